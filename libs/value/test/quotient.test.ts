import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentage, quotient, rounded } from '../src/index.ts';

const seed = 20_191_231;

describe('a quotient of decimals', () => {
  test.each([
    ['12.5', '80', 100, '15.63'], ['12.4', '80', 100, '15.50'], ['1', '8', 1, '0.13'], ['0', '3', 100, '0.00'], ['26', '365', 100, '7.12'],
    ['411.36', '617.04', 1, '0.67'], ['0.005', '1', 1, '0.01'], ['100000000000000000000.5', '3', 1, '33333333333333333333.50'],
  ] as const)('%s of %s, times %i, is %s', (numerator, denominator, factor, expected) => expect(quotient(numerator, denominator, factor)).toBe(expected));

  test('needs something to divide by, and no less than nothing to divide', () => {
    for (const [numerator, denominator] of [['1', '0'], ['1', '-2'], ['-1', '2']] as const) expect(() => quotient(numerator, denominator, 1)).toThrow(RangeError);
  });

  test(`of whole numbers is the percentage of them (seed ${seed})`, () => {
    fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (numerator, denominator) => {
      expect(quotient(String(numerator), String(denominator), 100)).toBe(percentage(numerator, denominator));
    }), { seed });
  });

  test('is published with whole numbers beside it, half up', () => {
    expect(['12.5', '12.49', '0.5', '7'].map(rounded)).toEqual([13, 12, 1, 7]);
  });
});
