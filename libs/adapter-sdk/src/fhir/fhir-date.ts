import { CalendarDate, type Instant, PartialDate, toInstant } from '@meervoud/kernel';

const PARTIAL = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

let amsterdam: Intl.DateTimeFormat | undefined;
const amsterdamDay = (milliseconds: number): string => {
  amsterdam ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit',
  });
  const part = Object.fromEntries(amsterdam.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${(part['year'] ?? '').padStart(4, '0')}-${part['month'] ?? ''}-${part['day'] ?? ''}`;
};

/** The calendar day of a moment in the Netherlands, summer time included. */
export const dayOf = (milliseconds: number): CalendarDate | undefined =>
  CalendarDate.safeParse(amsterdamDay(milliseconds)).data;

/**
 * A FHIR `date`, `dateTime` or `instant` as a {@link PartialDate}. Partial dates stay partial; a time is taken to its
 * day in Europe/Amsterdam. Undefined for what is no existing date, and for a time without a zone: a guess
 * there could move a fact into another quarter.
 */
export const toPartialDate = (value: unknown): PartialDate | undefined => {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (PARTIAL.test(value)) return PartialDate.safeParse(value).data;
  const milliseconds = toEpoch(value);
  return milliseconds === undefined ? undefined : (dayOf(milliseconds) as string | undefined) as PartialDate | undefined;
};

/** A FHIR `instant` (a moment with its zone), in UTC with milliseconds; undefined for anything else. */
export const toFhirInstant = (value: unknown): Instant | undefined => {
  const milliseconds = typeof value === 'string' && value.length <= 40 ? toEpoch(value) : undefined;
  return milliseconds === undefined ? undefined : toInstant(milliseconds);
};

/** A leap second counts as the second before it: no day begins in between. */
const toEpoch = (text: string): number | undefined => {
  const match = MOMENT.exec(text);
  if (!match || !CalendarDate.safeParse(match[1]).success) return undefined;
  const [, date = '', hour, minute, second, fraction = '', zone = 'Z'] = match;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const thousandths = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(year, month - 1, day, Number(hour), Number(minute), Math.min(Number(second), 59), thousandths);
  return local - zoneMinutes(zone) * 60_000;
};

const zoneMinutes = (zone: string): number => {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
};
