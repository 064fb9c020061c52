import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plain } from '../src/header.ts';
import { checkFolder, describeSheets } from '../src/index.ts';
import { sheets } from '../src/sheets/index.ts';

const page = join(import.meta.dirname, '../../../../docs/vendors/csv.md');
const MARK = /<!-- generated from [^\n]*-->\n\n/;

test('docs/vendors/csv.md describes exactly the columns that are read', async () => {
  const [written = ''] = readFileSync(page, 'utf8').split(MARK);
  const [mark = ''] = MARK.exec(readFileSync(page, 'utf8')) ?? [];
  expect(mark).not.toBe('');
  await expect(`${written}${mark}${describeSheets('en')}\n`).toMatchFileSnapshot(page);
});

test('the description is there in Dutch too', () => {
  expect(describeSheets('nl')).toContain('| `begindatum` | `begin`, `startdatum`, `van`, `opnamedatum` | kolom altijd, cel mag leeg |');
});

test('no two columns of a sheet can be meant by one header', () => {
  for (const { name, columns } of sheets) {
    const headers = Object.values(columns).flatMap(({ header, aliases }) => [header, ...aliases].map(plain));
    expect(headers.filter((header, index) => headers.indexOf(header) !== index), name).toEqual([]);
  }
});

test('the example files are right', async () => {
  expect(await checkFolder(join(import.meta.dirname, '../examples'))).toEqual([]);
});
