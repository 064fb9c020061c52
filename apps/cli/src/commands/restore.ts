import type { Command } from 'commander';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KnownError, silentLogger } from '@meervoud/kernel';
import { openBackup, type OpenBackup, restoreInto } from '@meervoud/store';
import { type CommonOptions, providerCommand } from '../command.ts';
import { loadConfig } from '../configuration/load.ts';
import { openOutput } from '../output.ts';
import { keyFolder } from '../secret.ts';
import { markOfKey, placeOf } from './backup.ts';

const otherKeys = (at: string): KnownError => new KnownError({
  code: 'restore-other-keys', recovery: 'halt', at, message: 'Other keys lie here than those the backup was made with: its clients would become strangers.',
  expected: 'the keys that belong to the backup, or a directory without keys',
});

/** Throws `restore-other-keys` (halt) before anything is written. */
const requireSameKeys = ({ marks, attachments }: OpenBackup['head'], directory: string): void => {
  const { pseudonymKey } = markOfKey(directory);
  if (pseudonymKey !== undefined && marks['pseudonymKey'] !== undefined && pseudonymKey !== marks['pseudonymKey']) throw otherKeys(join(directory, 'keys', 'pseudonym.key'));
  for (const { name, content } of attachments) {
    const path = join(directory, 'keys', name);
    if (existsSync(path) && readFileSync(path, 'base64') !== content) throw otherKeys(path);
  }
};

const words = {
  nl: { done: 'Teruggezet. Kijk of alles klopt: meervoud doctor, meervoud status.', key: 'Zet nu eerst de map `keys` terug; anders krijgt elke cliënt bij de volgende keer lezen een ander pseudoniem.' },
  en: { done: 'Restored. See whether all is well: meervoud doctor, meervoud status.', key: 'Put the folder `keys` back first now; else every client gets another pseudonym at the next read.' },
} as const;

export const restoreCommand = (): Command =>
  providerCommand('restore', 'Put a backup back into an empty directory or database; never over data')
    .argument('<file>', 'what `meervoud backup` wrote')
    .action(async (file: string, options: CommonOptions) => {
      const [config, output] = [loadConfig(options.config), openOutput(options)];
      const backup = await openBackup(resolve(file));
      requireSameKeys(backup.head, config.directory);
      await restoreInto(placeOf(config), backup, { log: silentLogger });
      for (const { name, content } of backup.head.attachments) {
        const path = join(keyFolder(config.directory), name);
        if (!existsSync(path)) writeFileSync(path, Buffer.from(content, 'base64'), { mode: 0o600, flag: 'wx' });
      }
      const say = words[output.language];
      const hasKey = markOfKey(config.directory)['pseudonymKey'] !== undefined;
      output.result({ madeAt: backup.head.madeAt, keys: hasKey }, () => (hasKey ? say.done : `${say.done}\n${say.key}`));
    });
