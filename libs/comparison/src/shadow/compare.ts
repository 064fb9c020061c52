import type { IndicatorDefinition } from '@meervoud/indicator';
import type { CalendarDate } from '@meervoud/kernel';
import type { OdbFigure, OdbRow, RowPlace } from '@meervoud/odb';
import type { ValuePoint } from '@meervoud/store';
import { answerOf, countsOf, type Outcome, type Value } from '@meervoud/value';
import type { Cause } from './cause.ts';
import { explainDifference } from './explain.ts';
import { saysTheSame, sideOf } from './sides.ts';

/** `neither`: nothing was delivered and nothing could be derived. */
export type Verdict = 'equal' | 'differs' | 'only-delivered' | 'only-derived' | 'neither';

export interface Compared {
  readonly location: string;
  readonly indicator: string;
  readonly number: string;
  readonly verdict: Verdict;
  readonly delivered?: { readonly at: RowPlace; readonly figure: OdbFigure };
  readonly derived?: { readonly id: string; readonly outcome: Outcome; readonly referenceDate: CalendarDate };
  /** The strongest first; empty where nothing differs. */
  readonly causes: readonly Cause[];
}

/** Where fewer were counted, the file hides the value (indicators.md §2.3 rule 3). */
const HIDDEN_BELOW = 10;

type Own = 'figure' | 'none' | 'lacking';
const ownSide = (value: Value | undefined): Own => {
  if (value === undefined) return 'lacking';
  if (answerOf(value.outcome) !== undefined) return 'figure';
  return ['not-chosen', 'no-eligible', 'withheld'].includes(value.outcome.kind) ? 'none' : 'lacking';
};

const lackingCause = (value: Value | undefined): readonly Cause[] =>
  (value?.outcome.kind === 'not-computable' ? [{ kind: 'registration', reason: 'not-recorded', missing: value.outcome.missing }] : []);

const hiddenAgainst = ({ outcome }: Value): { readonly verdict: Verdict; readonly causes: readonly Cause[] } => {
  const denominator = countsOf(outcome)?.denominator;
  if (denominator === undefined || denominator < HIDDEN_BELOW) return { verdict: 'equal', causes: [] };
  return { verdict: 'differs', causes: [{ kind: 'definition', reason: 'population', delivered: `<${HIDDEN_BELOW}`, derived: denominator }] };
};

const judge = (
  row: OdbRow | undefined, value: Value | undefined, indicator: IndicatorDefinition, history: readonly ValuePoint[],
): { readonly verdict: Verdict; readonly causes: readonly Cause[] } => {
  const [theirs, ours] = [row === undefined ? 'none' : sideOf(row.figure), ownSide(value)];
  const answer = value === undefined ? undefined : answerOf(value.outcome);
  if (row === undefined || theirs === 'none') {
    if (ours === 'figure') return { verdict: 'only-derived', causes: [] };
    return { verdict: row !== undefined && ours === 'none' ? 'equal' : 'neither', causes: [] };
  }
  if (value === undefined || answer === undefined) {
    const isNothing = theirs === 'unclear' && (row.figure.kind === 'refused' && row.figure.written === undefined);
    return isNothing ? { verdict: 'neither', causes: [] } : { verdict: 'only-delivered', causes: lackingCause(value) };
  }
  if (theirs === 'hidden') return hiddenAgainst(value);
  if (theirs === 'unclear' && row.figure.kind === 'refused' && row.figure.written === undefined) return { verdict: 'only-derived', causes: [] };
  if (saysAll(row, value)) return { verdict: 'equal', causes: [] };
  return { verdict: 'differs', causes: explainDifference(row.figure, value, indicator, history) };
};

const saysAll = (row: OdbRow, { outcome }: Value): boolean => {
  const answer = answerOf(outcome);
  return answer !== undefined && saysTheSame(row.figure, answer, countsOf(outcome));
};

/** One figure that was delivered by hand beside the one that was derived. Pure. */
export const compareOne = (
  location: string, indicator: IndicatorDefinition, row: OdbRow | undefined, value: Value | undefined, history: readonly ValuePoint[],
): Compared => ({
  location, indicator: indicator.id, number: indicator.number,
  ...judge(row, value, indicator, history),
  ...(row && { delivered: { at: row.at, figure: row.figure } }),
  ...(value && { derived: { id: value.id, outcome: value.outcome, referenceDate: value.referenceDate } }),
});
