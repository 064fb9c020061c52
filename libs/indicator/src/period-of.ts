import { calendarDate, calendarYear, type Period } from '@meervoud/kernel';
import type { IndicatorDefinition } from './definition.ts';
import type { IndicatorSet } from './indicator-set.ts';

/**
 * The days a row is about, as published with it. A choice is dated 1 June of the year of delivery: so printed for
 * 2021 (indicators.md §2.2, last column) and taken to hold for the other years.
 */
export const periodOf = (set: IndicatorSet, { period }: IndicatorDefinition): Period => {
  if (period === 'measuring-window') return set.measuringWindow;
  if (period === 'reporting-year') return calendarYear(set.reportingYear);
  if (period === 'last-two-months') return { start: calendarDate(`${set.reportingYear}-11-01`), end: calendarDate(`${set.reportingYear}-12-31`) };
  if (period === 'last-day-of-year') return { start: calendarDate(`${set.reportingYear}-12-31`), end: calendarDate(`${set.reportingYear}-12-31`) };
  const day = calendarDate(`${set.reportingYear + 1}-06-01`);
  return { start: day, end: day };
};
