import type { OdbFigure, RowProblem } from '@meervoud/odb';
import { type Answer, answerOf, type Counts, countsOf, decimalText, toDecimal, type Value } from '@meervoud/value';

/** What was delivered by hand, as numbers; a row that was refused keeps what stood there. */
export interface DeliveredNumbers {
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  /** What stands there may mean two things, and so the row was refused. */
  readonly inDoubt: boolean;
}

export type Side = 'figure' | 'hidden' | 'none' | 'unclear';

export const sideOf = (figure: OdbFigure): Side =>
  ({ value: 'figure', suppressed: 'hidden', 'not-applicable': 'none', refused: 'unclear' } as const)[figure.kind];

const IN_DOUBT: readonly RowProblem[] = ['ambiguous-column', 'fraction-or-percentage', 'zero-without-counts'];

export const deliveredNumbers = (figure: OdbFigure): DeliveredNumbers | undefined => {
  if (figure.kind === 'refused') return figure.written && { ...figure.written, inDoubt: IN_DOUBT.includes(figure.code) };
  if (figure.kind !== 'value' || (figure.answer.type !== 'percentage' && figure.answer.type !== 'number')) return undefined;
  return { value: figure.answer.value, ...figure.counts, inDoubt: false };
};

export interface DerivedNumbers { readonly percentage: string; readonly counts: Counts }

/** The percentage of a value with what it was counted from; undefined for any other outcome. */
export const derivedNumbers = ({ outcome }: Pick<Value, 'outcome'>): DerivedNumbers | undefined => {
  const [answer, counts] = [answerOf(outcome), countsOf(outcome)];
  return answer?.type === 'percentage' && counts !== undefined && counts.denominator > 0 ? { percentage: answer.value, counts } : undefined;
};

/** Do both sides say the same? Percentages and counts by number, text without regard to spaces. */
export const saysTheSame = (delivered: OdbFigure, answer: Answer, counts: Counts | undefined): boolean => {
  if (delivered.kind !== 'value') return false;
  // a few rows take words and yes or no alike
  const [theirs, ours] = [yesOrNo(delivered.answer) ?? delivered.answer.value, yesOrNo(answer) ?? answer.value];
  if (typeof theirs === 'boolean' || typeof ours === 'boolean') return theirs === ours;
  if (delivered.answer.type !== answer.type) return false;
  if (answer.type === 'text') return theirs.replace(/\s+/g, ' ').trim() === ours.replace(/\s+/g, ' ').trim();
  const isSameNumber = numberText(theirs) === numberText(ours);
  if (!isSameNumber || delivered.counts === undefined || counts === undefined) return isSameNumber;
  return delivered.counts.numerator === String(counts.numerator) && delivered.counts.denominator === String(counts.denominator);
};

const yesOrNo = (answer: Answer): boolean | undefined => {
  if (answer.type === 'yes-no') return answer.value;
  const word = answer.value.trim().toLowerCase();
  return word === 'ja' ? true : word === 'nee' ? false : undefined;
};

const numberText = (text: string): string => {
  const number = toDecimal(text);
  return number === undefined ? text : decimalText(number);
};
