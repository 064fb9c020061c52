import type { DateFields, When } from '@meervoud/indicator';
import {
  addDays, addMonths, and, calendarYear, type CalendarDate, isOnOrAfter, isOnOrBefore, isWithin, type PartialDate, type Period, type Truth,
} from '@meervoud/kernel';
import { datesOf, type ZibName } from '@meervoud/zibs';
import type { RecordTest } from './field-test.ts';
import type { Moment } from './moment.ts';

/** The times that one record can tell by itself; `each-quarter` asks all records together. */
export type RecordWhen = Exclude<When, 'each-quarter'>;

export const bindTimeTest = (zib: ZibName, when: RecordWhen, moment: Moment): RecordTest => {
  if (when === 'always') return () => true;
  if (when === 'on-reference-date') {
    const [started, notEnded] = [bindStarted(zib, moment), bindNotEnded(zib, moment)];
    return (record) => {
      const begun = started(record);
      if (begun === false) return false;
      const running = notEnded(record);
      return running === true ? begun : running;
    };
  }
  const { reportingYear, referenceDate } = moment;
  if (when === 'during-reporting-year') return bindRan(calendarYear(reportingYear));
  if (when === 'in-reporting-year') return bindHappened(calendarYear(reportingYear));
  return 'lastDays' in when ? bindOverlaps(zib, when.lastDays, moment) : bindHappened(lastMonths(referenceDate, when.lastMonths));
};

/** Did it run on a day of so many days up to the reference date? Without an end it runs on (R14); without a start it had begun. */
const bindOverlaps = (zib: ZibName, days: number, moment: Moment): RecordTest => {
  const first = addDays(moment.referenceDate, -days);
  const started = bindStarted(zib, moment);
  return (record) => and(started(record), record.until === undefined ? true : isOnOrAfter(record.until, first));
};

/** Did it run on a day of this period? Without an end it runs on; without a start it had begun. */
const bindRan = ({ start, end }: Period): RecordTest => ({ from, until }) =>
  and(from === undefined ? true : isOnOrBefore(from, end), until === undefined ? true : isOnOrAfter(until, start));

const lastMonths = (day: CalendarDate, months: number): Period => ({ start: addMonths(day, -months), end: day });

/** Did it happen in this period? A record without a day may have. */
export const bindHappened = (period: Period): RecordTest => ({ on }) => (on === undefined ? 'unknown' : isWithin(on, period));

/** Was it there on or before the reference date? Without a start it had started; without a day it is unknown. */
export const bindStarted = (zib: ZibName, { referenceDate }: Moment): RecordTest => {
  const { from, on }: DateFields = datesOf[zib];
  const undated: Truth = on === undefined ? true : 'unknown';
  const onOrBefore = (date: PartialDate | undefined): Truth => (date === undefined ? undated : isOnOrBefore(date, referenceDate));
  return from === undefined ? (record) => onOrBefore(record.on) : (record) => onOrBefore(record.from);
};

/** Was it not over before the reference date? */
export const bindNotEnded = (zib: ZibName, moment: Moment): RecordTest => {
  const { status }: DateFields = datesOf[zib];
  const openEnded: RecordTest = status === undefined ? () => true : bindByEvidence(moment);
  return (record) => (record.until === undefined ? openEnded(record) : isOnOrAfter(record.until, moment.referenceDate));
};

/** R5: of a record without an end its status speaks, and how lately it was looked at. */
const bindByEvidence = ({ referenceDate, settings }: Moment): RecordTest => {
  const fresh = addDays(referenceDate, -settings.staleAfterDays);
  const overBy = (date: PartialDate): Truth => (isOnOrBefore(date, referenceDate) === true ? false : 'unknown');
  const seenSince = (date: PartialDate): Truth => (isOnOrAfter(date, fresh) === true ? true : 'unknown');
  return ({ status, evidence }) => {
    if (status === 'active') return true;
    if (evidence === undefined) return 'unknown';
    return status === 'resolved' ? overBy(evidence) : seenSince(evidence);
  };
};
