import { DisclosedOutcome, DisclosedValue } from '@meervoud/exchange';
import { indicatorSetFor, kwaliteitsbeeldFor } from '@meervoud/indicators-basisveiligheid';
import { personeelssamenstellingFor } from '@meervoud/indicators-personeelssamenstelling';
import { describe, expect, test } from 'vitest';
import { type OdbCell, type OdbProvider, type OdbSheet, publishedNames, toOdbSheet } from '../src/index.ts';
import { textRows } from './files.ts';

const provider: OdbProvider = {
  organization: { name: 'Zorggroep Maasoever', kvk: '08111924', postcode: '3011 aa', houseNumber: '1', city: 'Rotterdam' },
  locations: [{ id: 'linde', name: 'De Linde' }, { id: 'iep', name: "'t Iepje", vestigingsnummer: '000040313182', agb: '06012345' }, { id: 'eik', name: 'De Eik' }],
};
const disclosed = (indicator: string, outcome: unknown, location: string | null = 'linde', set = 'basisveiligheid', reportingYear = 2021): DisclosedValue => DisclosedValue.parse({
  id: `val-${indicator}`, set, reportingYear, location, indicator, referenceDate: '2022-02-28', derivedAt: '2022-03-01T09:30:00.000Z', outcome,
  manifest: { definition: { id: indicator, set, version: '1', hash: 'h', standing: 'published' }, engine: 'e', inputHash: 'i', rulings: [], settings: {} },
});
const rowOf = ({ header, rows }: OdbSheet, code: string, location = 'De Linde'): Readonly<Record<string, OdbCell>> => {
  const found = rows.find((row) => row[header.indexOf('IndicatorCode')] === code && row[header.indexOf('LocatieNaam')] === location)!;
  return Object.fromEntries(header.map((name, at) => [name, found[at]!]));
};
const figure = ({ IndicatorWaarde, Teller, Noemer, Indicator_nvt, Opmerking }: Readonly<Record<string, OdbCell>>) => [IndicatorWaarde, Teller, Noemer, Indicator_nvt, Opmerking];
const n = (number: string): OdbCell => ({ number });

test('a row of 2021, every cell', () => {
  const sheet = toOdbSheet({ set: indicatorSetFor(2021), provider, values: [disclosed('INID013309', { kind: 'measured', answer: { type: 'percentage', value: '66.67' }, counts: { numerator: 8, denominator: 12, unknown: 0 } }, 'iep')] });
  expect(rowOf(sheet, 'INID013309', "'t Iepje")).toStrictEqual({
    IndicatorsetNaam: 'Verpleeghuiszorg Basisveiligheid', IndicatorsetCode: 'ISID000151', Verslagjaar: n('2021'), OrganisatieNaam: 'Zorggroep Maasoever', KvkNummer: '8111924', OrganisatieAGBCode: '0',
    LocatieNaam: "'t Iepje", Vestigingsnummer: '40313182', LocatiePostcode: '', LocatieHuisnummer: '', LocatiePlaats: '', LocatieAGBcode: '6012345', 'Type Zorgaanbieder': 'VERPLEEGHUIZEN',
    Thema: 'Gezamenlijke afspraken over behandeling rond het levenseinde', IndicatorCode: 'INID013309', IndicatorSorteernummer: n('5'), IndicatorNummer: '2', IndicatorNaam: 'Cliënten met beleidsafspraken rondom het levenseinde',
    IndicatorEenheid: 'Percentage', IndicatorWaarde: n('66.67'), Teller: n('8'), Noemer: n('12'), Indicator_nvt: n('0'), Opmerking: '', IndicatorType: 'Proces', Bron: 'NULL',
    MeetperiodeBeginDatum: '2022-01-01 00:00:00.000', MeetperiodeEindDatum: '2022-02-28 23:59:59.000', AanleverFrequentie: 'Jaarlijks',
  });
  expect(['De Linde', "'t Iepje", 'De Eik'].map((location) => rowOf(sheet, 'INID013309', location)['Vestigingsnummer'])).toStrictEqual(['1', '40313182', '2']);
});

test.each<[unknown, string, readonly OdbCell[]]>([
  [{ kind: 'measured', answer: { type: 'percentage', value: '0.00' }, counts: { numerator: 0, denominator: 12, unknown: 0 } }, 'INID013307', [n('0.00'), n('0'), n('12'), n('0'), '']],
  [{ kind: 'suppressed', rule: 'denominator-below-10' }, 'INID013307', [n('0.00'), '', '', n('0'), 'Waarneming kleiner dan 10']],
  [{ kind: 'suppressed', rule: 'complement-of-suppressed' }, 'INID014325', ['', '', '', n('0'), 'Waarneming kleiner dan 10']],
  [{ kind: 'not-chosen' }, 'INID013307', ['', '', '', n('1'), '']],
  [{ kind: 'no-eligible' }, 'INID014312', ['', '', '', n('1'), 'Er was niets te tellen']],
  [{ kind: 'withheld', explanation: 'zie ons verslag', url: 'https://zorg.example/v' }, 'INID013309', ['', '', '', n('1'), 'Anders verantwoord: zie ons verslag https://zorg.example/v']],
  [{ kind: 'not-computable', missing: [{ zib: 'PressureUlcer' }] }, 'INID013309', ['', '', '', n('0'), 'Niet uit de registratie te bepalen']],
  [{ kind: 'incomplete', reason: 'not-attested' }, 'INID010008', ['', '', '', n('0'), 'Nog niet ingevuld']],
  [{ kind: 'incomplete', reason: 'too-many-unknown', answer: { type: 'percentage', value: '50.00' }, counts: { numerator: 6, denominator: 12, unknown: 3 } }, 'INID013309', [n('50.00'), n('6'), n('12'), n('0'), 'Van te veel cliënten onbekend']],
  [{ kind: 'overridden', answer: { type: 'percentage', value: '50.00' }, counts: { numerator: 6, denominator: 12, unknown: 0 }, reason: '=1+1' }, 'INID013309', [n('50.00'), n('6'), n('12'), n('0'), '=1+1']],
  [{ kind: 'attested', answer: { type: 'number', value: '8.4' } }, 'INID014477', [n('8.40'), '', '', n('0'), '']],
  [{ kind: 'attested', answer: { type: 'number', value: '14' } }, 'INID013384', [n('14'), '', '', n('0'), '']],
  [{ kind: 'attested', answer: { type: 'yes-no', value: true } }, 'INID014307', ['ja', '', '', n('0'), '']],
])('%j in row %s', (outcome, code, cells) => {
  expect(figure(rowOf(toOdbSheet({ set: indicatorSetFor(2021), provider, values: [disclosed(code, DisclosedOutcome.parse(outcome))] }), code))).toStrictEqual(cells);
});

