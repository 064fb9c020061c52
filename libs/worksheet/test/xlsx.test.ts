import { existsSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWorksheetFile } from '../src/index.ts';
import { workbookParts, writeWorkbook, zipOf } from '../src/testing/index.ts';
import { cellsIn, place, put, rowsIn } from './folder.ts';

const samples = join(import.meta.dirname, '../../../../shared/samples/odb');

describe('a workbook written by another program (exceljs)', () => {
  test('gives its texts, numbers, dates and formulas as the file holds them', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('Blad 1');
    sheet.addRow(['cliënt & co', 21, 0.02, true, new Date(Date.UTC(2021, 11, 31)), { formula: '1+1', result: 2 }, { richText: [{ text: 'vet ' }, { font: { bold: true }, text: 'gedrukt' }] }]);
    sheet.getCell('C3').value = 16.67;
    workbook.addWorksheet('Leeg');
    workbook.addWorksheet('Blad 2').addRow(['ander blad']);
    await workbook.xlsx.writeFile(place('exceljs.xlsx'));
    expect(await rowsIn(place('exceljs.xlsx'))).toStrictEqual([
      { sheet: 'Blad 1', row: 1, cells: ['cliënt & co', '21', '0.02', 'TRUE', '44561', '2', 'vet gedrukt'] },
      { sheet: 'Blad 1', row: 3, cells: ['', '', '16.67'] },
      { sheet: 'Blad 2', row: 1, cells: ['ander blad'] },
    ]);
  });

  test.each([true, false])('written as a stream, texts %s, which puts the parts in another order', async (useSharedStrings) => {
    const filename = place(`stream-${useSharedStrings}.xlsx`);
    const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename, useSharedStrings });
    const sheet = writer.addWorksheet('VHZ');
    for (let row = 0; row < 500; row += 1) sheet.addRow([`rij ${row}`, 'é']).commit();
    await writer.commit();
    expect((await rowsIn(filename)).map(({ row, cells }) => `${row} ${cells.join()}`)).toStrictEqual(Array.from({ length: 500 }, (_, row) => `${row + 1} rij ${row},é`));
  });
});

describe.skipIf(!existsSync(samples))('the real late delivery (skipped without ../shared/samples)', () => {
  const file = join(samples, 'nalevering-2021-herbergier-steenwijkerwold.xlsx');
  test('has the cells that another reader finds in it', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(file);
    const theirs = workbook.worksheets.flatMap((sheet) => {
      const rows: string[] = [];
      sheet.eachRow((row, number) => row.eachCell((cell, column) => { if (String(cell.value ?? '').trim() !== '') rows.push(`${sheet.name} ${number} ${column} ${String(cell.value)}`); }));
      return rows;
    });
    const ours = (await rowsIn(file)).flatMap(({ sheet, row, cells }) => cells.flatMap((cell, column) => (cell.trim() === '' ? [] : [`${sheet} ${row} ${column + 1} ${cell}`])));
    expect(ours).toHaveLength(1_849);
    expect(ours).toStrictEqual(theirs);
  });
});

describe('what workbooks look like', () => {
  const rows = [['kop', 'waarde'], ['a', 1], [null, 'los'], ['', ''], ['  ', null], ['b', true]] as const;
  const read = [['kop', 'waarde'], ['a', '1'], ['', 'los'], ['b', 'TRUE']];
  test.each([
    ['texts together', {}], ['texts in their cells', { shared: false }], ['a prefix before every name', { prefix: 'x:' }], ['a prefix and texts in cells', { prefix: 'ss:', shared: false }],
  ])('%s', async (name, style) => {
    const file = place(`${name}.xlsx`);
    await writeWorkbook(file, [{ name: 'Blad', rows }], style);
    const found = await rowsIn(file);
    expect(found.map(({ cells }) => cells)).toStrictEqual(read);
    expect(found.map(({ row }) => row)).toStrictEqual([1, 2, 3, 6]);
  });

  test('hidden sheets are named and not read, and the order is that of the tabs', async () => {
    await writeWorkbook(place('hidden.xlsx'), [{ name: 'B', rows: [['1']] }, { name: 'oud', rows: [['2']], hidden: true }, { name: 'A', rows: [['3']] }]);
    const file = await openWorksheetFile(place('hidden.xlsx'));
    expect([file.hiddenSheets, file.kind, file.name, file.dates1904]).toStrictEqual([['oud'], 'xlsx', 'hidden.xlsx', false]);
    expect((await rowsIn(place('hidden.xlsx'))).map(({ sheet, cells }) => [sheet, ...cells])).toStrictEqual([['B', '1'], ['A', '3']]);
  });

  test('days may count from 1904, which is told', async () => {
    await writeWorkbook(place('mac.xlsx'), [{ name: 'A', rows: [['1']] }], { dates1904: true });
    expect((await openWorksheetFile(place('mac.xlsx'))).dates1904).toBe(true);
  });

  const sheetOf = async (name: string, sheet: string, shared = '<sst><si><t>a</t></si></sst>'): Promise<string> => {
    const parts = workbookParts([{ name: 'A', rows: [] }]).map((part) => (part.path.endsWith('sheet1.xml') ? { ...part, text: sheet } : part.path.endsWith('sharedStrings.xml') ? { ...part, text: shared } : part));
    return put(name, await zipOf(parts));
  };
  test('rows and cells without an address follow each other; errors and reading aids are as they are', async () => {
    const file = await sheetOf('bare.xlsx', '<worksheet><sheetData><row><c t="s"><v>0</v></c><c><v>2</v></c><c t="e"><v>#N/A</v></c></row><row><c t="str"><f>A1</f><v>_x0041_ _x0000_ _xD800_</v></c></row><row r="9"><c r="AB9"><v>1</v></c></row></sheetData></worksheet>',
      '<sst><si><r><t>samen</t></r><r><t xml:space="preserve"> gevoegd</t></r><rPh><t>leeshulp</t></rPh></si></sst>');
    expect(await rowsIn(file)).toStrictEqual([
      { sheet: 'A', row: 1, cells: ['samen gevoegd', '2', '#N/A'] },
      { sheet: 'A', row: 2, cells: ['A _x0000_ _xD800_'] },
      { sheet: 'A', row: 9, cells: [...Array.from({ length: 27 }, () => ''), '1'] },
    ]);
  });

  test('characters of several bytes are whole wherever the bytes are cut', async () => {
    await writeWorkbook(place('bytes.xlsx'), [{ name: 'A', rows: Array.from({ length: 40_000 }, (_, row) => [`ëëë${row}cliënten`]) }]);
    const cells = (await cellsIn(place('bytes.xlsx'))).map(([cell]) => cell);
    expect(cells).toHaveLength(40_000);
    expect(cells.filter((cell, row) => cell !== `ëëë${row}cliënten`)).toStrictEqual([]);
  });
});

const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r|_x/u.test(text)), fc.integer(), fc.constant(null));
test('whatever is written is read, however it is written', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), fc.record({ shared: fc.boolean(), prefix: fc.constantFrom('', 'x:') }),
    async (rows, style) => {
      await writeWorkbook(place('any.xlsx'), [{ name: 'A', rows }], style);
      const expected = rows.flatMap((cells, index) => {
        const texts = cells.map((value) => String(value ?? ''));
        const last = texts.findLastIndex((text) => text !== '');
        return texts.some((text) => text.trim() !== '') ? [{ sheet: 'A', row: index + 1, cells: texts.slice(0, last + 1) }] : [];
      });
      expect(await rowsIn(place('any.xlsx'))).toStrictEqual(expected);
    },
  ), { numRuns: 100 });
});
