import type { CalendarDate, Period } from '@meervoud/kernel';

/**
 * Days from the first to the last, both counted, in a year of twelve months of 30 days, as the published calculations count them
 * (indicators.md §3.2): 360 for a whole calendar year, also in a leap year.
 */
export const daysOf360 = ({ start, end }: Period): number => {
  const [from, to] = [partsOf(start), partsOf(end)];
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + Math.min(to.day - from.day, 29) + 1;
};

/** The days of a span, which may run on, that lie in a period; undefined where there are none. */
export const clip = (span: { readonly start: CalendarDate; readonly end?: CalendarDate | undefined }, { start, end }: Period): Period | undefined => {
  const first = span.start > start ? span.start : start;
  const last = span.end !== undefined && span.end < end ? span.end : end;
  return first > last ? undefined : { start: first, end: last };
};

const partsOf = (date: CalendarDate) => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) });
