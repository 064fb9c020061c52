import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDecimal, decimalText, dividedBy, type Fraction, fromDecimal, isNothing, NOTHING, plus, times, toDecimal, whole } from '../src/index.ts';

const some = fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(1n, 10n ** 6n)) as fc.Arbitrary<Fraction>;
const isSame = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d === c * b;

test('adding, multiplying and dividing are exact, in any order', () => {
  fc.assert(fc.property(some, some, some, (one, two, three) => {
    expect(isSame(plus(plus(one, two), three), plus(one, plus(three, two)))).toBe(true);
    expect(isSame(times(one, plus(two, three)), plus(times(one, two), times(one, three)))).toBe(true);
    if (!isNothing(two)) expect(isSame(times(dividedBy(one, two), two), one)).toBe(true);
  }));
});

test('a third of three is one, and half a hundredth goes up', () => {
  expect(plus(plus([1n, 3n], [1n, 3n]), [1n, 3n])).toEqual([1n, 1n]);
  expect(['1.005', '1.004', '0.995'].map((text) => decimalText(asDecimal(fromDecimal(toDecimal(text)!), 2)))).toEqual(['1.01', '1', '1']);
  expect(() => dividedBy(whole(1), NOTHING)).toThrow(RangeError);
});
