import { type Period, type Truth } from '@meervoud/kernel';
import { type Fraction, fromDecimal, NOTHING, plus, times, toDecimal } from '@meervoud/value';
import type { StaffContract, WorkedHours } from '@meervoud/zibs';
import type { Member } from '../verdict.ts';
import { contractsOf } from './contracts.ts';
import { type Adding, type Context, summing } from './share.ts';
import { clip } from './year-of-360.ts';

/** Weeks worked in a year of 360 days (indicators.md §3.2). */
export const WEEKS = 47n;

export const hoursIn = (text: string): Fraction => {
  const decimal = toDecimal(text);
  if (decimal === undefined) throw new TypeError('a record holds amounts as decimals');
  return fromDecimal(decimal);
};

/**
 * S6: hours worked in the reporting year over 47 weeks of so many hours. Hours belong to the contract with their number; hours of no known
 * contract, of contracts that differ, or over the end of a year, are open.
 */
export const fte = ({ isAsked, year, settings: { fullTimeHours } }: Context): Adding => {
  const perHour: Fraction = [1n, WEEKS * BigInt(fullTimeHours)];
  return summing((member) => {
    const judged = workedOf(member).flatMap((worked) => {
      const inYear = clip(worked, year);
      if (inYear === undefined) return [];
      const belongs = isWithin(worked, year) ? belongsTo(contractsOf(member), worked, isAsked) : 'unknown';
      return belongs === false ? [] : [{ worked, belongs }];
    });
    const sure = judged.filter(({ belongs }) => belongs === true);
    const open = judged.filter(({ belongs }) => belongs === 'unknown');
    const hours = sure.map(({ worked }) => hoursIn(worked.hours)).reduce(plus, NOTHING);
    return { amount: times(hours, perHour), open: open.length > 0, records: (open.length > 0 ? open : sure).map(({ worked }) => worked) };
  });
};

const workedOf = ({ records }: Member): readonly WorkedHours[] => (records.WorkedHours ?? []).map(({ record }) => record as WorkedHours);

const isWithin = (inner: Period, outer: Period): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** What the contracts say that were in force while it was worked, where they all say the same. */
const belongsTo = (contracts: readonly StaffContract[], worked: WorkedHours, isAsked: Context['isAsked']): Truth => {
  const said = new Set(contracts.filter((contract) => contract.contract === worked.contract && clip(contract, worked) !== undefined).map(isAsked));
  const [only = 'unknown'] = said;
  return said.size === 1 ? only : 'unknown';
};
