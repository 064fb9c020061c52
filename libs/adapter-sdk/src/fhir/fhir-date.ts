import { CalendarDate, type Instant, isRealDay, type PartialDate, toInstant } from '@meervoud/kernel';
import { summerTimeOf } from './summer-time.ts';

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

let amsterdam: Intl.DateTimeFormat | undefined;
const amsterdamDay = (milliseconds: number): string => {
  amsterdam ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit',
  });
  const part = Object.fromEntries(amsterdam.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${(part['year'] ?? '').padStart(4, '0')}-${part['month'] ?? ''}-${part['day'] ?? ''}`;
};

/** Several facts of one resource often fall on one day. */
let lastDay: { readonly number: number; readonly text: CalendarDate } | undefined;
const dayInUtc = (milliseconds: number): CalendarDate => {
  const number = Math.floor(milliseconds / 86_400_000);
  if (lastDay?.number !== number) lastDay = { number, text: toInstant(milliseconds).slice(0, 10) as CalendarDate };
  return lastDay.text;
};

/** The calendar day of a moment in the Netherlands, summer time included. */
export const dayOf = (milliseconds: number): CalendarDate | undefined => {
  const offset = summerTimeOf(milliseconds);
  if (offset !== undefined) return dayInUtc(milliseconds + offset);
  return CalendarDate.safeParse(amsterdamDay(milliseconds)).data;
};

/**
 * A FHIR `date`, `dateTime` or `instant` as a {@link PartialDate}. Partial dates stay partial; a time is taken to its
 * day in Europe/Amsterdam. Undefined for what is no existing date, and for a time without a zone: a guess
 * there could move a fact into another quarter.
 */
export const toPartialDate = (value: unknown): PartialDate | undefined => {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const partial = PARTIAL.exec(value);
  if (partial !== null) {
    const [, year, month = '01', day = '01'] = partial;
    return isRealDay(Number(year), Number(month), Number(day)) ? value as PartialDate : undefined;
  }
  const milliseconds = toEpoch(value);
  return milliseconds === undefined ? undefined : (dayOf(milliseconds) as string | undefined) as PartialDate | undefined;
};

/** A FHIR `instant` (a moment with its zone), in milliseconds since 1970; undefined for anything else. */
export const toFhirEpoch = (value: unknown): number | undefined =>
  (typeof value === 'string' && value.length <= 40 ? toEpoch(value) : undefined);

const CANONICAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:(?!60)\d{2}\.\d{3}Z$/;

/** A FHIR `instant` (a moment with its zone), in UTC with milliseconds; undefined for anything else. */
export const toFhirInstant = (value: unknown): Instant | undefined => {
  const milliseconds = toFhirEpoch(value);
  if (milliseconds === undefined) return undefined;
  return typeof value === 'string' && CANONICAL.test(value) ? value as Instant : toInstant(milliseconds);
};

/** The last text and what it meant: one resource's last update is asked for several times in a row. */
let last: { readonly text: string; readonly epoch: number | undefined } | undefined;
const toEpoch = (text: string): number | undefined => {
  if (last?.text !== text) last = { text, epoch: readEpoch(text) };
  return last.epoch;
};

/** A leap second counts as the second before it: no day begins in between. */
const readEpoch = (text: string): number | undefined => {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, date = '', hour, minute, second, fraction = '', zone = 'Z'] = match;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  if (!isRealDay(year, month, day)) return undefined;
  const thousandths = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Math.min(Number(second), 59), thousandths);
  return local - zoneMinutes(zone) * 60_000;
};

const zoneMinutes = (zone: string): number => {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
};
