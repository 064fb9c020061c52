import type { ContractsOfStaff, Settings } from '@meervoud/indicator';
import { type CalendarDate, calendarYear, type Period } from '@meervoud/kernel';
import { type Fraction, NOTHING, plus, whole } from '@meervoud/value';
import type { Moment } from '../moment.ts';
import type { Member, Referred } from '../verdict.ts';
import { bindContractTest, type ContractTest } from './contracts.ts';

/** What one member of staff adds to an amount. */
export interface Share {
  readonly amount: Fraction;
  /** Something of it cannot be told: it is in no amount. */
  readonly open: boolean;
  /** What it was made of, or what leaves it open. */
  readonly records: readonly Referred[];
  /** How many agreements it is made of, where that weighs. */
  readonly agreements?: number;
}

/** How a measure is added up, for one year and under these settings. */
export interface Adding {
  readonly shareOf: (member: Member) => Share;
  /** Of all members; usually the sum of their shares. */
  readonly total: (shares: readonly Share[]) => Fraction;
}

/** What measures are bound to. */
export interface Context {
  readonly year: Period;
  readonly referenceDate: CalendarDate;
  readonly settings: Settings;
  /** Of the contracts that the row is about, those that this amount asks for. */
  readonly isAsked: ContractTest;
  readonly population: ContractsOfStaff;
  readonly moment: Moment;
}

/** An amount may ask more of contracts than its row does; what both ask of a field, the amount decides. */
export const toContext = (population: ContractsOfStaff, where: ContractsOfStaff['where'], moment: Moment): Context => {
  const asked: ContractsOfStaff = { ...population, where: { ...population.where, ...where } };
  const { settings, referenceDate, reportingYear } = moment;
  return { year: calendarYear(reportingYear), referenceDate, settings, isAsked: bindContractTest(asked.where, settings), population: asked, moment };
};

export const summed = (shares: readonly Share[]): Fraction => shares.reduce((sum, { amount }) => plus(sum, amount), NOTHING);

export const summing = (shareOf: Adding['shareOf']): Adding => ({ shareOf, total: summed });

export const nothing: Share = { amount: NOTHING, open: false, records: [] };

/** So many, on the ground of these records. */
export const counted = (number: number, records: readonly Referred[]): Share => (number === 0 ? nothing : { amount: whole(number), open: false, records });
