import {
  type CalendarDate, earliest, isOnOrAfter, isOnOrBefore, type PartialDate, type Period, type Truth,
} from '@meervoud/kernel';

/** The kernel's comparisons, with the short way for a whole day, which nearly every date is. */
export const onOrBefore = (date: PartialDate, day: CalendarDate): Truth =>
  date.length === 10 ? (date as string) <= day : isOnOrBefore(date, day);

export const onOrAfter = (date: PartialDate, day: CalendarDate): Truth =>
  date.length === 10 ? (date as string) >= day : isOnOrAfter(date, day);

export const within = (date: PartialDate, { start, end }: Period): Truth => {
  const after = onOrAfter(date, start);
  if (after === false) return false;
  const before = onOrBefore(date, end);
  return before === true ? after : before;
};

export const firstDay = (date: PartialDate): CalendarDate =>
  date.length === 10 ? (date as string as CalendarDate) : earliest(date);
