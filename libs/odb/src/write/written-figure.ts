import { type Answer, fixed, toDecimal } from '@meervoud/value';
import type { Unit } from '../indicators.ts';
import type { OdbCell } from './cell.ts';
import type { FigureToWrite } from './figure-to-write.ts';

/** As the public file says that a group of fewer than ten is hidden; a remark of the provider follows (indicators.md §2.3 rule 3). */
const HIDDEN = 'Waarneming kleiner dan 10';

/** The cells of a row that make its figure. */
export type WrittenFigure = Readonly<Record<'value' | 'numerator' | 'denominator' | 'notApplicable' | 'note', OdbCell>>;

/** Percentages and numbers with two decimals, a number of respondents whole, yes and no in lower case (rules 1, 6 and 7). */
const writtenAnswer = (answer: Answer, unit: Unit): OdbCell => {
  switch (answer.type) {
    case 'percentage': return { number: answer.value };
    case 'number': return { number: unit === 'Aantal' ? answer.value : twoDecimals(answer.value) };
    case 'yes-no': return answer.value ? 'ja' : 'nee';
    case 'text': return answer.value;
  }
};

const twoDecimals = (text: string): string => {
  const number = toDecimal(text);
  if (number === undefined) throw new TypeError('an answer of type number is no decimal');
  return fixed(number, 2);
};

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' - ');

/** A figure as the public file prints it. A hidden percentage is 0.00 without counts; another hidden row has no value. */
export const writtenFigure = (figure: FigureToWrite, unit: Unit): WrittenFigure => {
  const { remark } = figure;
  const none = { value: '', numerator: '', denominator: '', notApplicable: { number: '0' }, note: remark ?? '' } as const;
  switch (figure.kind) {
    case 'not-applicable': return { ...none, notApplicable: { number: '1' } };
    case 'not-known': return none;
    case 'suppressed': return { ...none, value: unit === 'Percentage' ? { number: '0.00' } : '', note: joined(HIDDEN, remark) };
    case 'value': return {
      ...none, value: writtenAnswer(figure.answer, unit),
      ...(figure.counts && { numerator: { number: figure.counts.numerator }, denominator: { number: figure.counts.denominator } }),
    };
  }
};
