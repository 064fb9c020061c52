import type { Outcome } from '@meervoud/value';
import { createRandom } from '../scenario/random.ts';
import { type HrFile, type HrPerson, toHrFiles } from './hr-rows.ts';
import { certain, doubtful, ordinary, type StaffSituation } from './situations.ts';
import { type StaffSettings, staffTruth } from './staff-truth.ts';

export interface StaffOptions {
  readonly seed: number;
  readonly reportingYear: number;
  /** Those whose year is like most; default 60. */
  readonly size?: number;
}

/** The staff of an organization that exists nowhere, as HR keeps it, and what every row should say of it. */
export interface Staff {
  /** By name: what a provider puts in a folder. */
  readonly files: Readonly<Record<HrFile, string>>;
  readonly truth: (settings: StaffSettings) => Readonly<Record<string, Outcome>>;
  /** Which member of staff is in which special case: where to look when a figure differs. */
  readonly cases: readonly { readonly name: string; readonly number: string }[];
}

/**
 * The same seed gives the same staff. Every special case occurs; those in doubt in so many that of even seeds fewer, and of odd ones more
 * are in doubt than a figure may have.
 */
export const generateStaff = ({ seed, reportingYear, size = 60 }: StaffOptions): Staff => {
  const random = createRandom(seed);
  const inDoubt = seed % 2 === 0 ? 1 : Math.ceil(size / 10);
  const cast: readonly StaffSituation[] = [
    ...Array.from({ length: size }, () => ordinary),
    ...certain.flatMap((situation) => Array.from({ length: random.int(1, 2) }, () => situation)),
    ...doubtful.flatMap((situation) => Array.from({ length: inDoubt }, () => situation)),
  ];
  const people = cast.map((situation, at) => {
    const number = `m-${String(at + 1).padStart(4, '0')}`;
    const { means, ...rows } = situation.write(reportingYear, `${2_000 + at}`, random);
    const person: HrPerson = { contracts: [], hours: [], reports: [], ...rows, number };
    return { situation, person, means };
  });
  return {
    files: toHrFiles(people.map(({ person }) => person), random),
    truth: (settings) => staffTruth(people.map(({ means }) => means), settings),
    cases: people.filter(({ situation }) => situation !== ordinary).map(({ situation: { name }, person: { number } }) => ({ name, number })),
  };
};
