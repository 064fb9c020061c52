/** Per cent, with two decimals: `16.67`. */
export interface Quartiles { readonly first: string; readonly median: string; readonly third: string }

const hundredths = (percentage: string): bigint => {
  if (!/^\d+\.\d{2}$/.test(percentage)) throw new TypeError(`${percentage} is no percentage with two decimals`);
  return BigInt(percentage.replace('.', ''));
};
const text = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;

/**
 * The quartiles of percentages by linear interpolation between order statistics: definition 7 of Hyndman and Fan (Sample
 * Quantiles in Statistical Packages, The American Statistician 50, 1996), as R, NumPy and Excel's QUARTILE.INC have it: the
 * value at place 1 + (n - 1)p. Exact, and then half up to two decimals. Undefined when there are none.
 */
export const quartiles = (percentages: readonly string[]): Quartiles | undefined => {
  const sorted = percentages.map(hundredths).toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  if (sorted.length === 0) return undefined;
  const at = (quarter: number): string => {
    const place = (sorted.length - 1) * quarter;
    const [below, rest] = [Math.floor(place / 4), BigInt(place % 4)];
    const low = sorted[below] ?? 0n;
    const high = sorted[below + 1] ?? low;
    return text((low * (4n - rest) + high * rest + 2n) / 4n);
  };
  return { first: at(1), median: at(2), third: at(3) };
};
