import { addDays, addMonths, type CalendarDate, calendarDate } from '@meervoud/kernel';
import fc from 'fast-check';

/** The day that is counted on, and the year reported on. */
export interface Around {
  readonly referenceDate: CalendarDate;
  readonly reportingYear: number;
}

/** Days at which an answer turns. */
export const boundariesOf = ({ referenceDate, reportingYear }: Around) => ({
  day: [referenceDate],
  ulcerStale: [addDays(referenceDate, -90), referenceDate],
  thirtyDays: [addDays(referenceDate, -30), referenceDate],
  sixMonths: [addMonths(referenceDate, -6), referenceDate],
  year: [calendarDate(`${reportingYear}-01-01`), calendarDate(`${reportingYear}-12-31`)],
}) as const satisfies Record<string, readonly CalendarDate[]>;

/** Mostly the boundaries themselves and the days beside them; sometimes any other. */
export const daysBeside = ({ referenceDate }: Around, boundaries: readonly CalendarDate[]): fc.Arbitrary<CalendarDate> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...boundaries), fc.constantFrom(-1, 0, 0, 1)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(referenceDate), fc.integer({ min: -900, max: 200 })) },
  ).map(([day, shift]) => addDays(day, shift));
