import type { AttestedAnswer } from '@meervoud/indicator';
import { Attestation } from '@meervoud/indicator';
import { date, decimal, line, oneOf, year } from '../cells.ts';
import { defineSheet, filled, present, RowProblem } from '../sheet.ts';
import { atNoon } from './at-noon.ts';

/** Published numbers and codes of the staff set (indicators.md §3.1), and what a figure is given as. Row 2.1 is a header and has no figure. */
const figures: Readonly<Record<string, readonly [inid: string, given: 'number' | 'share']>> = {
  '1.1': ['INID013486', 'number'], '1.2': ['INID013520', 'number'], '1.3': ['INID013521', 'share'], '1.4': ['INID013522', 'share'],
  '1.5': ['INID013523', 'share'], '1.6': ['INID013524', 'share'],
  '2.1.1': ['INID013534', 'share'], '2.1.2': ['INID013535', 'share'], '2.1.3': ['INID013536', 'share'], '2.1.4': ['INID013537', 'share'],
  '2.1.5': ['INID013538', 'share'], '2.1.6': ['INID013539', 'share'], '2.1.7': ['INID013540', 'share'], '2.1.8': ['INID013541', 'share'],
  '2.1.9': ['INID013542', 'share'], '2.2': ['INID013526', 'number'], '2.3': ['INID013527', 'number'], '3.1': ['INID013528', 'share'],
  '3.2': ['INID013529', 'share'], '4.1': ['INID013530', 'share'], '4.2': ['INID013531', 'share'], '4.3': ['INID013532', 'share'],
  '5.1': ['INID013533', 'share'],
};

/** What the HR source calculated about staff, for the organization as a whole. Goes to `meervoud attest`, not through the adapter. */
export const hrFiguresSheet = defineSheet({
  name: 'personeel',
  about: { nl: 'cijfers over het personeel, van de hele organisatie', en: 'figures about staff, of the whole organization' },
  columns: {
    year: filled(['verslagjaar', 'jaar'], year, 'verslagjaar', 'reporting year'),
    number: filled(['nummer', 'indicatornummer'], oneOf(Object.fromEntries(Object.keys(figures).flatMap((number) => [[number, number], [`${number}.`, number]]))),
      'nummer zoals gepubliceerd, 1.1 tot en met 5.1', 'number as published, 1.1 to 5.1'),
    value: present(['waarde'], decimal, 'het getal, bij 1.1, 1.2, 2.2 en 2.3', 'the number, of 1.1, 1.2, 2.2 and 2.3'),
    numerator: present(['teller'], decimal, 'bij de andere: de teller, niet afgerond', 'of the others: the numerator, not rounded'),
    denominator: present(['noemer'], decimal, 'en de noemer, niet afgerond', 'and the denominator, not rounded'),
    by: filled(['door', 'naam', 'verklaarder'], line, 'wie het opgeeft', 'who states it'),
    on: filled(['datum', 'op'], date, 'dag van de opgave', 'day of the statement'),
  },
  toRow: ({ year: reportingYear, number, value, numerator, denominator, by, on }): Attestation => {
    const [indicator = '', given = 'number'] = figures[number] ?? [];
    const answer = answerOf(value, numerator, denominator);
    if (answer === undefined || (given === 'share') !== (answer.type === 'ratio')) throw new RowProblem('one-answer-only', given === 'number' ? 'value' : 'numerator');
    if (denominator !== undefined && Number(denominator) === 0) throw new RowProblem('not-a-number', 'denominator');
    return Attestation.parse({ set: 'personeelssamenstelling', reportingYear, indicator, answer, by, at: atNoon(on, 'on') });
  },
});

/** A number, or so much of so much; never both. */
const answerOf = (value: string | undefined, numerator: string | undefined, denominator: string | undefined): AttestedAnswer | undefined => {
  if (value !== undefined) return numerator === undefined && denominator === undefined ? { type: 'score', score: value } : undefined;
  return numerator !== undefined && denominator !== undefined ? { type: 'ratio', numerator, denominator } : undefined;
};
