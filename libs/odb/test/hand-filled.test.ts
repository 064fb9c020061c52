import { describe, expect, test } from 'vitest';
import { type Cells, cellsFor, headers, readOne, readSheets, usual } from './files.ts';

/** As the template comes: crosses where something may be filled in. */
const empty = { IndicatorWaarde: 'X', Teller: 'X', Noemer: 'X', Indicator_nvt: '', Opmerking: '' };
const YES_NO = { IndicatorCode: 'INID014307', IndicatorEenheid: 'JaNee', Noemer: '', Teller: '', Indicator_nvt: 'x' };
const NUMBER = { IndicatorsetCode: 'ISID000160', IndicatorCode: 'INID013486', IndicatorEenheid: 'Getal', Teller: '', Noemer: '' };
const RATIO = { ...NUMBER, IndicatorCode: 'INID013533' };
const share = (value: string, numerator?: string, denominator?: string) => ({ kind: 'value', answer: { type: 'percentage', value }, ...(numerator !== undefined && { counts: { numerator, denominator } }) });
const refused = (code: string, column?: string, written?: object) => ({ kind: 'refused', code, ...(column && { column }), ...(written && { written }) });

const cases: readonly (readonly [title: string, cells: Cells, figure: object, findings?: readonly string[]])[] = [
  ['only crosses', {}, refused('not-filled-in')],
  ['only crosses and a remark that it does not apply', { Opmerking: 'n.v.t' }, { kind: 'not-applicable', because: 'in-note' }, ['not-applicable-in-note']],
  ['filled in as it should be', { IndicatorWaarde: '16,67', Teller: '6', Noemer: '36' }, share('16.67', '6', '36')],
  ['not applicable as it should be', { Indicator_nvt: '1' }, { kind: 'not-applicable', because: 'stated' }],
  ['0 under Indicator_nvt alone', { Indicator_nvt: '0' }, refused('not-filled-in')],

  ['yes under Teller', { ...YES_NO, Teller: 'ja' }, { kind: 'value', answer: { type: 'yes-no', value: true } }, ['value-moved']],
  ['no under Indicator_nvt', { ...YES_NO, Indicator_nvt: 'nee' }, { kind: 'value', answer: { type: 'yes-no', value: false } }, ['value-moved']],
  ['yes, and a remark that it does not apply', { ...YES_NO, Teller: 'ja', Opmerking: 'nvt' }, { kind: 'value', answer: { type: 'yes-no', value: true } }, ['value-moved', 'note-contradicts']],
  ['yes twice', { ...YES_NO, Teller: 'ja', Noemer: 'nee' }, refused('several-values')],
  ['a number under Teller', { ...NUMBER, Teller: '29' }, { kind: 'value', answer: { type: 'number', value: '29' } }, ['value-moved']],
  ['a number under Indicator_nvt', { ...NUMBER, Indicator_nvt: '29' }, { kind: 'value', answer: { type: 'number', value: '29' } }, ['value-moved']],
  ['1 under Indicator_nvt is what it says', { ...NUMBER, Indicator_nvt: '1' }, { kind: 'not-applicable', because: 'stated' }],

  ['a percentage or a numerator', { Teller: '100' }, refused('ambiguous-column', 'Teller', { numerator: '100' })],
  ['a percentage or a denominator', { Noemer: '36' }, refused('ambiguous-column', 'Noemer', { denominator: '36' })],
  ['a ratio or its numerator', { ...RATIO, Teller: '0.8' }, refused('ambiguous-column', 'Teller', { numerator: '0.8' })],
  ['a percentage under Indicator_nvt', { Indicator_nvt: '16.67' }, share('16.67'), ['value-moved']],
  ['only counts', { Teller: '6', Noemer: '36' }, share('16.67', '6', '36'), ['value-from-counts']],
  ['a value beside a number in another column', { IndicatorWaarde: '16.67', Indicator_nvt: '12' }, refused('not-applicable-unclear', 'Indicator_nvt', { value: '16.67' })],

  ['a fraction, told by its counts', { IndicatorWaarde: '0.17', Teller: '6', Noemer: '36' }, share('16.67', '6', '36'), ['fraction-for-percentage']],
  ['a fraction of everyone', { IndicatorWaarde: '1', Teller: '36', Noemer: '36' }, share('100.00', '36', '36'), ['fraction-for-percentage']],
  ['five per cent where everyone was counted is no fraction', { IndicatorWaarde: '5', Teller: '36', Noemer: '36' }, share('5.00', '36', '36'), ['value-not-from-counts']],
  ['one per cent, told by its counts', { IndicatorWaarde: '1', Teller: '1', Noemer: '100' }, share('1.00', '1', '100')],
  ['a fraction or a percentage', { IndicatorWaarde: '0.02' }, refused('fraction-or-percentage', 'IndicatorWaarde', { value: '0.02' })],
  ['a fraction in the wrong column', { Indicator_nvt: '0.02' }, refused('fraction-or-percentage', 'IndicatorWaarde', { value: '0.02' }), ['value-moved']],
  ['one, or everyone', { IndicatorWaarde: '1' }, refused('fraction-or-percentage', 'IndicatorWaarde', { value: '1' })],
  ['a heading without a value', { IndicatorCode: 'INID014319', IndicatorEenheid: 'Subindicator' }, { kind: 'not-applicable', because: 'heading' }],
  ['a heading with one', { IndicatorCode: 'INID014319', IndicatorEenheid: 'Subindicator', Teller: 'nee' }, refused('header-has-value', 'IndicatorWaarde')],
];

describe('a row of the template for late deliveries', () => {
  test.each(cases.map(([title, cells, figure, findings = []]) => [title, { cells, figure, findings }] as const))('%s', (_, { cells, figure, findings }) => {
    const row = readOne({ ...empty, ...cells }, 'late-delivery');
    expect([row.figure, row.findings]).toStrictEqual([figure, findings]);
  });

  test('where values stand under Indicator_nvt, a 1 there may be one too', async () => {
    const header = headers['late-delivery'];
    const row = (cells: Cells): readonly string[] => cellsFor(header, { ...usual, ...empty, ...cells });
    const vrijwilligers = { ...NUMBER, IndicatorCode: 'INID013527', Indicator_nvt: '1' };
    const { rows } = await readSheets({ met: [header, row({ ...NUMBER, Indicator_nvt: '29' }), row(vrijwilligers)], zonder: [header, row({ ...vrijwilligers, IndicatorCode: 'INID013526' })] });
    expect(rows.map(({ figure }) => figure)).toStrictEqual([
      { kind: 'value', answer: { type: 'number', value: '29' } }, refused('ambiguous-column', 'Indicator_nvt', { value: '1' }), { kind: 'not-applicable', because: 'stated' },
    ]);
  });
});

test('a table of one’s own is filled in by hand as well', async () => {
  const { rows } = await readSheets({ eigen: [['Locatie', 'IndicatorCode', 'IndicatorWaarde', 'Teller', 'Noemer'], ['De Linde', 'INID013307', '0,17', '', ''], ['De Linde', 'INID013309', '', '6', '36']] },
    { defaults: { reportingYear: 2021, organization: 'Maasoever' } });
  expect(rows.map(({ figure }) => figure)).toStrictEqual([refused('fraction-or-percentage', 'IndicatorWaarde', { value: '0.17' }), share('16.67', '6', '36')]);
});
