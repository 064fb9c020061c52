import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OdbRow, readOdbFile, rowFindings, rowProblems } from '../src/index.ts';
import { cellsFor, headers, readSheets, textRows, usual } from './files.ts';

const text = fc.oneof(
  fc.constantFrom('', 'X', 'x', '0', '1', '0.00', '100.00', '16.67', '0.02', '01.00', '21.00', 'ja', 'Nee', 'n.v.t', 'Waarneming kleiner dan 10', 'Waarneming kleiner dan 10 - klein', '36', '6', '44562', '2022-02-28', '-3', '1e9', '9'.repeat(40), 'NULL'),
  fc.integer({ min: -5, max: 200 }).map(String), fc.string({ unit: 'binary', maxLength: 8 }),
);
const code = fc.constantFrom('INID013307', 'INID014307', 'INID014338', 'INID013486', 'INID013524', 'INID014319', 'INID010008', 'INID013522', 'INID999999', '', 'inid013309');
const layout = fc.constantFrom(...(Object.keys(headers) as (keyof typeof headers)[]));
const table = layout.chain((name) => fc.record({
  layout: fc.constant(name),
  rows: fc.array(fc.record({ cells: fc.array(text, { minLength: headers[name].length, maxLength: headers[name].length }), code, known: fc.boolean() }), { maxLength: 20 }),
}));
const toRows = ({ layout: name, rows }: { layout: keyof typeof headers; rows: readonly { cells: readonly string[]; code: string; known: boolean }[] }) => {
  const header = headers[name];
  // half of the rows say whom they are about, so that their figures are reached
  return rows.map(({ cells, code: indicator, known }) => header.map((column, index) =>
    (column === 'IndicatorCode' ? indicator : known && ['Verslagjaar', 'OrganisatieNaam', 'LocatieNaam', 'KvkNummer'].includes(column.trim()) ? usual[column.trim()]! : cells[index]!)));
};

const isConsistent = ({ figure, findings }: OdbRow): void => {
  for (const finding of findings) expect(Object.keys(rowFindings)).toContain(finding);
  if (figure.kind === 'refused') expect(Object.keys(rowProblems)).toContain(figure.code);
  if (figure.kind !== 'value' || figure.answer.type !== 'percentage') return;
  expect(figure.answer.value).toMatch(/^\d+\.\d{2}$/);
};

describe('whatever stands in a file', () => {
  test('every row ends as one of four, with a code we know, and the counts add up', async () => {
    await fc.assert(fc.asyncProperty(table, async (given) => {
      const header = headers[given.layout];
      const { rows, tally } = await readSheets({ VHZ: [header, ...toRows(given)] });
      expect(rows.map(({ at }) => at.row)).toStrictEqual(given.rows.map((_, index) => index + 2));
      rows.forEach(isConsistent);
      expect(tally.value + tally.suppressed + tally.notApplicable + tally.refused).toBe(tally.rows);
      expect(Object.values(tally.reasons).reduce((sum, count) => sum + count, 0)).toBe(tally.refused);
      expect(rows.filter(({ figure }) => figure.kind === 'refused')).toHaveLength(tally.refused);
    }), { numRuns: 300 });
  });

  test('a row that says it is hidden and shows no counts is never a zero', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('INID013307', 'INID013309', 'INID014330', 'INID013318'), fc.constantFrom('', '0', '0.00', '0,0', '12.5', 'ja'), async (indicator, value) => {
      const header = headers['odb-2020'];
      const { rows } = await readSheets({ VHZ: [header, cellsFor(header, { ...usual, IndicatorCode: indicator, IndicatorWaarde: value, Teller: '', Noemer: '', Opmerking: 'Waarneming kleiner dan 10' })] });
      expect(rows[0]?.figure.kind).not.toBe('value');
    }));
  });
});

describe('the same figure twice', () => {
  const header = headers['odb-2020'];
  const row = (location: string, value: string) => cellsFor(header, { ...usual, LocatieNaam: location, IndicatorWaarde: value, Teller: '', Noemer: '' });
  test('of equal rows the first counts; of rows that differ none does, in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([row('a', '10'), row('a', '20'), row('a', '10'), row('b', '30'), row('b', '30.00'), row('c', '40')], { minLength: 6 }), async (rows) => {
      const { tally, rows: read } = await readSheets({ VHZ: [header, ...rows] });
      expect(tally).toMatchObject({ rows: 6, value: 2, refused: 4, reasons: { 'duplicate-differs': 3, 'duplicate-row': 1 }, locations: 3 });
      expect(read.filter(({ figure }) => figure.kind === 'value').map(({ place }) => place?.location.name).toSorted()).toStrictEqual(['b', 'c']);
    }));
  });

  test('an organization that was registered twice has its staff figures once', async () => {
    const staff = (name: string, location: string) => cellsFor(header, { ...usual, OrganisatieNaam: name, LocatieNaam: location, IndicatorsetCode: 'ISID000160', IndicatorCode: 'INID013486', IndicatorEenheid: 'Getal', IndicatorWaarde: '91', Teller: '', Noemer: '' });
    const { tally } = await readSheets({ VHZ: [header, staff('Careyn', 'Concernniveau: Careyn'), staff('Aveant', 'Concernniveau: Aveant')] });
    expect(tally).toMatchObject({ value: 1, organizations: 1, reasons: { 'duplicate-row': 1 } });
  });

  test('the same name in another sheet is the same place, and a file read twice says the same', async () => {
    const sheets = { een: [header, row('a', '10')], twee: [header, row('A', '10')] };
    const [one, other] = [await readSheets(sheets), await readOdbFile(textRows(sheets), { file: 'bestand.xlsx', dates1904: false })];
    expect(one.tally.reasons).toStrictEqual({ 'duplicate-row': 1 });
    expect(one).toStrictEqual(other);
  });
});
