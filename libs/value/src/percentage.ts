/**
 * 100·t/n, half up to two decimals, as published (R11; indicators.md §2.3 rule 1). Exact: integers only,
 * so 1/8 is `12.50` on every machine. `n` must be above zero.
 */
export const percentage = (numerator: number, denominator: number): string => {
  if (denominator <= 0) throw new RangeError('a percentage needs a denominator above zero');
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
};
