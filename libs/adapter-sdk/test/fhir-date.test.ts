import { addDays, calendarDate, toInstant } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFhirInstant, toPartialDate } from '../src/index.ts';

describe('F18: a date of a source', () => {
  test.each([
    ['2026', '2026', 'a year stays a year'],
    ['2026-02', '2026-02', 'a month stays a month'],
    ['2024-02-29', '2024-02-29', 'a leap day exists'],
    ['2026-12-31T23:30:00Z', '2027-01-01', 'half past midnight of New Year in the Netherlands'],
    ['2026-12-31T22:59:59Z', '2026-12-31', 'winter time is one hour ahead of UTC'],
    ['2026-06-30T22:00:00Z', '2026-07-01', 'summer time is two hours ahead of UTC'],
    ['2026-03-29T00:59:59Z', '2026-03-29', 'just before summer time begins'],
    ['2026-03-28T23:00:00Z', '2026-03-29', 'midnight of the short day, still winter time'],
    ['2026-03-29T22:00:00Z', '2026-03-30', 'the end of the short day, already summer time'],
    ['2026-10-24T22:00:00Z', '2026-10-25', 'midnight of the long day, still summer time'],
    ['2026-10-25T22:59:59Z', '2026-10-25', 'the last second of the long day'],
    ['2026-10-25T23:00:00Z', '2026-10-26', 'the day after the long day'],
    ['2024-03-01T00:30:00+14:00', '2024-02-29', 'far east of us it is tomorrow'],
    ['2024-02-28T20:00:00-05:00', '2024-02-29', 'far west of us it is yesterday'],
    ['2024-02-28T12:00:00.123456789Z', '2024-02-28', 'fractions of a second are allowed'],
    ['2016-12-31T23:59:60Z', '2017-01-01', 'a leap second exists'],
  ])('%s is %s: %s', (text, day) => expect(toPartialDate(text)).toBe(day));

  test.each([
    '2026-02-30', '2026-04-31', '2023-02-29', '2026-13', '2026-00', '0000', '0000-01-01', '2026-1-1', '20260101', '',
    '2026-01-01T10:00:00', '2026-01-01T10:00', '2026-01-01T10:00Z', '2026-01-01T24:00:00Z', '2026-01-01T10:60:00Z', '2026-02-30T10:00:00Z',
    '2026-01-01T10:00:00+15:00', '2026-01-01T10:00:00+14:30', '2026-01-01 10:00:00Z', ' 2026-01-01', '2026-01-01\n', '-2026', '2026-02Z', 'gisteren',
    20260101, null, true, {}, ['2026'],
  ])('%j is no date, and is not guessed', (value) => expect(toPartialDate(value)).toBeUndefined());

  test('agrees, for any moment and zone, with the day on a clock in Amsterdam', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
    const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 0, 1) });
    const zone = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(fc.property(moment, zone, (milliseconds, minutes) => {
      const local = toInstant(milliseconds + minutes * 60_000).slice(0, 23);
      const size = Math.abs(minutes);
      const offset = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
      expect(toPartialDate(`${local}${offset}`)).toBe(clock.format(milliseconds));
      expect(toFhirInstant(`${local}${offset}`)).toBe(toInstant(milliseconds));
    }), { numRuns: 2_000 });
  });

  test('keeps every existing day as it is, and only those', () => {
    fc.assert(fc.property(fc.integer({ min: -50_000, max: 50_000 }), (days) => {
      const day = addDays(calendarDate('2000-01-01'), days);
      expect(toPartialDate(day)).toBe(day);
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      expect(toPartialDate(text) === undefined || /^\d{4}(-\d\d){0,2}$/.test(text)).toBe(true);
    }));
  });

  test('of a hundred thousand characters is refused at once (F27)', () => {
    // the fastest of three: a busy machine slows one, a bad expression slows each
    const took = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(toPartialDate(`2026-01-01T10:00:00.${'1'.repeat(100_000)}Z`)).toBeUndefined();
      return performance.now() - begun;
    });
    expect(Math.min(...took)).toBeLessThan(50);
  });

  test('that is an instant needs its time and its zone', () => {
    expect(toFhirInstant('2024-03-01T09:30:00+01:00')).toBe('2024-03-01T08:30:00.000Z');
    expect(toFhirInstant('2024-03-01T09:30:00.98765Z')).toBe('2024-03-01T09:30:00.987Z');
    for (const value of ['2024-03-01', '2024', '2024-03-01T09:30:00', 5, undefined]) expect(toFhirInstant(value)).toBeUndefined();
  });
});
