import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays, addMonths, CalendarDate, calendarDate, daysBetween, earliest, isOnOrAfter, isOnOrBefore,
  isWithin, latest, partialDate, quartersOf,
} from '../src/index.ts';

const anyDate = fc.integer({ min: -300_000, max: 300_000 }).map((days) => addDays(calendarDate('2000-01-01'), days))
  .filter((date) => CalendarDate.safeParse(date).success);

describe('a calendar date', () => {
  test.each(['2026-02-30', '2026-04-31', '2023-02-29', '2026-13-01', '0000-01-01', '2026-1-1', '2026-01-01T00:00:00Z', ''])(
    'refuses %j, which is no existing day',
    (text) => expect(CalendarDate.safeParse(text).success).toBe(false),
  );

  test('exists on 29 February of a leap year', () => expect(calendarDate('2024-02-29')).toBe('2024-02-29'));

  test('counts days back and forth without loss', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) =>
      daysBetween(date, addDays(date, days)) === days));
  });

  test('six months before 31 August is the last of February', () => {
    expect(addMonths(calendarDate('2024-08-31'), -6)).toBe('2024-02-29');
    expect(addMonths(calendarDate('2023-08-31'), -6)).toBe('2023-02-28');
  });
});

describe('a partial date', () => {
  test('stands for every day it may have been', () => {
    expect([earliest(partialDate('2024')), latest(partialDate('2024'))]).toEqual(['2024-01-01', '2024-12-31']);
    expect([earliest(partialDate('2024-02')), latest(partialDate('2024-02'))]).toEqual(['2024-02-01', '2024-02-29']);
    expect([earliest(partialDate('2024-02-28')), latest(partialDate('2024-02-28'))]).toEqual(['2024-02-28', '2024-02-28']);
  });

  test('that straddles a day is neither before nor after it', () => {
    const day = calendarDate('2024-02-28');
    expect(isOnOrBefore(partialDate('2024-02'), day)).toBe('unknown');
    expect(isOnOrAfter(partialDate('2024'), day)).toBe('unknown');
    expect(isOnOrBefore(partialDate('2024-02-28'), day)).toBe(true);
    expect(isOnOrAfter(partialDate('2024-02-28'), day)).toBe(true);
  });
});

describe('a period', () => {
  test('has both its ends', () => {
    const [first] = quartersOf(2023);
    expect(first).toEqual({ start: '2023-01-01', end: '2023-03-31' });
    expect(isWithin(partialDate('2023-01-01'), first!)).toBe(true);
    expect(isWithin(partialDate('2023-03-31'), first!)).toBe(true);
    expect(isWithin(partialDate('2023-04-01'), first!)).toBe(false);
    expect(isWithin(partialDate('2023-04'), first!)).toBe(false);
    expect(isWithin(partialDate('2023'), first!)).toBe('unknown');
  });

  test('of a year is cut into quarters without gap or overlap', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2100 }), (year) => {
      const quarters = quartersOf(year);
      expect(quarters[0]!.start).toBe(`${year}-01-01`);
      expect(quarters[3]!.end).toBe(`${year}-12-31`);
      for (let i = 1; i < 4; i++) expect(quarters[i]!.start).toBe(addDays(quarters[i - 1]!.end, 1));
    }));
  });
});
