import { z } from 'zod';

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

const epochDay = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY_MS;

const fromEpochDay = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month (1 to 12) has; 0 for another number. */
export const daysIn = (year: number, month: number): number =>
  (month === 2 && isLeap(year) ? 29 : DAYS[month - 1] ?? 0);

/** Does this day exist? There is no year 0000. Plain arithmetic, because every date of every record passes here. */
export const isRealDay = (year: number, month: number, day: number): boolean =>
  year > 0 && day >= 1 && day <= daysIn(year, month);

export const isRealDate = (text: string): boolean => {
  const match = SHAPE.exec(text);
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]));
};

/**
 * A day on the calendar, `YYYY-MM-DD`, without time or zone. 30 February does not exist here.
 * The reference date (peildatum), the ends of a {@link Period} and every figure are in these.
 * Text order is date order, so `<` and `>` compare.
 */
export const CalendarDate = z
  .string()
  .refine(isRealDate, 'an existing date as YYYY-MM-DD')
  // also where it is told to others, as JSON Schema
  .meta({ format: 'date' })
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** A literal that is known to be right; throws a ZodError on any other text. */
export const calendarDate = (text: string): CalendarDate => CalendarDate.parse(text);

const toEpochDay = (date: CalendarDate): number =>
  epochDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromEpochDay(toEpochDay(date) + days) as CalendarDate;

/** Whole days from `from` to `to`; negative when `to` lies earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toEpochDay(to) - toEpochDay(from);

/** Same day in another month; the last day of that month where it is shorter. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const day = Math.min(Number(date.slice(8, 10)), daysIn(year, month));
  return fromEpochDay(epochDay(year, month, day)) as CalendarDate;
};
