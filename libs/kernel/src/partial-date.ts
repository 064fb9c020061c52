import { z } from 'zod';
import { type CalendarDate, daysIn, isRealDate } from './calendar-date.ts';

const isPartialDate = (text: string): boolean => {
  const full = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
  return isRealDate(full);
};

/**
 * A date as precise as it was recorded: `2024`, `2024-02` or `2024-02-28`. It stands for every
 * day it may have been, so comparing it can end in "unknown"; it is never rounded to a day.
 */
export const PartialDate = z
  .string()
  .refine(isPartialDate, 'YYYY, YYYY-MM or YYYY-MM-DD')
  .brand<'PartialDate'>();
export type PartialDate = z.infer<typeof PartialDate>;

export const partialDate = (text: string): PartialDate => PartialDate.parse(text);

/** The first day it may have been. */
export const earliest = (date: PartialDate): CalendarDate =>
  (date.length === 10 ? date : `${date}${'-01-01'.slice(date.length - 4)}`) as string as CalendarDate;

/** The last day it may have been. */
export const latest = (date: PartialDate): CalendarDate => {
  if (date.length === 10) return date as string as CalendarDate;
  return (date.length === 4 ? `${date}-12-31` : `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`) as CalendarDate;
};
