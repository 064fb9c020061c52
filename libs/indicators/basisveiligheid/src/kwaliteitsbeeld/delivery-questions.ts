import { defineIndicator } from '@meervoud/indicator';

const shared = {
  kind: 'attested', type: 'Structuur', theme: 'quality-image', period: 'reporting-year', obligation: 'mandatory', rulings: [],
  source: 'indicators.md §1 row 2025+: yes or no and a URL, as of the sister set ISID000166; the codes for nursing homes are not published',
} as const;

/** What is delivered of a kwaliteitsbeeld: that there is one, and where it is. Codes are our own until the published ones are known. */
export const deliveryQuestions = [
  defineIndicator({
    ...shared, answer: 'yes-no', id: 'MV-kwaliteitsbeeld-1', number: 'K1', sort: 1, unit: 'JaNee',
    title: { nl: 'Is er een openbaar kwaliteitsbeeld?', en: 'Is there a public quality image (kwaliteitsbeeld)?' },
  }),
  defineIndicator({
    ...shared, answer: 'url', id: 'MV-kwaliteitsbeeld-2', number: 'K2', sort: 2, unit: 'Tekst',
    title: { nl: 'Waar staat het kwaliteitsbeeld?', en: 'Where can the quality image be found?' },
  }),
];
