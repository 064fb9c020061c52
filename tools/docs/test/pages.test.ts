import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { generatedFolders, pages } from '../pages.ts';
import { settingRows } from '../schema-rows.ts';
import { root } from '../source-files.ts';

const made = pages();

test.each(Object.entries(made))('%s is what the sources say now (npm run docs)', (file, page) => {
  expect(readFileSync(join(root, file), 'utf8')).toBe(page());
});

test.each(generatedFolders)('%s holds no page that is not made any more (npm run docs)', (folder) => {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
  expect(found.filter((file) => !(file in made))).toStrictEqual([]);
});

test('a setting is told with its place, type, default and meaning, and what only some choices have', () => {
  const secret = z.union([z.strictObject({ env: z.string() }), z.strictObject({ file: z.string() })]);
  const schema = z.strictObject({
    name: z.string().describe('A name.'),
    size: z.int().default(3),
    list: z.array(z.strictObject({ on: z.boolean().optional() })),
    auth: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('a'), key: secret }), z.strictObject({ type: z.literal('b') })]),
    per: z.record(z.string(), z.strictObject({ kind: z.enum(['x', 'y']) })).optional(),
  });
  expect(settingRows(schema).map(({ path, type, standard, meaning, when = '' }) => [path, type, standard, meaning, when].join('|'))).toStrictEqual([
    'name|string|required|A name.|', 'size|integer|`3`||', 'list|list of object|required||', 'list[].on|boolean|||',
    'auth|one of several|required||', 'auth.type|"a"|required||type = a', 'auth.key|secret|required||type = a', 'auth.type|"b"|required||type = b',
    'per|object|||', 'per.<id>.kind|x, y|required||',
  ]);
});

test('every setting on the page of the operator has a meaning', () => {
  const rows = made['docs/operators/configuration.md']!().split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(90);
  expect(rows.filter((row) => /\|\s*(\(type = [\w-]+\))?\s*\|$/.test(row))).toStrictEqual([]);
});
