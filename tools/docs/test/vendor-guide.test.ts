import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FhirSourceConfig } from '@meervoud/adapter-sdk';
import { createTree } from '@nx/devkit/testing.js';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../apps/cli/src/config.ts';
import { generateAdapter } from '../../generator/src/generate-adapter.ts';
import { blocksIn, commandsIn } from '../commands-in.ts';
import { root } from '../source-files.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const guide = read('docs/vendors/README.md');
const markdown = (folder: string): readonly string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => join(folder, file));

/** Every command there is: `matrix`, `adapter check`. */
const commandNames = async (): Promise<ReadonlyMap<string, Command>> => {
  const found = new Map<string, Command>();
  const put = (command: Command, before = ''): void => {
    found.set(`${before}${command.name()}`, command);
    for (const inner of command.commands) put(inner, `${before}${command.name()} `);
  };
  for (const file of readdirSync(join(root, 'apps/cli/src/commands')).filter((name) => name.endsWith('.ts'))) {
    const module = await import(join(root, 'apps/cli/src/commands', file)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) if (name.endsWith('Command') && typeof value === 'function') put((value as () => Command)());
  }
  return found;
};

describe('the guide for vendors', () => {
  test('quotes what the generator writes, word for word', () => {
    const tree = createTree();
    generateAdapter(tree, { name: 'my-ecd' });
    const written = ['src/my-ecd.ts', 'test/my-ecd.test.ts', 'README.md'].map((file) => tree.read(`libs/adapters/my-ecd/${file}`, 'utf8')!);
    const isQuoted = (block: string): boolean => written.some((text) => text.includes(block.trim()));
    const others = blocksIn(guide, 'ts').filter((block) => !isQuoted(block));
    expect(others).toStrictEqual(["import { myEcd } from '@meervoud/adapter-my-ecd';\n", "  'my-ecd': shelved(myEcd),\n"]);
    expect(read('apps/cli/src/shelf.ts')).toContain('shelved(nlCoreR4),');
  });

  test('gives a configuration that is one', () => {
    const [block = ''] = blocksIn(guide, 'json');
    const { sources: [source] } = parseConfig(JSON.parse(block), '/etc/meervoud/meervoud.json', {});
    expect(source).toMatchObject({ name: 'ecd', adapter: 'my-ecd' });
    expect(FhirSourceConfig.safeParse(source!.config).error).toBeUndefined();
  });

  test('names only mappings that there are', () => {
    const door = read('libs/nl-core/src/index.ts');
    for (const name of ['toiletingCarePlan', 'toiletingObservation', 'foodPreferences', 'medicationReview', 'healthcareProvider', 'wlzIndicatie']) {
      expect(guide).toContain(name);
      expect(door).toContain(name);
    }
  });
});

describe.each([...markdown('docs'), 'README.md'])('%s', (file) => {
  const page = read(file);

  test('gives only commands and options that there are', async () => {
    const known = await commandNames();
    for (const { line, words } of commandsIn(page)) {
      const at = words.indexOf('meervoud');
      if (at < 0 || (at > 0 && words[at - 1] !== 'npx')) continue;
      const [one = '', two = ''] = words.slice(at + 1);
      if (one.startsWith('-') || one === '') continue;
      const command = known.get(`${one} ${two}`) ?? known.get(one);
      expect(command?.name(), line).toBeDefined();
      const options = command!.options.flatMap(({ long, short }) => [long, short]);
      for (const flag of words.slice(at + 2).filter((word) => word.startsWith('--'))) expect(options, line).toContain(flag.split('=')[0]);
    }
  });

  test('points only to pages that there are', () => {
    const links = [...page.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target).filter((target) => !/^[a-z]+:/.test(target));
    expect(links.filter((target) => !existsSync(join(root, dirname(file), target)))).toStrictEqual([]);
  });
});
