import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentage } from '../src/index.ts';

/** Real rows of the public file (indicators.md §2.3, rules 1 and 2), and the half that must go up. */
test.each([
  [1, 18, '5.56'],
  [16, 18, '88.89'],
  [0, 12, '0.00'],
  [21, 21, '100.00'],
  [1, 8, '12.50'],
  [1, 800, '0.13'],
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [1, 20_001, '0.00'],
  [1, 20_000, '0.01'],
])('%s of %s is %s', (numerator, denominator, expected) => {
  expect(percentage(numerator, denominator)).toBe(expected);
});

test('of nobody there is none', () => {
  expect(() => percentage(0, 0)).toThrow(RangeError);
});

test('it is within half a hundredth of the quotient, half up, and as exact for large counts', () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (part, whole) => {
    const text = percentage(part, whole);
    expect(text).toMatch(/^\d+\.\d{2}$/);
    const off = BigInt(text.replace('.', '')) * BigInt(whole) * 2n - BigInt(part) * 20_000n;
    expect(off).toBeGreaterThan(-BigInt(whole));
    expect(off).toBeLessThanOrEqual(BigInt(whole));
  }));
});

test('the parts of a whole are rounded by themselves and never forced to 100', () => {
  expect([16, 1, 1].map((part) => percentage(part, 18))).toStrictEqual(['88.89', '5.56', '5.56']);
});
