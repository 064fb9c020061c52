import { defineIndicator } from '@meervoud/indicator';
import { source } from './source.ts';

/** What no record tells: a named person says it in words. What was asked about it is not established, so it is asked openly. */
const shared = {
  kind: 'attested', answer: 'text', unit: 'Tekst', type: 'Proces', period: 'reporting-year', obligation: 'mandatory', source, rulings: [],
} as const;

export const infectionPrevention = defineIndicator({
  ...shared, id: 'MV-basisveiligheid-I1', number: 'I1', sort: 21, theme: 'infection-prevention',
  title: { nl: 'Hoe werkt de locatie aan infectiepreventie?', en: 'How does the location work on preventing infections?' },
});

export const fireSafety = defineIndicator({
  ...shared, id: 'MV-basisveiligheid-B1', number: 'B1', sort: 22, theme: 'fire-safety',
  title: { nl: 'Hoe werkt de locatie aan brandveiligheid?', en: 'How does the location work on fire safety?' },
});
