import { calendarDate, type PartialDate } from '@meervoud/kernel';
import { RowProblem } from '../sheet.ts';

/** A day has no time: noon is that day everywhere in Europe. Refuses a day that is not whole as `invalid-date`. */
export const atNoon = (day: PartialDate, column: string): string => {
  if (day.length !== 10) throw new RowProblem('invalid-date', column);
  return `${calendarDate(day)}T12:00:00.000Z`;
};
