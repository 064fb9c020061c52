import type { Answer as Figure, Outcome } from '@meervoud/value';
import type { Answer } from '../scenario/course.ts';

/** One client or ward: does it belong, and what is the answer? */
export interface Member {
  readonly belongs: Answer;
  readonly answer: Answer;
}

const MAX_UNKNOWN_PERCENT = 5;

/** Half up to two decimals, in whole hundredths of a per cent. */
export const percentage = (numerator: number, denominator: number): Figure => {
  const hundredths = Math.floor((20_000 * numerator + denominator) / (2 * denominator));
  return { type: 'percentage', value: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}` };
};

const tally = (members: readonly Member[], counts: Answer) => {
  const inside = members.filter(({ belongs }) => belongs === 'yes');
  const numberOf = (wanted: Answer): number => inside.filter(({ answer }) => answer === wanted).length;
  return {
    numerator: numberOf(counts),
    denominator: inside.length,
    unknown: numberOf('unknown'),
    undecided: members.filter(({ belongs }) => belongs === 'unknown').length,
  };
};

const share = (numerator: number, denominator: number, unknown: number, undecided: number): Outcome => {
  if (denominator === 0) return { kind: 'no-eligible' };
  const figure = { answer: percentage(numerator, denominator), counts: { numerator, denominator, unknown } };
  const tooMany = 100 * (unknown + undecided) > MAX_UNKNOWN_PERCENT * (denominator + undecided);
  return tooMany ? { kind: 'incomplete', reason: 'too-many-unknown', ...figure } : { kind: 'measured', ...figure };
};

/** A share of clients or wards; unknown answers weigh on it (R6). */
export const shareOf = (members: readonly Member[]): Outcome => {
  const { numerator, denominator, unknown, undecided } = tally(members, 'yes');
  return share(numerator, denominator, unknown, undecided);
};

/** One row of a triple: its unknowns have a row of their own and weigh on none. */
export const tripleShareOf = (members: readonly Member[], counts: Answer): Outcome => {
  const { numerator, denominator, undecided } = tally(members, counts);
  return share(numerator, denominator, 0, undecided);
};

/** R9: more than half of those who belong. */
export const majorityOf = (members: readonly Member[]): Outcome => {
  const { numerator, denominator } = tally(members, 'yes');
  if (denominator === 0) return { kind: 'no-eligible' };
  const answer = { type: 'yes-no', value: 2 * numerator > denominator } as const;
  return { kind: 'measured', answer, counts: { numerator, denominator, unknown: 0 } };
};
