import { decimalText, fixed, percentage, quotient, rounded, toDecimal } from '@meervoud/value';
import type { Cause } from './cause.ts';
import type { DeliveredNumbers, DerivedNumbers } from './sides.ts';

type Test = (delivered: DeliveredNumbers, derived: DerivedNumbers) => Cause | undefined;

const whole = (count: number) => ({ units: BigInt(count), scale: 0 });
const same = (written: string | undefined, percentageText: string): boolean => {
  const number = written === undefined ? undefined : toDecimal(written);
  return number !== undefined && number.scale <= 2 && fixed(number, 2) === percentageText;
};
const isCount = (written: string | undefined, count: number): boolean => written === String(count);

const twoMeanings: Test = ({ value, numerator, denominator, inDoubt }, { percentage: ours, counts }) => {
  const written = value ?? numerator ?? denominator;
  if (!inDoubt || written === undefined) return undefined;
  const cause = { kind: 'definition', reason: 'two-meanings', written } as const;
  if (same(written, ours)) return { ...cause, readAs: 'percentage' };
  return isCount(numerator, counts.numerator) ? { ...cause, readAs: 'numerator' } : undefined;
};

/** 0.17 where 6 of 36 is 16.67. */
const fraction: Test = ({ value }, { percentage: ours, counts }) => {
  const number = value === undefined ? undefined : toDecimal(value);
  if (value === undefined || number === undefined || number.units === 0n || number.units > 10n ** BigInt(number.scale) || same(value, ours)) return undefined;
  const share = quotient(whole(counts.numerator), whole(counts.denominator), number.scale);
  const isIt = number.scale === 0 ? counts.numerator === counts.denominator : share.units === number.units;
  return isIt ? { kind: 'definition', reason: 'fraction', written: value, percentage: ours } : undefined;
};

const swapped: Test = ({ value, numerator, denominator }, { counts: { numerator: ours, denominator: under } }) => {
  if (ours === under || ours === 0) return undefined;
  const areCounts = isCount(numerator, under) && isCount(denominator, ours);
  return areCounts || same(value, percentage(under, ours)) ? { kind: 'definition', reason: 'swapped', numerator: ours, denominator: under } : undefined;
};

const cut = (units: bigint, by: bigint, how: 'nearest' | 'down' | 'up'): bigint =>
  (how === 'up' ? (units + by - 1n) / by : how === 'down' ? units / by : (2n * units + by) / (2n * by));

/** The same counts, or none, and a percentage with fewer decimals or rounded another way. */
const rounding: Test = ({ value, numerator, denominator }, { percentage: ours, counts }) => {
  const number = value === undefined ? undefined : toDecimal(value);
  const haveSameCounts = (numerator === undefined && denominator === undefined) || (isCount(numerator, counts.numerator) && isCount(denominator, counts.denominator));
  if (value === undefined || number === undefined || number.scale > 2 || !haveSameCounts || same(value, ours)) return undefined;
  for (const decimals of [2, 1, 0]) {
    for (const how of ['nearest', 'down', 'up'] as const) {
      const units = cut(BigInt(counts.numerator) * 100n * 10n ** BigInt(decimals), BigInt(counts.denominator), how);
      if (fixed({ units, scale: decimals }, 2) === fixed(rounded(number, 2), 2)) return { kind: 'definition', reason: 'rounding', written: decimalText(number), percentage: ours, decimals, how };
    }
  }
  return undefined;
};

const unknownLeftOut: Test = ({ value, denominator }, { percentage: ours, counts: { numerator, denominator: under, unknown } }) => {
  const known = under - unknown;
  if (unknown === 0 || known <= 0 || (denominator === undefined ? same(value, ours) : !isCount(denominator, known))) return undefined;
  return same(value, percentage(numerator, known)) ? { kind: 'definition', reason: 'unknown-left-out', denominator: known, unknown } : undefined;
};

const population: Test = ({ denominator }, { counts }) =>
  (denominator === undefined || isCount(denominator, counts.denominator) ? undefined : { kind: 'definition', reason: 'population', delivered: denominator, derived: counts.denominator });

/** Another way of writing or counting the very same people: looked for first. */
export const writingTests: readonly Test[] = [twoMeanings, fraction, swapped, rounding, unknownLeftOut];
/** Other people: looked for last, because another date or a gap in the record says more. */
export const populationTest: Test = population;
