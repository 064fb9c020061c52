import { calendarYear, KnownError } from '@meervoud/kernel';
import type { IndicatorSet } from './indicator-set.ts';
import { nextYear } from './next-year.ts';

/** The years of one set that we have, oldest first and without a gap. */
export type Shelf = readonly [IndicatorSet, ...IndicatorSet[]];

/** A set that is asked unchanged up to and including `lastYear`, each year over the calendar year itself. */
export const unchangedUntil = (lastYear: number, first: IndicatorSet): Shelf => {
  const shelf: [IndicatorSet, ...IndicatorSet[]] = [first];
  for (let newest = first; newest.reportingYear < lastYear; shelf.push(newest)) {
    newest = nextYear(newest, { measuringWindow: calendarYear(newest.reportingYear + 1) });
  }
  return shelf;
};

/**
 * The set of a reporting year. Throws a KnownError `unknown-reporting-year` (halt) for a year that is not on the shelf; `instead`
 * says what is owed in those.
 */
export const setOfYear = (shelf: Shelf, reportingYear: number, instead?: string): IndicatorSet => {
  const found = shelf.find((set) => set.reportingYear === reportingYear);
  if (found !== undefined) return found;
  const [{ id, name, reportingYear: first }] = shelf;
  const last = shelf.at(-1)?.reportingYear ?? first;
  throw new KnownError({
    code: 'unknown-reporting-year', recovery: 'halt', at: `${id} ${reportingYear}`,
    message: `There is no set "${name.en}" of ${reportingYear}.`,
    expected: `reporting year ${first} to ${last}${instead === undefined ? '' : `; ${instead}`}`,
  });
};
