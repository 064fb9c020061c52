import type { ZibName } from '@meervoud/zibs';
import type { Exists } from './criterion.ts';
import type { Need } from './needs.ts';
import type { RulingId } from './rulings.ts';
import type { Settings } from './settings.ts';

/** Whose contracts a ratio is about; its amounts are of these contracts only. */
export type ContractsOfStaff = Exists<'StaffContract'>;

/** Something that is added up over members of staff, of their contracts in the population that also hold to `where`. */
export interface StaffAmount {
  readonly of: StaffMeasure;
  readonly where?: NonNullable<ContractsOfStaff['where']>;
}

/**
 * What can be added up, after the published example calculations (indicators.md §3.2; github mnieuwland/kik, `Indicatorberekeningen`, and
 * kik-v/use-cases, `Sensire/indicatorberekeningen`). All days inclusive.
 * - `persons`: members of staff over the reporting year (S4)
 * - `fte`: hours worked in the reporting year, as full-time equivalents (S6)
 * - `headcount`: persons with such a contract, at the time the population says
 * - `mean-headcount`: the mean of the persons on the first and on the last day of the reporting year
 * - `sick-time`, `contract-time`: time ill, and time agreed, in days or hours of the reporting year (S5)
 * - `sick-reports`: reports of sickness that begin in the reporting year
 * - `entered`, `left`: in service on the reference date and not a year before, or the other way; in service is from the first start to the
 *   last end of somebody's contracts
 * - `mean-in-service`: the mean of those in service on both days
 * - `moved-level`: another level on the reference date than a year before; of several levels at once the lowest counts
 * - `mean-with-level`: the mean of those with a level on both days
 */
export type StaffMeasure =
  | 'persons' | 'fte' | 'headcount' | 'mean-headcount' | 'sick-time' | 'contract-time' | 'sick-reports'
  | 'entered' | 'left' | 'mean-in-service' | 'moved-level' | 'mean-with-level';

interface Reading {
  /** What it reads of a contract besides what is asked of it, and of other records. */
  readonly contract: readonly string[];
  readonly others?: Readonly<Partial<Record<ZibName, readonly string[]>>>;
  readonly rulings: readonly RulingId[];
}

const span = ['subject', 'start', 'end'] as const;
const sickness = { SickReport: [...span, 'cause', 'percentage'] };

const readings: { readonly [Measure in StaffMeasure]: Reading } = {
  persons: { contract: [...span, 'contract'], rulings: ['S4'] },
  fte: { contract: [...span, 'contract'], others: { WorkedHours: [...span, 'contract', 'hours'] }, rulings: ['S6'] },
  headcount: { contract: span, rulings: [] },
  'mean-headcount': { contract: span, rulings: [] },
  'sick-time': { contract: span, others: sickness, rulings: ['S5'] },
  'contract-time': { contract: span, rulings: ['S5'] },
  'sick-reports': { contract: span, others: { SickReport: ['subject', 'start', 'cause'] }, rulings: [] },
  entered: { contract: span, rulings: [] },
  left: { contract: span, rulings: [] },
  'mean-in-service': { contract: span, rulings: [] },
  'moved-level': { contract: [...span, 'level'], rulings: [] },
  'mean-with-level': { contract: [...span, 'level'], rulings: [] },
};

export const staffMeasures = Object.keys(readings) as readonly StaffMeasure[];

/** The rulings that a measure rests on by what it is. */
export const rulingsOf = ({ of }: StaffAmount): readonly RulingId[] => readings[of].rulings;

/** The zibs and fields that an amount reads; without settings all that it may read. */
export const needsOfAmount = ({ of, where = {} }: StaffAmount, settings?: Settings): readonly Need[] => {
  const { contract, others = {} } = readings[of];
  const byHours = of.endsWith('-time') && settings?.sicknessAbsence !== 'days' ? ['weeklyHours'] : [];
  return [
    { zib: 'StaffContract', fields: [...contract, ...byHours, ...Object.keys(where)] },
    ...Object.entries(others).map(([zib, fields]): Need => ({ zib: zib as ZibName, fields })),
  ];
};
