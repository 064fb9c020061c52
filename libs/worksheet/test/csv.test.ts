import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withPlainLines } from '../src/csv/decode.ts';
import { cellsIn, place, put, refusalOf, rowsIn } from './folder.ts';

const text = 'Naam;Waarde\r\n"Zorg ""De Linde""; oost";0,02\r\n\r\n;;\r\n"twee\r\nregels";"é"\r\nlaatste;x\r\n';
const rows = [
  { sheet: null, row: 1, cells: ['Naam', 'Waarde'] }, { sheet: null, row: 2, cells: ['Zorg "De Linde"; oost', '0,02'] },
  { sheet: null, row: 5, cells: ['twee\nregels', 'é'] }, { sheet: null, row: 7, cells: ['laatste', 'x'] },
];

test.each([
  ['UTF-8', Buffer.from(text)], ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
  ['Windows-1252', Buffer.from(text, 'latin1')], ['UTF-16 with BOM', Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('%s is understood, and every row keeps its line', async (_, content) => expect(await rowsIn(put('text.csv', content))).toStrictEqual(rows));

test('a line end that is cut in two is one line end', async () => {
  const pieces = async function* (): AsyncGenerator<string> { yield* ['a\r', '\nb\r', 'c', '\r']; };
  let text = '';
  for await (const piece of withPlainLines(pieces())) text += piece;
  expect(text).toBe('a\nb\nc\n');
});

test('lines may end as on an old Mac', async () => {
  expect(await rowsIn(put('mac.csv', 'a;b\r"x\ry";2\r3;4\r'))).toStrictEqual([
    { sheet: null, row: 1, cells: ['a', 'b'] }, { sheet: null, row: 2, cells: ['x\ny', '2'] }, { sheet: null, row: 4, cells: ['3', '4'] },
  ]);
});

test('a euro sign and curly quotes of Windows', async () => {
  expect(await cellsIn(put('windows.csv', Buffer.from([0x61, 0x3b, 0x80, 0x3b, 0x93, 0x0a, 0xe9, 0x0a])))).toStrictEqual([['a', '€', '“'], ['é']]);
});

describe('the separator', () => {
  test.each([',', ';', '\t', '|'])('may be %j', async (separator) => {
    expect(await cellsIn(put('separated.csv', `a${separator}b${separator}"c,;d"\n1${separator}2${separator}3\n`))).toStrictEqual([['a', 'b', 'c,;d'], ['1', '2', '3']]);
  });
  test('may be named, and lines are counted all the same', async () => {
    expect(await rowsIn(put('named.csv', 'sep=;\na;b,c\n'))).toStrictEqual([{ sheet: null, row: 2, cells: ['a', 'b,c'] }]);
  });
});

test('a quotation mark that is not closed is refused by its line', async () => {
  const refusal = await refusalOf(rowsIn(put('open.csv', 'a;b\n1;2\n"3;4\n5;6\n')));
  expect([refusal.code, refusal.at]).toStrictEqual(['malformed-csv', `${place('open.csv')}:3`]);
});

test('an empty file has no rows', async () => expect(await rowsIn(put('empty.csv', ''))).toStrictEqual([]));

test('whatever is written is read', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff\r]/.test(one));
  await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 }), async (body) => {
    const table = [['kop a', 'kop b', 'kop c'], ...body];
    const quoted = table.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\n');
    const expected = table.filter((cells) => cells.some((one) => one.trim() !== ''));
    expect(await cellsIn(put('any.csv', quoted))).toStrictEqual(expected);
  }), { numRuns: 150 });
});
