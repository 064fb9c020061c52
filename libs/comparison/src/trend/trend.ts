import type { ValuePoint } from '@meervoud/store';
import { answerOf, countsOf } from '@meervoud/value';
import { differenceInterval, type Interval, type Proportion, wilson } from './interval.ts';

/** What may lie behind a difference with the point before, other than care itself. */
export interface Change {
  /** In percentage points, and its 95 per cent interval (Newcombe's method 10). */
  readonly difference: number;
  readonly interval: Interval;
  /** The interval holds zero: so much may differ by chance where nothing changed. */
  readonly mayBeChance: boolean;
  /** What is unknown on both dates is enough to make the difference. */
  readonly mayBeUnknowns: boolean;
  /** The points were counted by other definitions. */
  readonly definitionChanged: boolean;
}

export interface TrendPoint extends ValuePoint {
  /** Wilson interval, 95 per cent, from 0 to 1; absent without counts. */
  readonly interval?: Interval;
  /** With the last point before it that has a percentage and counts. */
  readonly change?: Change;
}

type Counted = Proportion & { readonly unknown: number };

const countedOf = ({ outcome }: ValuePoint): Counted | undefined => {
  const counts = countsOf(outcome);
  return counts !== undefined && counts.denominator > 0 && answerOf(outcome)?.type === 'percentage' ? counts : undefined;
};

/** Were all unknowns no, or all yes: where the share may lie. */
const possible = ({ numerator, denominator, unknown }: Counted): Interval =>
  ({ low: numerator / denominator, high: Math.min(1, (numerator + unknown) / denominator) });

const changeOf = (before: Counted, now: Counted, definitionChanged: boolean): Change => {
  const interval = differenceInterval(before, now);
  const [then, here] = [possible(before), possible(now)];
  return {
    difference: 100 * (now.numerator / now.denominator - before.numerator / before.denominator),
    interval: { low: 100 * interval.low, high: 100 * interval.high },
    mayBeChance: interval.low <= 0 && interval.high >= 0,
    mayBeUnknowns: before.unknown + now.unknown > 0 && then.low <= here.high && here.low <= then.high,
    definitionChanged,
  };
};

/**
 * The points of a series with their uncertainty. The interval takes clients for a sample of those who might have lived
 * there, and the two dates for independent; who lives there on both dates makes the real uncertainty smaller. Pure.
 */
export const trendOf = (points: readonly ValuePoint[]): readonly TrendPoint[] => {
  let before: { readonly counted: Counted; readonly definition: string } | undefined;
  return points.map((point) => {
    const counted = countedOf(point);
    if (counted === undefined) return point;
    const change = before && changeOf(before.counted, counted, before.definition !== point.definition);
    before = { counted, definition: point.definition };
    return { ...point, interval: wilson(counted), ...(change && { change }) };
  });
};
