import { appendFileSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWorksheetFile } from '../src/index.ts';
import { workbookParts, writeWorkbook, zipOf } from '../src/testing/index.ts';
import { cellsIn, place, put, refusalOf, rowsIn } from './folder.ts';

const rows = Array.from({ length: 400 }, (_, row) => [`rij ${row}`, row, 'ja']);
let bytes: Buffer;
beforeAll(async () => {
  await writeWorkbook(place('whole.xlsx'), [{ name: 'A', rows }]);
  bytes = readFileSync(place('whole.xlsx'));
});

describe('a damaged workbook is refused, and never read in part', () => {
  test('cut off at any place', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 1 }), async (length) => {
      const refusal = await refusalOf(rowsIn(put('cut.xlsx', bytes.subarray(0, length))));
      expect([refusal.code, refusal.recovery]).toStrictEqual(['workbook-unreadable', 'halt']);
    }), { numRuns: 60 });
  });

  test('with any byte changed it is refused, or says what it said', async () => {
    const whole = await cellsIn(place('whole.xlsx'));
    await fc.assert(fc.asyncProperty(fc.integer({ min: 4, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ by;
      const found = await cellsIn(put('changed.xlsx', changed)).catch((thrown: unknown) => thrown);
      if (Array.isArray(found)) expect(found).toStrictEqual(whole);
      else expect(found).toMatchObject({ code: expect.stringMatching(/^(workbook-unreadable|file-too-large)$/) });
    }), { numRuns: 150 });
  });

  const without = (end: string) => async (): Promise<string> => put('without.xlsx', await zipOf(workbookParts([{ name: 'A', rows: [['a']] }]).filter(({ path }) => !path.endsWith(end))));
  const withSheet = (text: string) => async (): Promise<string> =>
    put('odd.xlsx', await zipOf(workbookParts([{ name: 'A', rows: [] }]).map((part) => (part.path.endsWith('sheet1.xml') ? { ...part, text } : part))));
  test.each([
    ['a zip that is no workbook', async () => put('other.xlsx', await zipOf([{ path: 'a.txt', text: 'a' }]))],
    ['a worksheet that is not there', without('sheet1.xml')],
    ['a workbook that is not there', without('workbook.xml')],
    ['texts that are not there', without('sharedStrings.xml')],
    ['a sheet that ends in the middle', withSheet('<worksheet><sheetData><row r="1"><c><v>1</v></c></row>')],
    ['an entity that would unfold', withSheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>')],
  ])('%s', async (_, make) => expect(await refusalOf(rowsIn(await make()))).toMatchObject({ code: 'workbook-unreadable', recovery: 'halt' }));
});

describe('limits', () => {
  test('a row wider than any layout', async () => {
    await writeWorkbook(place('wide.xlsx'), [{ name: 'A', rows: [Array.from({ length: 301 }, () => 'a')] }]);
    expect(await refusalOf(rowsIn(place('wide.xlsx')))).toMatchObject({ code: 'file-too-large' });
    expect(await refusalOf(rowsIn(put('wide.csv', `${'a;'.repeat(301)}\n`)))).toMatchObject({ code: 'file-too-large' });
  });
  test('a cell longer than Excel can hold', async () => {
    await writeWorkbook(place('long.xlsx'), [{ name: 'A', rows: [['a'.repeat(32_768)]] }]);
    expect(await refusalOf(rowsIn(place('long.xlsx')))).toMatchObject({ code: 'file-too-large' });
  });
});

test('a file that is not there, an old workbook, and bytes that are no text', async () => {
  expect(await refusalOf(openWorksheetFile(place('nowhere.xlsx')))).toMatchObject({ code: 'file-unreadable', recovery: 'halt' });
  expect(await refusalOf(openWorksheetFile(put('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))))).toMatchObject({ code: 'not-text' });
  expect(await refusalOf(rowsIn(put('bytes.csv', Buffer.from([0x61, 0, 0x62]))))).toMatchObject({ code: 'not-text' });
});

test('a file that changes while it is read', async () => {
  const file = await openWorksheetFile(put('growing.csv', 'a;b\n1;2\n'));
  const read = async (): Promise<void> => { for await (const _ of file.rows()) appendFileSync(place('growing.csv'), '3;4\n'); };
  expect(await refusalOf(read())).toMatchObject({ code: 'file-changed-meanwhile', recovery: 'retry' });
});

test('the hash is of the bytes, and no refusal repeats a cell', async () => {
  const one = await openWorksheetFile(put('one.csv', 'a;b\n'));
  expect(one.hash).toBe((await openWorksheetFile(put('two.csv', 'a;b\n'))).hash);
  expect(one.hash).not.toBe((await openWorksheetFile(put('three.csv', 'a;c\n'))).hash);
  const refusal = await refusalOf(rowsIn(put('secret.csv', 'a;b\n"geheim;2\n')));
  expect(`${refusal.message} ${refusal.at} ${refusal.expected}`).not.toContain('geheim');
});
