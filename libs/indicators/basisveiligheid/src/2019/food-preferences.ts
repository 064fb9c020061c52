import { type Criterion, defineIndicator, type ProportionIndicator, residents } from '@meervoud/indicator';
import { example } from './example.ts';

/** Preferences for food and drink were discussed with client or family, and recorded, in the last six months (R16). */
export const foodPreferencesDiscussed: Criterion = {
  exists: 'FoodPreferences',
  where: { discussed: { anyOf: [true] } },
  when: { lastMonths: 6 },
  absent: { setting: 'absentFoodPreferences' },
};

const examples: ProportionIndicator['examples'] = [
  example('Besproken op de peildatum', 'Discussed on the reference date',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2023-02-28' }], 'yes'),
  example('Precies zes maanden eerder telt', 'Exactly six months before counts',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2022-08-28' }], 'yes'),
  example('Een dag langer geleden is nee', 'A day longer ago is no',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2022-08-27' }], 'no'),
  example('Vastgelegd dat het niet besproken is', 'On record that it was not discussed',
    [{ zib: 'FoodPreferences', discussed: false, topics: [], date: '2023-01-15' }], 'no'),
  example('Ooit gevraagd en niet besproken is nee', 'Asked long ago and not discussed is no',
    [{ zib: 'FoodPreferences', discussed: false, topics: [], date: '2021-01-15' }], 'no'),
  example('Eén gesprek is genoeg, ook als een later niet doorging', 'One talk suffices, also where a later one fell through',
    [
    { zib: 'FoodPreferences', discussed: true, topics: [], date: '2022-11-01' },
    { zib: 'FoodPreferences', discussed: false, topics: [], date: '2023-02-01' },
  ], 'yes'),
  example('Niets in het dossier is onbekend', 'Nothing on record is unknown', [], 'unknown'),
  example('Niets in het dossier is nee als de instelling dat zegt', 'Nothing on record is no where the setting says so',
    [], 'no', { settings: { absentFoodPreferences: 'no' } }),
  example('Pas na de peildatum besproken: er stond nog niets', 'Discussed only after the reference date: nothing was on record',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2023-03-01' }], 'unknown'),
  example('Ergens in 2022 besproken is te vaag', 'Discussed some day in 2022 is too vague',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2022' }], 'unknown'),
  example('Ergens in september 2022 is precies genoeg', 'Some day in September 2022 is exact enough',
    [{ zib: 'FoodPreferences', discussed: true, topics: [], date: '2022-09' }], 'yes'),
  example('Zonder datum is het onbekend', 'Without a date it is unknown',
    [{ zib: 'FoodPreferences', discussed: true, topics: [] }], 'unknown'),
];

const shared = {
  kind: 'proportion', unit: 'Percentage', type: 'Proces', theme: 'food-and-drink', period: 'measuring-window',
  obligation: 'mandatory', rulings: ['R2', 'R3', 'R6', 'R11', 'R16', 'S2'],
  basis: 'client', population: residents, numerator: foodPreferencesDiscussed, unknownRow: 'INID014332', attestable: false, examples,
} as const;

/** 6.1a-c: one question, with its yes, its no and its unknown published each in a row (R6). */
export const foodPreferences = [
  defineIndicator({
    ...shared, id: 'INID014330', number: '6.1a', sort: 36, counts: 'yes', source: 'indicators.md §2.2 row 6.1a',
    title: {
      nl: 'Cliënten met wie voorkeuren voor eten en drinken in de laatste zes maanden zijn besproken',
      en: 'Clients whose preferences for food and drink were discussed in the last six months',
    },
  }),
  defineIndicator({
    ...shared, id: 'INID014331', number: '6.1b', sort: 37, counts: 'no', source: 'indicators.md §2.2 row 6.1b',
    title: {
      nl: 'Cliënten met wie voorkeuren voor eten en drinken niet zijn besproken',
      en: 'Clients whose preferences for food and drink were not discussed',
    },
  }),
  defineIndicator({
    ...shared, id: 'INID014332', number: '6.1c', sort: 38, counts: 'unknown', source: 'indicators.md §2.2 row 6.1c',
    title: {
      nl: 'Cliënten van wie onbekend is of voorkeuren voor eten en drinken zijn besproken',
      en: 'Clients of whom it is unknown whether preferences for food and drink were discussed',
    },
  }),
];
