import type { Period } from '@meervoud/kernel';
import { type Fraction, NOTHING, plus, times, whole } from '@meervoud/value';
import type { SickReport, StaffContract } from '@meervoud/zibs';
import type { Member } from '../verdict.ts';
import { contractsOf } from './contracts.ts';
import { type Adding, type Context, counted, summing } from './share.ts';
import { hoursIn, WEEKS } from './worked.ts';
import { clip, daysOf360 } from './year-of-360.ts';

/**
 * S5: time agreed in the reporting year, contract by contract: days (mnieuwland/kik 2.3.1 - Vernet), or hours a week over 47 weeks
 * (2.3.1). A contract without hours a week leaves hours open.
 */
export const contractTime = (context: Context): Adding => overContracts(context, (days, _, weekly) =>
  (weekly === undefined ? days : times(times(days, weekly), [WEEKS, DAYS_OF_YEAR])));

/** S5: time ill in it, each sick report against each contract: days by their percentage, or hours a week of each seven days ill. */
export const sickTime = (context: Context): Adding => overContracts(context, (_, ill, weekly) =>
  (weekly === undefined ? ill.map(([days, part]) => times(days, part)) : ill.map(([days]) => times(times(days, weekly), [1n, 7n]))).reduce(plus, NOTHING));

/** Reports of sickness that begin in the reporting year. */
export const sickReports = ({ year }: Context): Adding => summing((member) => {
  const begun = sicknessOf(member).filter(({ start }) => start >= year.start && start <= year.end);
  return counted(begun.length, begun);
});

const DAYS_OF_YEAR = 360n;

type TimeOf = (days: Fraction, ill: readonly (readonly [days: Fraction, part: Fraction])[], weekly: Fraction | undefined) => Fraction;

const overContracts = ({ isAsked, year, settings: { sicknessAbsence } }: Context, timeOf: TimeOf): Adding => summing((member) => {
  const reports = sicknessOf(member);
  const inForce = contractsOf(member).flatMap((contract) => {
    const days = isAsked(contract) === true ? clip(contract, year) : undefined;
    return days === undefined ? [] : [{ contract, days }];
  });
  const withoutHours = sicknessAbsence === 'hours' ? inForce.filter(({ contract }) => contract.weeklyHours === undefined) : [];
  const known = inForce.filter((one) => !withoutHours.includes(one));
  const amount = known.map(({ contract, days }) => timeOf(whole(daysOf360(days)), illIn(days, reports), weeklyOf(contract, sicknessAbsence))).reduce(plus, NOTHING);
  const read = known.flatMap(({ contract, days }) => [contract, ...reports.filter((report) => clip(report, days) !== undefined)]);
  return { amount, open: withoutHours.length > 0, records: withoutHours.length > 0 ? withoutHours.map(({ contract }) => contract) : [...new Set(read)] };
});

const weeklyOf = ({ weeklyHours }: StaffContract, by: 'days' | 'hours'): Fraction | undefined =>
  (by === 'days' || weeklyHours === undefined ? undefined : hoursIn(weeklyHours));

const illIn = (days: Period, reports: readonly SickReport[]): readonly (readonly [days: Fraction, part: Fraction])[] =>
  reports.flatMap((report) => {
    const ill = clip(report, days);
    return ill === undefined ? [] : [[whole(daysOf360(ill)), times(hoursIn(report.percentage ?? '100'), [1n, 100n])] as const];
  });

/** Leave around pregnancy and birth is no sickness. */
const sicknessOf = ({ records }: Member): readonly SickReport[] =>
  (records.SickReport ?? []).map(({ record }) => record as SickReport).filter(({ cause }) => cause === 'sickness');
