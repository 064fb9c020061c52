import { defineIndicator } from '@meervoud/indicator';

/** 4.2b and 4.3b: two questions about freedom that a person answers in words. */
export const reducingRestraint = defineIndicator({
  kind: 'attested', answer: 'text', id: 'INID014315', number: '4.2b', sort: 21, unit: 'Tekst', type: 'Proces',
  theme: 'freedom',
  title: {
    nl: 'Hoe werkt de afdeling aan minder vrijheidsbeperkende maatregelen?',
    en: 'How does the ward work on fewer restrictive measures?',
  },
  period: 'reporting-year',
  obligation: { chosen: '4.2' },
  source: 'indicators.md §2.2 row 4.2b',
  rulings: ['R12'],
});

export const workingOnFreedom = defineIndicator({
  kind: 'attested', answer: 'text', id: 'INID014317', number: '4.3b', sort: 23, unit: 'Tekst', type: 'Structuur',
  theme: 'freedom',
  title: {
    nl: 'Hoe werkt de organisatie aan vrijheid voor cliënten onder de Wzd?',
    en: 'How does the organisation work on freedom for clients under the Wzd?',
  },
  period: 'reporting-year',
  obligation: { chosen: '4.3' },
  source: 'indicators.md §2.2 row 4.3b',
  rulings: ['R12'],
});
