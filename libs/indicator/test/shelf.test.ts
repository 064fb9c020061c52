import { calendarDate } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { defineIndicatorSet, setOfYear, unchangedUntil } from '../src/index.ts';
import { aSet } from './definitions.ts';

const { reportingYear: first } = aSet;
const shelf = unchangedUntil(first + 2, defineIndicatorSet(aSet));

describe('a shelf of years', () => {
  test('has each year once with the rows of the first, over its own calendar year', () => {
    expect(shelf.map((set) => set.reportingYear)).toStrictEqual([first, first + 1, first + 2]);
    for (const set of shelf.slice(1)) {
      expect(set.indicators).toStrictEqual(shelf[0].indicators);
      expect(set.measuringWindow).toStrictEqual({ start: calendarDate(`${set.reportingYear}-01-01`), end: calendarDate(`${set.reportingYear}-12-31`) });
    }
  });
  test('gives the set of a year it has', () => {
    expect(setOfYear(shelf, first + 1)).toBe(shelf[1]);
  });
  test.each([first - 1, first + 3, first + 0.5, Number.NaN])('says of %s which years there are, and what is owed instead', (year) => {
    const wrong = { code: 'unknown-reporting-year', recovery: 'halt', at: `${aSet.id} ${year}` };
    expect(() => setOfYear(shelf, year)).toThrow(expect.objectContaining({ ...wrong, expected: `reporting year ${first} to ${first + 2}` }));
    expect(() => setOfYear(shelf, year, 'else')).toThrow(expect.objectContaining({ ...wrong, expected: `reporting year ${first} to ${first + 2}; else` }));
  });
});
