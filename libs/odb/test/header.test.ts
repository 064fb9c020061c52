import { describe, expect, test } from 'vitest';
import { readHeader } from '../src/index.ts';
import { headers, readOne, readSheets, cellsFor, usual } from './files.ts';

describe('each layout is told by its header', () => {
  test.each(Object.keys(headers) as (keyof typeof headers)[])('%s', (layout) => {
    const header = readHeader(headers[layout]);
    expect(header).toMatchObject({ layout, unknown: [] });
    // every column is found, the nameless one of 2019 among them; nothing is mistaken for another
    expect(Object.keys((header as { at: object }).at)).toHaveLength(headers[layout].length);
    expect(readOne({}, layout)).toMatchObject({ indicator: 'INID013307', reportingYear: 2021, figure: { kind: 'value', answer: { value: '16.67' } } });
  });

  test('the nameless column of 2019 is the AGB code of the organization, and AGBcode that of the location', () => {
    const row = readOne({ AGBcode: '75752746', '': '41522003' }, 'odb-2019');
    expect(row.place).toMatchObject({ organization: { agb: '41522003' }, location: { agb: '75752746' } });
  });

  test('of several columns without a name nothing is known', () => {
    expect(readOne({ '': '41522003' }, 'odb-2019').place?.organization.agb).toBe('41522003');
    expect(readHeader([...headers['odb-2019'].slice(0, 14), '', ...headers['odb-2019'].slice(14)])).not.toHaveProperty('at.organizationAgb');
    expect(readHeader([...headers['odb-2020'].slice(0, 14), '', ...headers['odb-2020'].slice(14), '', ''])).toHaveProperty('at.organizationAgb', 5);
  });

  test('a table of one’s own needs a code and a value', () => {
    expect(readHeader(['Locatie', 'indicatorcode', 'Waarde', 'eigen kolom'])).toMatchObject({ layout: 'own', unknown: ['eigen kolom'] });
    expect(readHeader(['IndicatorCode', 'Teller'])).toStrictEqual({ code: 'header-missing', columns: ['IndicatorWaarde'] });
    expect(readHeader(['Naam', 'Waarde'])).toBeUndefined();
    expect(readHeader(['IndicatorCode'])).toBeUndefined();
  });
});

describe('a file', () => {
  const header = headers['odb-2020'];
  test('may have a title above its header, and sheets without one', async () => {
    const { notices, tally } = await readSheets({ Toelichting: [['Uitleg'], ['meer uitleg']], VHZ: [['Openbaar databestand'], header, cellsFor(header, usual)] });
    expect(notices).toMatchObject([{ kind: 'skipped', sheet: 'Toelichting', rows: 2 }, { kind: 'header', sheet: 'VHZ', row: 2 }]);
    expect(tally).toMatchObject({ rows: 1, value: 1, locations: 1, organizations: 1 });
  });

  const refusal = (rows: readonly (readonly string[])[]) => readSheets({ VHZ: rows }).then(() => undefined, (thrown: unknown) => thrown);
  test('without the columns that tell a hidden figure from a zero is refused', async () => {
    expect(await refusal([header.filter((name) => name !== 'Opmerking' && name !== 'Noemer')])).toMatchObject({ code: 'header-missing', recovery: 'halt', at: 'bestand.xlsx:VHZ:1', message: expect.stringContaining('Noemer, Opmerking') });
  });
  test('with a column twice is refused', async () => expect(await refusal([[...header, 'Teller ']])).toMatchObject({ code: 'header-twice', message: expect.stringContaining('Teller') }));
  test('without any header is refused', async () => expect(await refusal([['a', 'b']])).toMatchObject({ code: 'no-header', at: 'bestand.xlsx' }));
});
