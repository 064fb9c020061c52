import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', 'DEVELOPING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`)];

describe.each(pages)('%s', (page) => {
  test('links only to what exists', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('names only paths that exist', () => {
    // the guide writes an adapter called my-ecd
    const paths = [...read(page).matchAll(/`((?:apps|libs|tools|docs)\/[\w./-]+)`/g)].map(([, path]) => path!).filter((path) => !path.includes('my-ecd'));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('the README names every command, and no other', () => {
  const help = execFileSync(process.execPath, [join(root, 'apps/cli/bin/meervoud.mjs'), '--help'], { encoding: 'utf8' });
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!).filter((name) => name !== 'help');
  const table = read('README.md').split('| command | what it does |')[1]!.split('\n\n')[0]!;
  const named = [...table.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([a-z]+)/g)].map(([, name]) => name!));
  expect(named.toSorted()).toEqual(commands.toSorted());
});

const samples = join(root, '../shared/samples/r4-zib2020');
test.skipIf(!existsSync(samples))('what the README shows of the public instances is what `meervoud inspect` says of them', () => {
  const said = execFileSync(process.execPath, [join(root, 'apps/cli/bin/meervoud.mjs'), 'inspect', samples, '--summary'], { encoding: 'utf8' });
  const shown = read('README.md').split('## On real input')[1]!.split('```')[1]!.trim();
  expect(said.startsWith(`${shown}\n`)).toBe(true);
});

test('every type the glossary names is exported by some lib', () => {
  const doors = ['zibs', 'indicator', 'value', 'exchange', 'task', 'channel', 'adapter-sdk', 'store', 'fragments', 'reuse'].map((lib) => read(`libs/${lib}/src/index.ts`)).join('\n');
  const names = [...read('docs/GLOSSARY.md').matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(doors))).toEqual([]);
});
