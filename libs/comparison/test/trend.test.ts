import { calendarDate } from '@meervoud/kernel';
import type { ValuePoint } from '@meervoud/store';
import { percentage } from '@meervoud/value';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceInterval, trendOf, wilson } from '../src/index.ts';

const share = (numerator: number, denominator: number) => ({ numerator, denominator });
const proportion = fc.integer({ min: 1, max: 300 }).chain((denominator) => fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }));

describe('the Wilson interval', () => {
  test.each([
    // Newcombe 1998 (two-sided confidence intervals for the single proportion), table I, method 3
    [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (numerator, denominator, low, high) => {
    const interval = wilson({ numerator, denominator });
    expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toStrictEqual([low.toFixed(4), high.toFixed(4)]);
  });

  test('holds the share, stays within 0 and 1, and mirrors', () => fc.assert(fc.property(proportion, ({ numerator, denominator }) => {
    const { low, high } = wilson({ numerator, denominator });
    expect(low >= 0 && low <= numerator / denominator && numerator / denominator <= high && high <= 1).toBe(true);
    const mirrored = wilson({ numerator: denominator - numerator, denominator });
    expect(mirrored.low).toBeCloseTo(1 - high, 10);
  })));

  test('of nobody there is none', () => expect(() => wilson(share(0, 0))).toThrow(RangeError));
});

describe('the interval of a difference', () => {
  test.each([
    // Newcombe 1998 (interval estimation for the difference), table II, method 10; there it is earlier minus later
    [56, 70, 48, 80, 0.0524, 0.3339], [9, 10, 3, 10, 0.1705, 0.8090], [6, 7, 2, 7, 0.0582, 0.8062], [5, 56, 0, 29, -0.0381, 0.1926], [0, 10, 0, 20, -0.1611, 0.2775], [10, 10, 0, 20, 0.6791, 1],
  ])('of %i in %i and %i in %i', (a, m, b, n, low, high) => {
    const interval = differenceInterval(share(b, n), share(a, m));
    expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toStrictEqual([low.toFixed(4), high.toFixed(4)]);
  });

  test('turns round with its points, and holds zero where nothing changed', () => fc.assert(fc.property(proportion, proportion, (one, other) => {
    const [there, back] = [differenceInterval(one, other), differenceInterval(other, one)];
    expect(there.low).toBeCloseTo(-back.high, 10);
    const same = differenceInterval(one, one);
    expect(same.low <= 0 && same.high >= 0).toBe(true);
  })));
});

const point = (year: number, numerator: number, denominator: number, more: { unknown?: number; definition?: string } = {}): ValuePoint => ({
  id: `val-${year}`, version: 1, reportingYear: year, referenceDate: calendarDate(`${year + 1}-02-28`), definition: more.definition ?? 'sha256:0',
  outcome: { kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown: more.unknown ?? 0 } },
});
const hints = (points: readonly ValuePoint[]) => trendOf(points).map(({ change }) => change && { chance: change.mayBeChance, unknowns: change.mayBeUnknowns, definition: change.definitionChanged });

describe('a trend', () => {
  test('says of few clients that a difference may be chance, and of many that it is more', () => {
    expect(hints([point(2020, 2, 12), point(2021, 4, 12), point(2022, 20, 300), point(2023, 60, 300)])).toStrictEqual([
      undefined, { chance: true, unknowns: false, definition: false }, { chance: false, unknowns: false, definition: false }, { chance: false, unknowns: false, definition: false },
    ]);
    expect(trendOf([point(2020, 2, 12), point(2021, 4, 12)])[1]?.change?.difference).toBeCloseTo(16.6667, 4);
  });

  test('says where those unknown could make the difference', () => {
    expect(hints([point(2020, 2, 100), point(2021, 20, 100, { unknown: 5 })])[1]).toStrictEqual({ chance: false, unknowns: false, definition: false });
    expect(hints([point(2020, 2, 100, { unknown: 18 }), point(2021, 20, 100)])[1]).toStrictEqual({ chance: false, unknowns: true, definition: false });
    expect(hints([point(2020, 20, 100), point(2021, 2, 100, { unknown: 18 })])[1]).toStrictEqual({ chance: false, unknowns: true, definition: false });
  });

  test('says where the definition changed, and compares with the last point that has a figure', () => {
    const notChosen: ValuePoint = { ...point(2021, 1, 10), outcome: { kind: 'not-chosen' } };
    const yes: ValuePoint = { ...point(2021, 1, 10), outcome: { kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 9, denominator: 10, unknown: 0 } } };
    const points = [point(2020, 10, 100), notChosen, yes, point(2022, 10, 100, { definition: 'sha256:1' })];
    expect(hints(points)).toStrictEqual([undefined, undefined, undefined, { chance: true, unknowns: false, definition: true }]);
    expect(trendOf(points).map(({ interval }) => interval !== undefined)).toStrictEqual([true, false, false, true]);
    expect(trendOf(points)[1]).toBe(notChosen);
  });
});
