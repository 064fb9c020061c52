import { defaultSettings, defineIndicatorSet, type IndicatorSet } from '@meervoud/indicator';
import { KnownError, quartersOf } from '@meervoud/kernel';
import { rows } from './rows.ts';

export const zorgkantorenQuarters = [1, 2, 3, 4] as const;
export type ZorgkantorenQuarter = (typeof zorgkantorenQuarters)[number];

/** The exchange profile as we know it (1.3.4 and 1.3.5) is of 2026; a year before it had another. */
const [firstYear, lastYear] = [2025, 2027] as const;

/**
 * The client indicators of KIK-V's exchange profile for the zorgkantoren (purchasers), for one quarter: 14.1 to 14.3 and 16.1, for
 * each location and for the organization, which also counts who has no location. The reference date is the last day of the
 * quarter; KIK-V has three in a quarter, so a campaign that wants another names it. Throws a KnownError
 * `unknown-reporting-year` (halt).
 */
export const zorgkantorenFor = (quarter: ZorgkantorenQuarter) => (reportingYear: number): IndicatorSet => {
  const isKnown = Number.isInteger(reportingYear) && reportingYear >= firstYear && reportingYear <= lastYear;
  const period = isKnown ? quartersOf(reportingYear)[quarter - 1] : undefined;
  if (period === undefined) {
    throw new KnownError({
      code: 'unknown-reporting-year', recovery: 'halt', at: `zorgkantoren-k${quarter} ${reportingYear}`,
      message: `There is no set of the zorgkantoren for ${reportingYear}.`, expected: `reporting year ${firstYear} to ${lastYear}`,
    });
  }
  return defineIndicatorSet({
    id: `zorgkantoren-k${quarter}`,
    name: { nl: `Zorgkantoren, cliënten, kwartaal ${quarter}`, en: `Purchasers, clients, quarter ${quarter}` },
    reportingYear,
    version: `${reportingYear}k${quarter}`,
    standing: 'own',
    level: 'location',
    organizationLabel: 'Organisatie (gecontracteerd + algemeen)',
    measuringWindow: period,
    settings: defaultSettings,
    themes: [
      { id: '14.1', title: { nl: 'Cliënten per zorgprofiel', en: 'Clients by care profile' } },
      { id: '14.2', title: { nl: 'Cliënten per leveringsvorm', en: 'Clients by delivery form' } },
      { id: '14.3', title: { nl: 'Cliënten per zorgprofiel en leveringsvorm', en: 'Clients by care profile and delivery form' } },
      { id: '16.1', title: { nl: 'Cliënten met Korsakov', en: 'Clients with Korsakoff' } },
    ],
    minimumChosen: 0,
    indicators: rows,
  });
};
