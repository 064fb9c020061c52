import { toDecimal, wholePart } from '@meervoud/value';
import { addDays, CalendarDate, calendarDate } from '@meervoud/kernel';

/** Excel's day 0; that it takes 1900 for a leap year no longer shows after February of that year. */
const EPOCH_1900 = calendarDate('1899-12-30');
const EPOCH_1904 = calendarDate('1904-01-01');
/** 1954 to 2119: what else is written as a number is no day. */
const [EARLIEST, LATEST] = [20_000, 80_000];
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?Z?)?$/;
const DUTCH = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;

/** `2019-12-31 23:59:59.000`, `31-12-2019` or an Excel day number, with or without time; undefined for all else. */
export const toDate = (text: string, dates1904: boolean): CalendarDate | undefined => {
  const serial = toDecimal(text);
  if (serial !== undefined) {
    const days = wholePart(serial);
    return days > EARLIEST && days < LATEST ? addDays(dates1904 ? EPOCH_1904 : EPOCH_1900, days) : undefined;
  }
  const [, day = '', month = '', year] = DUTCH.exec(text) ?? [];
  const written = year === undefined ? ISO.exec(text)?.[1] : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return CalendarDate.safeParse(written).data;
};
