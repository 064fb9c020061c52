import { calendarDate, calendarYear } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { clip, daysOf360 } from '../src/staff/year-of-360.ts';

const period = (start: string, end: string) => ({ start: calendarDate(start), end: calendarDate(end) });

test.each([
  ['2021-01-01', '2021-12-31', 360], ['2020-01-01', '2020-12-31', 360], ['2021-07-01', '2021-12-31', 180], ['2021-01-01', '2021-03-31', 90], ['2021-05-03', '2021-05-09', 7],
  ['2021-02-25', '2021-03-02', 8], ['2020-02-25', '2020-03-02', 8], ['2021-01-31', '2021-01-31', 1], ['2019-12-31', '2020-12-31', 361],
])('from %s to %s are %i days in a year of 360', (start, end, days) => {
  expect(daysOf360(period(start, end))).toBe(days);
});

test('only the days within a year are left of a span, which may run on', () => {
  const year = calendarYear(2021);
  expect(clip({ start: calendarDate('2019-04-01') }, year)).toEqual(year);
  expect(clip(period('2021-12-31', '2022-03-01'), year)).toEqual(period('2021-12-31', '2021-12-31'));
  expect(clip(period('2020-01-01', '2020-12-31'), year)).toBeUndefined();
});
