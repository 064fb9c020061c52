import type { Period } from '@meervoud/kernel';
import { defineIndicatorSet } from './define-indicator-set.ts';
import type { IndicatorDefinition, IndicatorId } from './definition.ts';
import type { IndicatorSet, Theme } from './indicator-set.ts';
import type { Settings } from './settings.ts';

/** What differs from the year before; what is not named stays. */
export interface YearChanges {
  readonly measuringWindow: Period;
  /** Never taken over from the year before. */
  readonly deliveryWindow?: Period;
  readonly version?: string;
  readonly settings?: Partial<Settings>;
  readonly themes?: readonly Theme[];
  readonly minimumChosen?: number;
  /** Rows that are asked no more. */
  readonly drop?: readonly IndicatorId[];
  /** Rows that are new, or that replace the one with their id. */
  readonly put?: readonly IndicatorDefinition[];
}

/** The set of the year after this one. The set itself stays as it is. */
export const nextYear = (set: IndicatorSet, { drop = [], put = [], settings, ...changes }: YearChanges): IndicatorSet => {
  const reportingYear = set.reportingYear + 1;
  const gone = new Set<string>([...drop, ...put.map(({ id }) => id)]);
  const { deliveryWindow: _, ...same } = set;
  return defineIndicatorSet({
    ...same,
    version: `${reportingYear}.1`,
    ...changes,
    reportingYear,
    settings: { ...set.settings, ...settings },
    indicators: [...set.indicators.filter(({ id }) => !gone.has(id)), ...put],
  });
};
