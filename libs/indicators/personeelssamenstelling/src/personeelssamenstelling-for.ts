import { defaultSettings, defineIndicatorSet, type IndicatorSet, setOfYear, unchangedUntil } from '@meervoud/indicator';
import { calendarYear } from '@meervoud/kernel';
import { rows } from './rows.ts';

/**
 * Staff composition in nursing homes (ISID000160), of the organization as a whole, reporting years 2019 to 2023. The figures come from
 * HR facts (`overeenkomsten*.csv` and others) by the published example calculations (§3.2), or, where those are not supplied, from what the HR
 * source calculated (`personeel*.csv`); we round as published (§3.3).
 */
const of2019 = defineIndicatorSet({
  id: 'personeelssamenstelling',
  code: 'ISID000160',
  name: { nl: 'Verpleeghuiszorg Personeelssamenstelling', en: 'Nursing home care: staff' },
  reportingYear: 2019,
  version: '2019.1',
  standing: 'published',
  level: 'organization',
  measuringWindow: calendarYear(2019),
  settings: defaultSettings,
  themes: [
    { id: 'staff', title: { nl: 'Aard van de aanstellingen', en: 'Kind of appointments' } },
    { id: 'mix', title: { nl: 'Kwalificatieniveaus', en: 'Qualification levels' } },
    { id: 'absence', title: { nl: 'Ziekteverzuim', en: 'Sickness absence' } },
    { id: 'flow', title: { nl: 'In-, uit- en doorstroom', en: 'In, out and through' } },
    // its published name speaks of costs and revenue, and its number is fte per client
    { id: 'ratio', title: { nl: 'Ratio personeelskosten / opbrengsten', en: 'Ratio of staff cost and revenue' } },
  ],
  minimumChosen: 0,
  indicators: rows,
});

/** Every year of the set that is on the shelf, oldest first: nothing changed in them. */
export const personeelssamenstelling = unchangedUntil(2023, of2019);

/** Throws a KnownError `unknown-reporting-year` (halt). */
export const personeelssamenstellingFor = (reportingYear: number): IndicatorSet => setOfYear(personeelssamenstelling, reportingYear);
