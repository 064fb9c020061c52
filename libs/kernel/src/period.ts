import { z } from 'zod';
import { addDays, addMonths, CalendarDate, calendarDate } from './calendar-date.ts';
import { earliest, latest, type PartialDate } from './partial-date.ts';
import type { Truth } from './truth.ts';

/** From one day to another, both ends inclusive (the KIK-V reading of "at the reference date"). */
export const Period = z.strictObject({ start: CalendarDate, end: CalendarDate }).readonly();
export type Period = z.infer<typeof Period>;

export const calendarYear = (year: number): Period => ({
  start: calendarDate(`${year}-01-01`),
  end: calendarDate(`${year}-12-31`),
});

/** The four quarters of a calendar year, in order. */
export const quartersOf = (year: number): readonly Period[] =>
  ['01', '04', '07', '10'].map((month) => {
    const start = calendarDate(`${year}-${month}-01`);
    return { start, end: addDays(addMonths(start, 3), -1) };
  });

/** Was this on or before that day? Unknown when the recorded date straddles it. */
export const isOnOrBefore = (date: PartialDate, day: CalendarDate): Truth =>
  latest(date) <= day ? true : earliest(date) > day ? false : 'unknown';

/** Was this on or after that day? */
export const isOnOrAfter = (date: PartialDate, day: CalendarDate): Truth =>
  earliest(date) >= day ? true : latest(date) < day ? false : 'unknown';

export const isWithin = (date: PartialDate, { start, end }: Period): Truth => {
  const after = isOnOrAfter(date, start);
  if (after === false) return false;
  const before = isOnOrBefore(date, end);
  return before === true ? after : before;
};
