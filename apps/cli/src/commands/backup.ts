import type { Command } from 'commander';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hashOfBytes, silentLogger, systemClock } from '@meervoud/kernel';
import { openReader, writeBackup } from '@meervoud/store';
import { type CommonOptions, providerCommand } from '../command.ts';
import type { Config } from '../config.ts';
import { loadConfig } from '../configuration/load.ts';
import { openOutput } from '../output.ts';

/** Tells a backup of one pseudonym key from that of another, without the key. */
export const markOfKey = (directory: string): Readonly<Record<string, string>> => {
  try {
    return { pseudonymKey: hashOfBytes(readFileSync(join(directory, 'keys', 'pseudonym.key'), 'utf8').trim()) };
  } catch {
    return {};
  }
};

const keysIn = (directory: string) => readdirSync(join(directory, 'keys')).map((name) => ({ name, content: readFileSync(join(directory, 'keys', name)) }));

export const placeOf = ({ databaseUrl, directory }: Config) => (databaseUrl === undefined ? { directory } : { databaseUrl });

const words = {
  nl: {
    made: (file: string, bytes: number) => `Reservekopie: ${file} (${(bytes / 2 ** 20).toFixed(1)} MiB). Controleer hem door hem ergens anders terug te zetten.`,
    without: 'De sleutels zitten er niet in: bewaar een kopie van de map `keys` apart. Zonder pseudonym.key is een teruggezette kopie niet aan nieuwe gegevens te koppelen.',
    with: 'De sleutels zitten erin: wie dit bestand heeft, kan pseudoniemen herleiden en namens u ondertekenen. Bewaar het versleuteld.',
  },
  en: {
    made: (file: string, bytes: number) => `Backup: ${file} (${(bytes / 2 ** 20).toFixed(1)} MiB). Check it by restoring it elsewhere.`,
    without: 'The keys are not in it: keep a copy of the folder `keys` apart. Without pseudonym.key a restored backup cannot be tied to new data.',
    with: 'The keys are in it: who has this file can trace pseudonyms and sign on your behalf. Keep it encrypted.',
  },
} as const;

export const backupCommand = (): Command =>
  providerCommand('backup', 'Write everything that must survive into one file with a checksum; may run while Meervoud works')
    .argument('<file>', 'a new file; only its owner can read it')
    .option('--with-keys', 'with the keys; without this they are left out')
    .action(async (file: string, { withKeys = false, ...options }: CommonOptions & { withKeys?: boolean }) => {
      const [config, output] = [loadConfig(options.config), openOutput(options)];
      const reader = await openReader(placeOf(config), { log: silentLogger });
      try {
        const extras = { marks: markOfKey(config.directory), attachments: withKeys ? keysIn(config.directory) : [] };
        const written = await writeBackup(reader.client, resolve(file), systemClock, extras);
        const say = words[output.language];
        output.result({ ...written, withKeys }, () => `${say.made(written.file, written.bytes)}\n${withKeys ? say.with : say.without}`);
      } finally {
        await reader.close();
      }
    });
