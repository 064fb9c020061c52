import type { Bilingual } from '@meervoud/kernel';
import { defineIndicator, type IndicatorId, residents } from '@meervoud/indicator';
import type { FoodTopic } from '@meervoud/zibs';
import { example } from './example.ts';
import { foodPreferencesDiscussed } from './food-preferences.ts';

/** 6.2a-e: do most clients with whom food and drink were discussed have this on record? (R9) */
const agreement = (
  topic: FoodTopic, row: { readonly id: IndicatorId; readonly number: string; readonly sort: number; readonly title: Bilingual },
) => {
  const elsewhere: FoodTopic = topic === 'help' ? 'time-and-place' : 'help';
  return defineIndicator({
    ...row, kind: 'majority', unit: 'JaNee', type: 'Proces', theme: 'food-and-drink', period: 'measuring-window',
    obligation: 'mandatory', source: `indicators.md §2.2 row ${row.number}`, rulings: ['R2', 'R3', 'R9', 'R16', 'S2'],
    basis: 'client',
    population: { all: [residents, foodPreferencesDiscussed] },
    numerator: {
      exists: 'FoodPreferences', where: { discussed: { anyOf: [true] }, topics: { anyOf: [topic] } }, when: { lastMonths: 6 },
    },
    examples: [
      example('Het onderwerp is vastgelegd', 'The subject is on record',
        [{ zib: 'FoodPreferences', discussed: true, topics: [elsewhere, topic], date: '2022-11-01' }], 'yes'),
      example('Een ander onderwerp is vastgelegd', 'Another subject is on record',
        [{ zib: 'FoodPreferences', discussed: true, topics: [elsewhere], date: '2022-11-01' }], 'no'),
      example('Eén van de gesprekken ging erover', 'One of the talks was about it', [
        { zib: 'FoodPreferences', discussed: true, topics: [topic], date: '2022-09-01' },
        { zib: 'FoodPreferences', discussed: true, topics: [], date: '2023-01-01' },
      ], 'yes'),
      example('Het gesprek erover is te lang geleden', 'The talk about it is too long ago', [
        { zib: 'FoodPreferences', discussed: true, topics: [topic], date: '2022-08-27' },
        { zib: 'FoodPreferences', discussed: true, topics: [elsewhere], date: '2022-08-28' },
      ], 'no'),
      example('Zonder gesprek telt de cliënt niet mee', 'Without a talk the client is not counted',
        [{ zib: 'FoodPreferences', discussed: false, topics: [], date: '2022-11-01' }], 'not-in-population'),
      example('Onbekend of er een gesprek was', 'Unknown whether there was a talk', [], 'population-unknown'),
    ],
  });
};

export const foodAgreements = [
  agreement('food-and-drink', {
    id: 'INID014334', number: '6.2a', sort: 40,
    title: {
      nl: 'Merendeel: voorkeuren voor bepaald eten en drinken',
      en: 'Most: preferences for particular food and drink',
    },
  }),
  agreement('way-of-offering', {
    id: 'INID014335', number: '6.2b', sort: 41,
    title: { nl: 'Merendeel: manier van aanbieden', en: 'Most: way of offering' },
  }),
  agreement('help', {
    id: 'INID014336', number: '6.2c', sort: 42,
    title: { nl: 'Merendeel: gewenste hulp bij eten', en: 'Most: desired help with eating' },
  }),
  agreement('time-and-place', {
    id: 'INID014337', number: '6.2d', sort: 43,
    title: { nl: 'Merendeel: tijd en plaats', en: 'Most: time and place' },
  }),
  agreement('other', {
    id: 'INID014338', number: '6.2e', sort: 44,
    title: { nl: 'Merendeel: iets anders', en: 'Most: something else' },
  }),
];
