import type { Decimal } from './decimal.ts';

/** A number, exactly, and never below zero: numerator and denominator, the latter above zero. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

export const NOTHING: Fraction = [0n, 1n];
export const whole = (number: number | bigint): Fraction => [BigInt(number), 1n];
export const fromDecimal = ({ units, scale }: Decimal): Fraction => [units, 10n ** BigInt(scale)];

export const plus = ([one, of]: Fraction, [other, ofOther]: Fraction): Fraction => reduced(one * ofOther + other * of, of * ofOther);
export const times = ([one, of]: Fraction, [other, ofOther]: Fraction): Fraction => reduced(one * other, of * ofOther);
/** Throws a RangeError where the divisor is zero. */
export const dividedBy = (one: Fraction, [other, ofOther]: Fraction): Fraction => {
  if (other === 0n) throw new RangeError('a fraction needs a divisor above zero');
  return times(one, [ofOther, other]);
};
export const isNothing = ([numerator]: Fraction): boolean => numerator === 0n;

/** Half up, to so many decimals. */
export const asDecimal = ([numerator, denominator]: Fraction, decimals: number): Decimal =>
  ({ units: (numerator * 10n ** BigInt(decimals) * 2n + denominator) / (2n * denominator), scale: decimals });

/** In lowest terms: a sum over a whole staff would grow without bound. */
const reduced = (numerator: bigint, denominator: bigint): Fraction => {
  let [one, other] = [numerator, denominator];
  while (other !== 0n) [one, other] = [other, one % other];
  return one === 0n ? NOTHING : [numerator / one, denominator / one];
};