test('staff stands at the concern, with the trailing dot of 2.1.8.', () => {
  const set = personeelssamenstellingFor(2019);
  const sheet = toOdbSheet({ set, provider, values: [disclosed('INID013541', { kind: 'measured', answer: { type: 'percentage', value: '2.66' }, counts: { numerator: 1, denominator: 50, unknown: 0 } }, null, 'personeelssamenstelling', 2019)] });
  expect(sheet.rows.length).toBe(23);
  expect(rowOf(sheet, 'INID013541', 'Concernniveau: Zorggroep Maasoever')).toMatchObject({
    IndicatorsetCode: 'ISID000160', IndicatorNummer: '2.1.8.', IndicatorWaarde: n('2.66'), IndicatorType: 'Uitkomst', LocatiePostcode: '3011AA', LocatiePlaats: 'Rotterdam',
    MeetperiodeBeginDatum: '2019-01-01 00:00:00.000', MeetperiodeEindDatum: '2019-12-31 23:59:59.000',
  });
});

test('a row that is owed and not there has no value and is not said to be not applicable; one that may be left out is', () => {
  const sheet = toOdbSheet({ set: indicatorSetFor(2021), provider, values: [] });
  expect(figure(rowOf(sheet, 'INID013309'))).toStrictEqual(['', '', '', n('0'), '']);
  expect(figure(rowOf(sheet, 'INID013385'))).toStrictEqual(['', '', '', n('1'), '']);
});

test('names may be those of the recipient', () => {
  expect(rowOf(toOdbSheet({ set: indicatorSetFor(2021), provider, values: [], names: new Map([['INID013309', 'Naam van de ontvanger']]) }), 'INID013309')['IndicatorNaam']).toBe('Naam van de ontvanger');
});

describe('what has no place in the file is refused, all at once', () => {
  const wrong = [
    disclosed('INID013309', { kind: 'not-chosen' }), disclosed('INID013309', { kind: 'not-chosen' }), disclosed('INID013309', { kind: 'not-chosen' }, 'elders'),
    disclosed('INID999999', { kind: 'not-chosen' }), disclosed('INID014319', { kind: 'not-chosen' }), disclosed('INID013309', { kind: 'not-chosen' }, 'iep', 'basisveiligheid', 2020), disclosed('INID013309', { kind: 'not-chosen' }, null),
  ];
  test('values', () => {
    expect(() => toOdbSheet({ set: indicatorSetFor(2021), provider, values: wrong })).toThrow(expect.objectContaining({
      code: 'odb-values-misplaced', recovery: 'halt',
      at: 'basisveiligheid 2021/linde/INID013309, basisveiligheid 2021/elders/INID013309, basisveiligheid 2021/linde/INID999999, basisveiligheid 2021/linde/INID014319, basisveiligheid 2020/iep/INID013309, basisveiligheid 2021/organisatie/INID013309',
    }));
  });
  test('sets that the file never had', () => {
    expect(() => toOdbSheet({ set: kwaliteitsbeeldFor(2024), provider, values: [] })).toThrow(expect.objectContaining({ code: 'odb-form-missing', recovery: 'halt' }));
    expect(() => toOdbSheet({ set: indicatorSetFor(2016), provider, values: [] })).toThrow(expect.objectContaining({ code: 'odb-form-missing' }));
  });
});

test('names are found in any file of ours, sheet by sheet, the first one counting', async () => {
  const sheets = {
    uitleg: [['Hier staat niets']],
    een: [['titel'], ['IndicatorCode', 'IndicatorNaam', 'IndicatorWaarde'], ['inid013309', ' Eerste naam ', ''], ['INID013309', 'Tweede', ''], ['', 'zonder code', '']],
    twee: [['IndicatorNaam', 'IndicatorCode', 'IndicatorWaarde'], ['Andere', 'INID013307', '']],
  };
  expect([...await publishedNames(textRows(sheets), 'b.xlsx')]).toStrictEqual([['INID013309', 'Eerste naam'], ['INID013307', 'Andere']]);
  await expect(publishedNames(textRows({ uitleg: sheets.uitleg }), 'b.xlsx')).rejects.toMatchObject({ code: 'no-header', at: 'b.xlsx' });
});
