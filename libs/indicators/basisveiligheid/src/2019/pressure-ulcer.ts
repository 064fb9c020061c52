import { defineIndicator, residents } from '@meervoud/indicator';
import { pressureUlcerExamples } from './pressure-ulcer.examples.ts';

/** 1.1b: how many clients have a pressure ulcer of category 2 or higher. */
export const pressureUlcer = defineIndicator({
  kind: 'proportion', id: 'INID013307', number: '1.1b', sort: 2, unit: 'Percentage', type: 'Uitkomst',
  theme: 'pressure-ulcers',
  title: {
    nl: 'Cliënten met decubitus categorie 2 of hoger',
    en: 'Clients with a pressure ulcer of category 2 or higher',
  },
  period: 'measuring-window',
  obligation: { chosen: '1.1' },
  source: 'indicators.md §2.2 row 1.1b',
  rulings: ['R2', 'R3', 'R4', 'R5', 'R6', 'R11', 'R12'],
  basis: 'client',
  population: residents,
  numerator: {
    exists: 'PressureUlcer',
    where: {
      decubitusCategory: {
        anyOf: ['2', '3', '4'],
        bySetting: { name: 'unstageable', values: ['unstageable', 'deep-tissue-injury'] },
      },
    },
    when: 'on-reference-date',
  },
  counts: 'yes',
  attestable: false,
  examples: pressureUlcerExamples,
});
