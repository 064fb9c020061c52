import { type Criterion, defineIndicator, type ProportionIndicator, residents } from '@meervoud/indicator';
import { example } from './example.ts';

/** The client's latest plan for toileting care, in force on the reference date. */
export const hasToiletingPlan: Criterion = {
  exists: 'ToiletingPlan',
  where: { present: { anyOf: [true] } },
  when: 'on-reference-date',
  latestOnly: true,
  absent: { setting: 'absentToiletingPlan' },
};

const examples: ProportionIndicator['examples'] = [
  example('Lopend plan', 'A plan that runs',
    [{ zib: 'ToiletingPlan', present: true, topics: ['help'], effective: '2022-09-01' }], 'yes'),
  example('Niets in het dossier is onbekend', 'Nothing on record is unknown', [], 'unknown'),
  example('Niets in het dossier is nee als de instelling dat zegt', 'Nothing on record is no where the setting says so',
    [], 'no', { settings: { absentToiletingPlan: 'no' } }),
  example('Vastgelegd dat er geen plan is', 'On record that there is no plan',
    [{ zib: 'ToiletingPlan', present: false, topics: [], effective: '2022-09-01' }], 'no'),
  example('Gemaakt op de peildatum telt', 'Made on the reference date counts',
    [{ zib: 'ToiletingPlan', present: true, topics: [], effective: '2023-02-28' }], 'yes'),
  example('Pas later gemaakt: op de peildatum stond er niets', 'Made only later: nothing was on record by then',
    [{ zib: 'ToiletingPlan', present: true, topics: [], effective: '2023-03-01' }], 'unknown'),
  example('Geëindigd op de peildatum telt nog', 'Ended on the reference date still counts',
    [{ zib: 'ToiletingPlan', present: true, topics: [], effective: '2022-09-01', end: '2023-02-28' }], 'yes'),
  example('Geëindigd een dag eerder is nee', 'Ended a day earlier is no',
    [{ zib: 'ToiletingPlan', present: true, topics: [], effective: '2022-09-01', end: '2023-02-27' }], 'no'),
  example('Het laatste bericht spreekt', 'The latest record speaks', [
    { zib: 'ToiletingPlan', present: true, topics: [], effective: '2022-09-01' },
    { zib: 'ToiletingPlan', present: false, topics: [], effective: '2022-10-01' },
  ], 'no'),
  example('Twee berichten van één dag die elkaar tegenspreken: onbekend', 'Two records of one day that disagree: unknown',
    [
    { zib: 'ToiletingPlan', present: true, topics: [], effective: '2022-10-01' },
    { zib: 'ToiletingPlan', present: false, topics: [], effective: '2022-10-01' },
  ], 'unknown'),
  example('Ergens in 2023 gemaakt is te vaag', 'Made some day in 2023 is too vague',
    [{ zib: 'ToiletingPlan', present: true, topics: [], effective: '2023' }], 'unknown'),
];

const shared = {
  kind: 'proportion', unit: 'Percentage', type: 'Proces', theme: 'continence', period: 'measuring-window',
  obligation: { chosen: '5' }, rulings: ['R2', 'R3', 'R6', 'R11', 'R12', 'S1'],
  basis: 'client', population: residents, numerator: hasToiletingPlan, unknownRow: 'INID014323', attestable: false, examples,
} as const;

/** 5.2a-c: one question, with its yes, its no and its unknown published each in a row (R6). */
export const toiletingPlan = [
  defineIndicator({
    ...shared, id: 'INID014321', number: '5.2a', sort: 26, counts: 'yes', source: 'indicators.md §2.2 row 5.2a',
    title: { nl: 'Cliënten met een plan voor zorg bij toiletgang', en: 'Clients with a plan for toileting care' },
  }),
  defineIndicator({
    ...shared, id: 'INID014322', number: '5.2b', sort: 27, counts: 'no', source: 'indicators.md §2.2 row 5.2b',
    title: { nl: 'Cliënten zonder plan voor zorg bij toiletgang', en: 'Clients without a plan for toileting care' },
  }),
  defineIndicator({
    ...shared, id: 'INID014323', number: '5.2c', sort: 28, counts: 'unknown', source: 'indicators.md §2.2 row 5.2c',
    title: {
      nl: 'Cliënten van wie onbekend is of er een plan voor toiletgang is',
      en: 'Clients of whom it is unknown whether there is a toileting plan',
    },
  }),
];
