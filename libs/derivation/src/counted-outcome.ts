import type { ProportionIndicator, Settings } from '@meervoud/indicator';
import { type Answer, type Counts, type Outcome, percentage } from '@meervoud/value';
import type { Tally } from './count.ts';

/** R6, R11: a share, unless too much is unknown to say. */
export const proportionOutcome = (
  { counts: answer, unknownRow }: ProportionIndicator, { answers, denominator, undecided }: Tally, { maxUnknownShare }: Settings,
): Outcome => {
  if (denominator === 0) return undecided === 0 ? { kind: 'no-eligible' } : { kind: 'incomplete', reason: 'too-many-unknown' };
  const counts = { numerator: answers[answer], denominator, unknown: unknownRow === undefined ? answers.unknown : 0 };
  const share = percentageOf(counts);
  const isTooUnknown = 100 * (counts.unknown + undecided) > maxUnknownShare * (denominator + undecided);
  return isTooUnknown
    ? { kind: 'incomplete', reason: 'too-many-unknown', answer: share, counts }
    : { kind: 'measured', answer: share, counts };
};

/** R6: how many it holds for, unless too much is unknown to say. Nobody is a number: 0. */
export const countOutcome = ({ answers, denominator, undecided }: Tally, { maxUnknownShare }: Settings): Outcome => {
  const counts = { numerator: answers.yes, denominator, unknown: answers.unknown };
  const answer: Answer = { type: 'number', value: String(answers.yes) };
  const isTooUnknown = 100 * (counts.unknown + undecided) > maxUnknownShare * (denominator + undecided);
  return isTooUnknown ? { kind: 'incomplete', reason: 'too-many-unknown', answer, counts } : { kind: 'measured', answer, counts };
};

/** R9: more than so many per cent of those in the population. */
export const majorityOutcome = ({ answers, denominator }: Tally, { majorityAbove }: Settings): Outcome => {
  if (denominator === 0) return { kind: 'no-eligible' };
  const counts = { numerator: answers.yes, denominator, unknown: 0 };
  return { kind: 'measured', answer: { type: 'yes-no', value: 100 * answers.yes > majorityAbove * denominator }, counts };
};

export const percentageOf = ({ numerator, denominator }: Omit<Counts, 'unknown'>): Answer =>
  ({ type: 'percentage', value: percentage(numerator, denominator) });
