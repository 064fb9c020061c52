import { type IndicatorSet, nextYear } from '@meervoud/indicator';
import { calendarDate, KnownError } from '@meervoud/kernel';
import { kwaliteitsbeeld2024 } from './2024.ts';

const kwaliteitsbeeld2025 = nextYear(kwaliteitsbeeld2024, { measuringWindow: { start: calendarDate('2026-01-01'), end: calendarDate('2026-02-28') } });
const kwaliteitsbeeld2026 = nextYear(kwaliteitsbeeld2025, { measuringWindow: { start: calendarDate('2027-01-01'), end: calendarDate('2027-02-28') } });

/** Every year of the set that is on the shelf, oldest first. */
export const kwaliteitsbeeld: readonly IndicatorSet[] = [kwaliteitsbeeld2024, kwaliteitsbeeld2025, kwaliteitsbeeld2026];

/** Throws a KnownError `unknown-reporting-year` (halt) for a year without a kwaliteitsbeeld. */
export const kwaliteitsbeeldFor = (reportingYear: number): IndicatorSet => {
  const set = kwaliteitsbeeld.find((one) => one.reportingYear === reportingYear);
  if (set !== undefined) return set;
  throw new KnownError({
    code: 'unknown-reporting-year', recovery: 'halt', at: `kwaliteitsbeeld ${reportingYear}`,
    message: reportingYear < 2024 ? 'The kwaliteitsbeeld came with reporting year 2024.' : `There is no kwaliteitsbeeld ${reportingYear} yet.`,
    expected: reportingYear < 2024 ? 'set basisveiligheid, or reporting year 2024 or later' : `reporting year ${kwaliteitsbeeld.map((one) => one.reportingYear).join(' or ')}`,
  });
};
