/** A decimal text as a whole number of 10^-places. */
const parts = (text: string): readonly [digits: bigint, places: number] => {
  const [whole = '0', fraction = ''] = text.split('.');
  return [BigInt(`${whole}${fraction}`), fraction.length];
};

/** A whole quotient, half up (away from zero at the half for what is positive). */
const halfUp = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator);

const scaled = (numerator: string, denominator: string, factor: bigint): readonly [bigint, bigint] => {
  const [[top, topPlaces], [bottom, bottomPlaces]] = [parts(numerator), parts(denominator)];
  if (bottom <= 0n || top < 0n) throw new RangeError('a quotient needs a numerator of at least zero and a denominator above zero');
  return [top * factor * 10n ** BigInt(bottomPlaces), bottom * 10n ** BigInt(topPlaces)];
};

/**
 * factor·t/n of two decimal texts, half up to two decimals, as the staff figures are published: over what was not rounded yet
 * (R11; indicators.md §3.3). Exact: whole numbers only. `t` must be at least zero, `n` above zero.
 */
export const quotient = (numerator: string, denominator: string, factor: 1 | 100): string => {
  const [top, bottom] = scaled(numerator, denominator, BigInt(factor) * 100n);
  const hundredths = halfUp(top, bottom);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
};

/** A decimal text as it is published beside a quotient: whole, half up. */
export const rounded = (text: string): number => Number(halfUp(...scaled(text, '1', 1n)));
