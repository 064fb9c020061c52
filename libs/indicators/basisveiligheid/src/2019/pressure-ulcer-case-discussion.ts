import { defineIndicator, wards } from '@meervoud/indicator';
import { example } from './example.ts';

/** 1.2b: on how many wards pressure ulcers were the subject of a case discussion. */
export const pressureUlcerCaseDiscussion = defineIndicator({
  kind: 'proportion', id: 'INID014309', number: '1.2b', sort: 4, unit: 'Percentage', type: 'Proces',
  theme: 'pressure-ulcers',
  title: {
    nl: 'Afdelingen met een casuïstiekbespreking over decubitus',
    en: 'Wards with a case discussion of pressure ulcers',
  },
  period: 'reporting-year',
  obligation: { chosen: '1.2' },
  source: 'indicators.md §2.2 row 1.2b',
  rulings: ['R6', 'R8', 'R11', 'R12'],
  basis: 'ward',
  population: wards,
  numerator: { exists: 'Meeting', where: { topic: { anyOf: ['pressure-ulcer-case-discussion'] } }, when: 'in-reporting-year' },
  counts: 'yes',
  attestable: true,
  examples: [
    example('Eén bespreking in het jaar is genoeg', 'One discussion in the year suffices',
      [{ zib: 'Meeting', ward: 'ward', topic: 'pressure-ulcer-case-discussion', date: '2022-12-31' }], 'yes'),
    example('Op 1 januari van het jaar erna is te laat', 'On 1 January of the year after is too late',
      [{ zib: 'Meeting', ward: 'ward', topic: 'pressure-ulcer-case-discussion', date: '2023-01-01' }], 'no'),
    example('Een ander overleg telt niet', 'Another meeting does not count',
      [{ zib: 'Meeting', ward: 'ward', topic: 'medication-errors', date: '2022-06-01' }], 'no'),
    example('Geen overleg vastgelegd is nee', 'No meeting on record is no', [], 'no'),
    example('Zonder datum is het onbekend', 'Without a date it is unknown',
      [{ zib: 'Meeting', ward: 'ward', topic: 'pressure-ulcer-case-discussion' }], 'unknown'),
    example('Een afdeling van een andere locatie hoort er niet bij', 'A ward of another location is not counted',
      [{ zib: 'HealthcareProvider', kind: 'ward', name: 'ward', partOf: 'elsewhere' }], 'not-in-population', { bare: true }),
  ],
});
