import { defineIndicator } from '@meervoud/indicator';

/** 7: where the quality report of the year can be read. */
export const qualityReport = defineIndicator({
  kind: 'attested', answer: 'url', id: 'INID010008', number: '7', sort: 45, unit: 'Tekst', type: 'Proces',
  theme: 'quality-report',
  title: { nl: 'Webadres van het kwaliteitsverslag', en: 'Web address of the quality report' },
  period: 'reporting-year',
  obligation: 'mandatory',
  source: 'indicators.md §2.2 row 7',
  rulings: [],
});
