import { CalendarDate, type Instant, isRealDay, type PartialDate, toInstant } from '@meervoud/kernel';
import { summerTimeOf } from './summer-time.ts';

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

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

/** A leap second counts as the second before it: no day begins in between. What the pattern holds stands at fixed places, the fraction aside. */
const readEpoch = (text: string): number | undefined => {
  if (!MOMENT.test(text)) return undefined;
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
  if (!isRealDay(year, month, day)) return undefined;
  const zoneAt = text.endsWith('Z') ? text.length - 1 : text.length - 6;
  const thousandths = zoneAt > 20 ? numberAt(text.slice(20, Math.min(zoneAt, 23)).padEnd(3, '0'), 0, 3) : 0;
  const local = Date.UTC(year, month - 1, day, numberAt(text, 11, 13), numberAt(text, 14, 16), Math.min(numberAt(text, 17, 19), 59), thousandths);
  return local - zoneMinutes(text, zoneAt) * 60_000;
};

/** The digits from one place to another. */
const numberAt = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
};

const zoneMinutes = (text: string, at: number): number => {
  if (text.endsWith('Z')) return 0;
  const minutes = numberAt(text, at + 1, at + 3) * 60 + numberAt(text, at + 4, at + 6);
  return text.charAt(at) === '-' ? -minutes : minutes;
};
