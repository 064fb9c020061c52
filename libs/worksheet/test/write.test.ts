import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { inert } from '@meervoud/kernel';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sheet, writeCsv, writeXlsx } from '../src/index.ts';
import { payload } from '../src/testing/index.ts';
import { place, rowsIn } from './folder.ts';

const sheet: Sheet = {
  name: 'VHZ VJ2021', header: ['Naam', 'Waarde', 'Teller', 'Nummer'],
  rows: [['\'t "Huis", aan zee', { number: '100.00' }, { number: '21' }, '2.1.8.'], ['twee\nregels', { number: '-0.50' }, '', '08111924'], ['=1+1', '', { number: '0' }, '1.1']],
};

test('a CSV has commas, CR LF, and quotation marks where they are needed', () => {
  expect(new TextDecoder().decode(writeCsv(sheet))).toBe(
    'Naam,Waarde,Teller,Nummer\r\n"\'t ""Huis"", aan zee",100.00,21,2.1.8.\r\n"twee\nregels",-0.50,,08111924\r\n\'=1+1,,0,1.1\r\n');
});

test('a workbook types numbers as numbers with their decimals, and texts as texts', async () => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load((await writeXlsx(sheet)).buffer as ArrayBuffer);
  const [read] = workbook.worksheets;
  expect(read!.name).toBe('VHZ VJ2021');
  expect(read!.getRow(2).values).toStrictEqual([, '\'t "Huis", aan zee', 100, 21, '2.1.8.']);  
  expect([read!.getCell('B2').numFmt, read!.getCell('C2').numFmt, read!.getCell('D2').numFmt]).toStrictEqual(['0.00', '0', undefined]);
  expect([read!.getCell('A4').value, read!.getCell('A4').formula]).toStrictEqual(["'=1+1", undefined]);
});

test('equal content is equal bytes', async () => {
  const hashes = [await writeXlsx(sheet), await new Promise((resolve) => setTimeout(resolve, 2_100)).then(() => writeXlsx(sheet))].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  expect(hashes[0]).toBe(hashes[1]);
});

test('whatever stands in a cell is read back by our own reader, from both', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(payload, fc.constantFrom('_x003D_1', 'x_x000D_y', '_x')), { minLength: 1, maxLength: 30 }), async (texts) => {
    const given: Sheet = { name: 'Blad', header: ['a', 'b'], rows: texts.map((text) => ['rij', text]) };
    const expected = texts.map((text) => inert(text).replace(/\n/g, '\n'));
    writeFileSync(place('terug.csv'), writeCsv(given));
    writeFileSync(place('terug.xlsx'), await writeXlsx(given));
    for (const file of ['terug.csv', 'terug.xlsx']) {
      expect((await rowsIn(place(file))).slice(1).map(({ cells }) => cells[1] ?? '')).toStrictEqual(expected);
    }
  }), { numRuns: 25 });
});

test('a text that no cell can hold is refused, with its place', async () => {
  await expect(writeXlsx({ ...sheet, rows: [['a'.repeat(32_768), '', '', '']] })).rejects.toMatchObject({ code: 'cell-too-long', at: 'VHZ VJ2021!Naam, 2' });
});
