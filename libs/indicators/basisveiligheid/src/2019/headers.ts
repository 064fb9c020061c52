import { defineIndicator, type HeaderIndicator } from '@meervoud/indicator';

type Headed = Pick<HeaderIndicator, 'id' | 'number' | 'sort' | 'type' | 'theme' | 'title' | 'period' | 'obligation' | 'rulings'>;

/** Rows that only carry their sub-rows; the public file leaves them out (indicators.md §2.2, below the table). */
const header = (row: Headed) =>
  defineIndicator({ ...row, kind: 'header', unit: 'Subindicator', source: `indicators.md §2.2 row ${row.number}` });

export const headers = [
  header({
    id: 'INID013312', number: '4.1b', sort: 10, type: 'Uitkomst', theme: 'freedom', period: 'last-two-months',
    title: { nl: 'Vrijheidsbeperkende maatregelen', en: 'Restrictive measures' },
    obligation: { chosen: '4.1' }, rulings: ['R12'],
  }),
  header({
    id: 'INID014319', number: '5.2', sort: 25, type: 'Proces', theme: 'continence', period: 'measuring-window',
    title: { nl: 'Plan voor zorg bij toiletgang', en: 'Plan for toileting care' },
    obligation: { chosen: '5' }, rulings: ['R12'],
  }),
  header({
    id: 'INID014324', number: '5.3', sort: 29, type: 'Proces', theme: 'continence', period: 'measuring-window',
    title: { nl: 'Afspraken in het plan voor toiletgang', en: 'Agreements in the toileting plan' },
    obligation: { chosen: '5' }, rulings: ['R12'],
  }),
  header({
    id: 'INID014320', number: '6.1', sort: 35, type: 'Proces', theme: 'food-and-drink', period: 'measuring-window',
    title: { nl: 'Voorkeuren voor eten en drinken', en: 'Preferences for food and drink' },
    obligation: 'mandatory', rulings: [],
  }),
  header({
    id: 'INID014333', number: '6.2', sort: 39, type: 'Proces', theme: 'food-and-drink', period: 'measuring-window',
    title: { nl: 'Vastgelegde afspraken over eten en drinken', en: 'Recorded agreements on food and drink' },
    obligation: 'mandatory', rulings: [],
  }),
  header({
    id: 'INID013316', number: '8', sort: 46, type: 'Uitkomst', theme: 'client-experience', period: 'reporting-year',
    title: { nl: 'Cliëntervaring', en: 'Client experience' }, obligation: 'mandatory', rulings: [],
  }),
];
