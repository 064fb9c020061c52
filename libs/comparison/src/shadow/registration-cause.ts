import { fixed, percentage, toDecimal } from '@meervoud/value';
import type { Cause } from './cause.ts';
import type { DeliveredNumbers, DerivedNumbers } from './sides.ts';

/** What the record leaves open about the members of a value. */
export interface Open {
  /** In the population, with an answer that is not on record. */
  readonly unknown: number;
  /** Perhaps in the population. */
  readonly undecided: number;
  /** The row counts the unknown themselves. */
  readonly countsUnknown: boolean;
}

const fits = ({ value, numerator, denominator }: DeliveredNumbers, over: number, under: number): boolean => {
  if (under <= 0 || over < 0 || over > under) return false;
  if (numerator !== undefined && numerator !== String(over)) return false;
  if (denominator !== undefined && denominator !== String(under)) return false;
  const number = value === undefined ? undefined : toDecimal(value);
  if (number === undefined) return numerator !== undefined && denominator !== undefined;
  return number.scale <= 2 && fixed(number, 2) === percentage(over, under);
};

/**
 * Would the delivered figure be ours if so many of the unknown had been recorded as yes, and so many of the undecided as
 * belonging? The smallest numbers that do it. A row that counts the unknown comes down as they are recorded.
 */
export const registrationCause = (
  delivered: DeliveredNumbers, { counts: { numerator, denominator } }: DerivedNumbers, { unknown, undecided, countsUnknown }: Open,
): Cause | undefined => {
  for (let added = 0; added <= undecided; added += 1) {
    for (let needed = 0; needed <= unknown + added; needed += 1) {
      if (needed + added === 0 || !fits(delivered, numerator + (countsUnknown ? -needed : needed), denominator + added)) continue;
      return { kind: 'registration', reason: 'unknowns', unknown, undecided, needed, added };
    }
  }
  return undefined;
};
