import type { IndicatorDefinition } from '@meervoud/indicator';
import type { OdbFigure } from '@meervoud/odb';
import type { ValuePoint } from '@meervoud/store';
import { answerOf, countsOf, type Value } from '@meervoud/value';
import type { Cause } from './cause.ts';
import { populationTest, writingTests } from './definition-causes.ts';
import { type Open, registrationCause } from './registration-cause.ts';
import { deliveredNumbers, derivedNumbers, saysTheSame } from './sides.ts';

const openIn = ({ evidence }: Value, indicator: IndicatorDefinition): Open => ({
  unknown: evidence.memberships.filter(({ population, answer }) => population === 'yes' && answer === 'unknown').length,
  undecided: evidence.undecided,
  countsUnknown: indicator.kind === 'proportion' && indicator.counts === 'unknown',
});

/** Another reference date on which we counted exactly what was delivered. */
const timingCauses = (delivered: OdbFigure, history: readonly ValuePoint[]): readonly Cause[] =>
  history.flatMap((point): readonly Cause[] => {
    const [answer, counts] = [answerOf(point.outcome), countsOf(point.outcome)];
    if (answer === undefined || !saysTheSame(delivered, answer, counts)) return [];
    return [{ kind: 'timing', reason: 'other-date', referenceDate: point.referenceDate, reportingYear: point.reportingYear, answer, ...(counts && { counts }) }];
  });

/** A majority that would turn if what is unknown were recorded. */
const majorityCause = (delivered: OdbFigure, value: Value, { unknown, undecided }: Open): Cause | undefined => {
  const [counts, above] = [countsOf(value.outcome), value.evidence.settings['majorityAbove']];
  const answer = delivered.kind === 'value' && delivered.answer.type === 'yes-no' ? delivered.answer.value : undefined;
  if (counts === undefined || typeof above !== 'number' || answer !== true || unknown === 0) return undefined;
  const needed = Math.floor((above * counts.denominator) / 100) + 1 - counts.numerator;
  return needed > 0 && needed <= unknown ? { kind: 'registration', reason: 'unknowns', unknown, undecided, needed, added: 0 } : undefined;
};

/**
 * Every cause that would make the two figures one, the strongest first; `unexplained` when none would. Each is shown by
 * the numbers, and none is proved by them: two figures may agree by accident.
 */
export const explainDifference = (
  delivered: OdbFigure, value: Value, indicator: IndicatorDefinition, history: readonly ValuePoint[],
): readonly [Cause, ...Cause[]] => {
  const [theirs, ours, open] = [deliveredNumbers(delivered), derivedNumbers(value), openIn(value, indicator)];
  const areShares = theirs !== undefined && ours !== undefined;
  const causes = [
    indicator.kind === 'choice' ? { kind: 'definition', reason: 'choice' } as const : undefined,
    ...(areShares ? writingTests.map((test) => test(theirs, ours)) : []),
    ...timingCauses(delivered, history),
    areShares ? registrationCause(theirs, ours, open) : majorityCause(delivered, value, open),
  ].filter((cause) => cause !== undefined);
  // another population says least, and follows from most of the others
  const population = causes.length === 0 && areShares ? populationTest(theirs, ours) : undefined;
  if (population !== undefined) return [population];
  const [first, ...others] = causes;
  return first === undefined ? [{ kind: 'unexplained' }] : [first, ...others];
};
