import type { DateFields, When } from '@meervoud/indicator';
import {
  addDays, addMonths, and, calendarYear, type CalendarDate, isOnOrAfter, isOnOrBefore, isWithin, type PartialDate, type Period, type Truth,
} from '@meervoud/kernel';
import { datesOf, type ZibName, type ZibRecord } from '@meervoud/zibs';
import type { RecordTest } from './field-test.ts';
import type { Moment } from './moment.ts';
import { fieldOf } from './verdict.ts';

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
  if (when === 'in-reporting-year') return bindHappened(zib, calendarYear(reportingYear));
  return 'lastDays' in when ? bindOverlaps(zib, when.lastDays, moment) : bindHappened(zib, lastMonths(referenceDate, when.lastMonths));
};

/** Did it run on a day of so many days up to the reference date? Without an end it runs on (R14); without a start it had begun. */
const bindOverlaps = (zib: ZibName, days: number, moment: Moment): RecordTest => {
  const { until }: DateFields = datesOf[zib];
  const first = addDays(moment.referenceDate, -days);
  const started = bindStarted(zib, moment);
  return (record) => {
    const end = dateOf(record, until);
    return and(started(record), end === undefined ? true : isOnOrAfter(end, first));
  };
};

const lastMonths = (day: CalendarDate, months: number): Period => ({ start: addMonths(day, -months), end: day });

/** Did it happen in this period? A record without a day may have. */
export const bindHappened = (zib: ZibName, period: Period): RecordTest => {
  const { on }: DateFields = datesOf[zib];
  return (record) => {
    const date = dateOf(record, on);
    return date === undefined ? 'unknown' : isWithin(date, period);
  };
};

/** Was it there on or before the reference date? Without a start it had started; without a day it is unknown. */
export const bindStarted = (zib: ZibName, { referenceDate }: Moment): RecordTest => {
  const { from, on }: DateFields = datesOf[zib];
  const field = from ?? on;
  return (record) => {
    const date = dateOf(record, field);
    return date === undefined ? (on === undefined ? true : 'unknown') : isOnOrBefore(date, referenceDate);
  };
};

/** Was it not over before the reference date? */
export const bindNotEnded = (zib: ZibName, moment: Moment): RecordTest => {
  const { until, status, evidence }: DateFields = datesOf[zib];
  const openEnded: RecordTest = status === undefined ? () => true : bindByEvidence(status, evidence, moment);
  return (record) => {
    const date = dateOf(record, until);
    return date === undefined ? openEnded(record) : isOnOrAfter(date, moment.referenceDate);
  };
};

/** R5: of a record without an end its status speaks, and how lately it was looked at. */
const bindByEvidence = (status: string, evidence: string | undefined, { referenceDate, settings }: Moment): RecordTest => {
  const fresh = addDays(referenceDate, -settings.staleAfterDays);
  const overBy = (date: PartialDate): Truth => (isOnOrBefore(date, referenceDate) === true ? false : 'unknown');
  const seenSince = (date: PartialDate): Truth => (isOnOrAfter(date, fresh) === true ? true : 'unknown');
  return (record) => {
    const stated = fieldOf(record, status);
    if (stated === 'active') return true;
    const looked = dateOf(record, evidence);
    if (looked === undefined) return 'unknown';
    return stated === 'resolved' ? overBy(looked) : seenSince(looked);
  };
};

export const dateOf = (record: ZibRecord, field: string | undefined): PartialDate | undefined =>
  field === undefined ? undefined : (fieldOf(record, field) as PartialDate | undefined);
