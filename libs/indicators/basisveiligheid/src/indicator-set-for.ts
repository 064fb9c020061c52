import type { IndicatorSet } from '@meervoud/indicator';
import { KnownError } from '@meervoud/kernel';
import { basisveiligheid2016 } from './2016/index.ts';
import { basisveiligheid2017 } from './2017/index.ts';
import { basisveiligheid2018 } from './2018/index.ts';
import { basisveiligheid2019 } from './2019/index.ts';
import { basisveiligheid2020 } from './2020/index.ts';
import { basisveiligheid2021 } from './2021/index.ts';
import { basisveiligheid2022 } from './2022/index.ts';
import { basisveiligheid2023 } from './2023/index.ts';

/** Every year of the set that is on the shelf, oldest first. */
export const basisveiligheid: readonly IndicatorSet[] = [
  basisveiligheid2016, basisveiligheid2017,
  basisveiligheid2018, basisveiligheid2019, basisveiligheid2020, basisveiligheid2021, basisveiligheid2022, basisveiligheid2023,
];

/** The year from which no ODB set is owed (R1). */
const firstNotOwed = 2024;

/**
 * The set that applies to a reporting year; of 2016 and 2017 a reconstruction. Throws a KnownError (halt) for every other:
 * `no-odb-from-2024` or `unknown-reporting-year`.
 */
export const indicatorSetFor = (reportingYear: number): IndicatorSet => {
  const set = basisveiligheid.find((one) => one.reportingYear === reportingYear);
  if (set) return set;
  const expected = `reporting year ${basisveiligheid.map((one) => one.reportingYear).join(' or ')}`;
  const at = `basisveiligheid ${reportingYear}`;
  if (Number.isInteger(reportingYear) && reportingYear >= firstNotOwed) {
    throw new KnownError({
      code: 'no-odb-from-2024', recovery: 'halt', at, expected: `${expected}, or set kwaliteitsbeeld`,
      message: `Over ${reportingYear} no ODB delivery of basisveiligheid is owed. Since 1 July 2024 the Generiek kompas `
        + '"Samen werken aan kwaliteit van bestaan" applies; what is owed instead is a yearly kwaliteitsbeeld.',
    });
  }
  throw new KnownError({
    code: 'unknown-reporting-year', recovery: 'halt', at, expected,
    message: `There is no reporting year ${reportingYear} of basisveiligheid.`,
  });
};
