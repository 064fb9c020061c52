import { CalendarDate, type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

const isReadable = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

/** When something comes round: minute, hour, day of the month, month, day of the week. */
export const Cron = z.string().refine(
  (text) => text.trim().split(/\s+/).length === 5 && isReadable(() => CronExpressionParser.parse(text)), 'five fields of cron, such as 30 2 * * *',
);

/** A time zone by its IANA name. */
export const TimeZone = z.string().refine(
  (name) => isReadable(() => new Intl.DateTimeFormat('en', { timeZone: name })), 'the name of a time zone, such as Europe/Amsterdam',
);

/** The first turn after a moment. A clock that is put forward skips no turn, and one that is put back repeats none. */
export const nextTurn = ({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }, after: Instant): Instant =>
  toInstant(CronExpressionParser.parse(cron, { currentDate: after, tz: timeZone }).next().getTime());

/** The day on the calendar that it is somewhere. */
export const dayIn = (timeZone: string, moment: Instant): CalendarDate =>
  CalendarDate.parse(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(toMilliseconds(moment)));
