import { decimal, oneOf, year } from '../cells.ts';
import { defineSheet, filled, present, RowProblem } from '../sheet.ts';

/** One figure of the staff set (personeelssamenstelling, ISID000160), at the level of the organization. Decimals as text. */
export interface HrFigure {
  readonly reportingYear: number;
  /** As published: `1.3`. */
  readonly number: string;
  readonly indicator: string;
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
}

/** Published numbers and INIDs (indicators.md §3.1); a percentage must say what it is a share of. Row 2.1 is a header and has no figure. */
const figures: Readonly<Record<string, { readonly inid: string; readonly unit: 'number' | 'percentage' }>> = {
  '1.1': { inid: 'INID013486', unit: 'number' }, '1.2': { inid: 'INID013520', unit: 'number' },
  '1.3': { inid: 'INID013521', unit: 'percentage' }, '1.4': { inid: 'INID013522', unit: 'percentage' },
  '1.5': { inid: 'INID013523', unit: 'percentage' }, '1.6': { inid: 'INID013524', unit: 'number' },
  '2.1.1': { inid: 'INID013534', unit: 'percentage' }, '2.1.2': { inid: 'INID013535', unit: 'percentage' },
  '2.1.3': { inid: 'INID013536', unit: 'percentage' }, '2.1.4': { inid: 'INID013537', unit: 'percentage' },
  '2.1.5': { inid: 'INID013538', unit: 'percentage' }, '2.1.6': { inid: 'INID013539', unit: 'percentage' },
  '2.1.7': { inid: 'INID013540', unit: 'percentage' }, '2.1.8': { inid: 'INID013541', unit: 'percentage' },
  '2.1.9': { inid: 'INID013542', unit: 'percentage' }, '2.2': { inid: 'INID013526', unit: 'number' },
  '2.3': { inid: 'INID013527', unit: 'number' }, '3.1': { inid: 'INID013528', unit: 'percentage' },
  '3.2': { inid: 'INID013529', unit: 'number' }, '4.1': { inid: 'INID013530', unit: 'percentage' },
  '4.2': { inid: 'INID013531', unit: 'percentage' }, '4.3': { inid: 'INID013532', unit: 'percentage' },
  '5.1': { inid: 'INID013533', unit: 'number' },
};

/** Staff figures. Checked and typed for later use; they do not go through the adapter. */
export const hrFiguresSheet = defineSheet({
  name: 'personeel',
  about: { nl: 'cijfers over het personeel, van de hele organisatie', en: 'figures about staff, of the whole organization' },
  columns: {
    year: filled(['verslagjaar', 'jaar'], year, 'verslagjaar', 'reporting year'),
    number: filled(['nummer', 'indicatornummer'], oneOf(Object.fromEntries(Object.keys(figures).flatMap((number) => [[number, number], [`${number}.`, number]]))),
      'nummer zoals gepubliceerd, 1.1 tot en met 5.1', 'number as published, 1.1 to 5.1'),
    value: present(['waarde'], decimal, 'het getal; leeg bij een percentage', 'the number; empty for a percentage'),
    numerator: present(['teller'], decimal, 'waarvan het een deel is: de teller', 'the part: the numerator'),
    denominator: present(['noemer'], decimal, 'en het geheel: de noemer', 'and the whole: the denominator'),
  },
  toRow: ({ year: reportingYear, number, value, numerator, denominator }): HrFigure => {
    const { inid = '', unit = 'number' } = figures[number] ?? {};
    const isShare = numerator !== undefined && denominator !== undefined && value === undefined;
    const isNumber = unit === 'number' && value !== undefined && numerator === undefined && denominator === undefined;
    if (!isShare && !isNumber) throw new RowProblem('one-answer-only', unit === 'number' ? 'value' : 'numerator');
    if (isShare && Number(denominator) === 0) throw new RowProblem('not-a-number', 'denominator');
    return { reportingYear, number, indicator: inid, ...(isShare ? { numerator, denominator } : { value: value ?? '' }) };
  },
});
