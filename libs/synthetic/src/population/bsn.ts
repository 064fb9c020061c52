const FIRST = 999_900_000;
const LAST = 999_999_999;
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Eleven-test (elfproef) of a citizen service number of nine digits. */
export const isValidBsn = (bsn: string): boolean => {
  if (!/^\d{9}$/.test(bsn) || Number(bsn) === 0) return false;
  return WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(bsn[place]), 0) % 11 === 0;
};

/** In the 9999… range that is kept for testing: never a person. */
export const isSyntheticBsn = (bsn: string): boolean => isValidBsn(bsn) && bsn.startsWith('9999');

/** Different synthetic BSNs, from a starting point on; there are a little over 9,000. */
export function* syntheticBsns(offset: number): Generator<string, never> {
  const size = LAST - FIRST + 1;
  for (let step = 0; step < size; step += 1) {
    const bsn = String(FIRST + ((offset + step) % size));
    if (isValidBsn(bsn)) yield bsn;
  }
  throw new RangeError('all synthetic BSNs are used');
}
