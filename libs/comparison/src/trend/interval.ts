/** From 0 to 1; of a difference from -1 to 1. */
export interface Interval { readonly low: number; readonly high: number }
export interface Proportion { readonly numerator: number; readonly denominator: number }

/** The 97.5th percentile of the normal distribution: intervals of 95 per cent. */
const Z = 1.959963984540054;

/**
 * The Wilson score interval of a proportion (E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
 * Inference, JASA 22, 1927), 95 per cent, without continuity correction. Holds at small counts and at 0 and 100 per cent,
 * where the usual plus-or-minus fails. The denominator must be above zero.
 */
export const wilson = ({ numerator, denominator }: Proportion): Interval => {
  if (denominator <= 0) throw new RangeError('an interval needs a denominator above zero');
  const share = numerator / denominator;
  const scale = 1 + (Z * Z) / denominator;
  const centre = (share + (Z * Z) / (2 * denominator)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / denominator + (Z * Z) / (4 * denominator * denominator));
  // at the ends the formula gives exactly 0 and 1, and its rounding does not
  return { low: numerator === 0 ? 0 : Math.max(0, centre - half), high: numerator === denominator ? 1 : Math.min(1, centre + half) };
};

/**
 * The interval of the difference `later - earlier` of two proportions from their Wilson intervals: method 10 of R. G.
 * Newcombe (Interval Estimation for the Difference Between Independent Proportions, Statistics in Medicine 17, 1998), 95 per cent.
 */
export const differenceInterval = (earlier: Proportion, later: Proportion): Interval => {
  const [before, after] = [wilson(earlier), wilson(later)];
  const [from, to] = [earlier.numerator / earlier.denominator, later.numerator / later.denominator];
  return {
    low: to - from - Math.hypot(to - after.low, before.high - from),
    high: to - from + Math.hypot(after.high - to, from - before.low),
  };
};
