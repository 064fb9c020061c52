import { defaultExpiry, defaultYearlyDays, defineExchangeProfile, type ExchangeProfile, type YearlyDays, yearlyWindows } from '@meervoud/exchange';

const reportingYears = [2024, 2025, 2026] as const;

/**
 * What a nursing home owes from reporting year 2024: that there is a public kwaliteitsbeeld, and where it is (indicators.md §1, row 2025+),
 * told for each location as it is stated. The figures
 * of the set stay inside: they are for learning and for the text. The days are the provider's setting: that of 2024 came early in 2025, and no
 * source says by when.
 */
export const kwaliteitsbeeldWithin = (days: YearlyDays = defaultYearlyDays): ExchangeProfile => defineExchangeProfile({
  id: 'kwaliteitsbeeld',
  version: '1.0.0',
  title: { nl: 'Kwaliteitsbeeld: is er een, en waar staat het', en: 'Kwaliteitsbeeld (quality image): is there one, and where' },
  recipient: 'data-broker',
  purpose: 'choice-information',
  legalGround: {
    nl: 'Wet kwaliteit, klachten en geschillen zorg (Wkkgz), artikel 11i, lid 2; Generiek kompas "Samen werken aan kwaliteit van bestaan"',
    en: 'Healthcare Quality, Complaints and Disputes Act (Wkkgz), article 11i, paragraph 2; Generiek kompas',
  },
  set: 'kwaliteitsbeeld',
  rows: ['MV-kwaliteitsbeeld-1', 'MV-kwaliteitsbeeld-2'],
  reportingYears: [...reportingYears],
  otherwise: {
    nl: 'Het kwaliteitsbeeld kwam met verslagjaar 2024. Over de jaren daarvoor wordt basisveiligheid aan het Openbaar Databestand geleverd.',
    en: 'The kwaliteitsbeeld came with reporting year 2024; of the years before it basisveiligheid is delivered to the public database.',
  },
  level: 'location',
  population: { words: { nl: 'Elke locatie; er worden geen cliënten geteld', en: 'Every location; no clients are counted' } },
  disclosure: { policy: 'house@1', suppressBelow: 10 },
  approvals: 2,
  approvers: { nl: 'Een kwaliteitsmedewerker en de bestuurder', en: 'A quality officer and the director' },
  cadence: 'yearly',
  windows: yearlyWindows(reportingYears, days),
  expiry: defaultExpiry,
  forms: ['json', 'measure-report-bundle', 'readable'],
  channels: ['pull', 'https-json', 'directory', 'by-hand'],
});

export const kwaliteitsbeeld = kwaliteitsbeeldWithin();
