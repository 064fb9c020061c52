import { defaultSettings, defineIndicator, defineIndicatorSet, type IndicatorSet, setOfYear, unchangedUntil } from '@meervoud/indicator';
import { calendarYear } from '@meervoud/kernel';

const shared = {
  kind: 'attested', type: 'Structuur', theme: 'quality-image', period: 'reporting-year', obligation: 'mandatory', rulings: [], source: 'indicators.md §4.2',
} as const;

/**
 * The questionnaire on the kwaliteitsbeeld of disability care (Kwaliteitskompas 2023-2028), first year 2023. Its third question is
 * not established and left out.
 */
const of2023 = defineIndicatorSet({
  id: 'gehandicaptenzorg',
  code: 'ISID000166',
  name: { nl: 'Vragenlijst Kwaliteitsbeeld Gehandicaptenzorg', en: 'Questionnaire on the quality image of disability care' },
  reportingYear: 2023,
  version: '2023.1',
  standing: 'published',
  level: 'organization',
  measuringWindow: calendarYear(2023),
  settings: defaultSettings,
  themes: [{ id: 'quality-image', title: { nl: 'Kwaliteitsbeeld', en: 'Quality image' } }],
  minimumChosen: 0,
  indicators: [
    defineIndicator({
      ...shared, answer: 'yes-no', id: 'INID023497', number: '1', sort: 1, unit: 'JaNee',
      title: { nl: 'Is er een openbaar kwaliteitsbeeld?', en: 'Is there a public quality image?' },
    }),
    defineIndicator({
      ...shared, answer: 'url', id: 'INID023498', number: '2', sort: 2, unit: 'Tekst',
      title: { nl: 'Waar staat het kwaliteitsbeeld?', en: 'Where can the quality image be found?' },
    }),
  ],
});

/** Every year of the set that is on the shelf, oldest first. */
export const gehandicaptenzorg = unchangedUntil(2026, of2023);

/** Throws a KnownError `unknown-reporting-year` (halt). */
export const gehandicaptenzorgFor = (reportingYear: number): IndicatorSet => setOfYear(gehandicaptenzorg, reportingYear);
