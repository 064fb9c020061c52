import { type ChoiceIndicator, type ChoiceTheme, defineIndicator } from '@meervoud/indicator';

type Chosen = Pick<ChoiceIndicator, 'id' | 'number' | 'sort' | 'type' | 'theme' | 'title'>;

/** Rows that say which themes the location chose for learning and improving (R12). */
const choice = (theme: ChoiceTheme, row: Chosen) =>
  defineIndicator({
    ...row, kind: 'choice', choice: theme, unit: 'JaNee', period: 'administrative', obligation: 'mandatory',
    source: `indicators.md §2.2 row ${row.number}`, rulings: ['R12'],
  });

export const choices = [
  choice('1.1', {
    id: 'INID014307', number: '1.1a', sort: 1, type: 'Uitkomst', theme: 'pressure-ulcers',
    title: { nl: 'Gekozen: cliënten met decubitus', en: 'Chosen: clients with a pressure ulcer' },
  }),
  choice('1.2', {
    id: 'INID014308', number: '1.2a', sort: 3, type: 'Proces', theme: 'pressure-ulcers',
    title: { nl: 'Gekozen: casuïstiekbespreking decubitus', en: 'Chosen: case discussion of pressure ulcers' },
  }),
  choice('3.2', {
    id: 'INID014311', number: '3.2a', sort: 7, type: 'Proces', theme: 'medication-safety',
    title: { nl: 'Gekozen: medicatiereview', en: 'Chosen: medication review' },
  }),
  choice('4.1', {
    id: 'INID014313', number: '4.1a', sort: 9, type: 'Uitkomst', theme: 'freedom',
    title: { nl: 'Gekozen: middelen en maatregelen', en: 'Chosen: restrictive measures' },
  }),
  choice('4.2', {
    id: 'INID014314', number: '4.2a', sort: 20, type: 'Proces', theme: 'freedom',
    title: { nl: 'Gekozen: terugdringen van vrijheidsbeperking', en: 'Chosen: reducing restrictions of freedom' },
  }),
  choice('4.3', {
    id: 'INID014316', number: '4.3a', sort: 22, type: 'Structuur', theme: 'freedom',
    title: { nl: 'Gekozen: werken aan vrijheid', en: 'Chosen: working on freedom' },
  }),
  choice('5', {
    id: 'INID014318', number: '5.1', sort: 24, type: 'Proces', theme: 'continence',
    title: { nl: 'Gekozen: zorg bij toiletgang', en: 'Chosen: toileting care' },
  }),
];
