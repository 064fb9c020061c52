import { KnownError } from '@meervoud/kernel';

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

/** Different synthetic BSNs, from a starting point on; throws `sandbox-population-too-large` when all are used. */
export function* syntheticBsns(offset: number): Generator<string, never> {
  const size = LAST - FIRST + 1;
  for (let step = 0; step < size; step += 1) {
    const bsn = String(FIRST + ((offset + step) % size));
    if (isValidBsn(bsn)) yield bsn;
  }
  throw new KnownError({
    code: 'sandbox-population-too-large', recovery: 'halt',
    message: 'There are not enough synthetic BSNs for so many clients.', expected: 'at most 9,000 clients',
  });
}
