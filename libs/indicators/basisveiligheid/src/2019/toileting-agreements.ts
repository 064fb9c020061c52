import { type Bilingual } from '@meervoud/kernel';
import { defineIndicator, type IndicatorId, type MajorityIndicator, residents } from '@meervoud/indicator';
import type { ToiletingTopic } from '@meervoud/zibs';
import { example } from './example.ts';
import { hasToiletingPlan } from './toileting-plan.ts';

/** 5.3a-e: do most clients with a plan for toileting care have this agreement in it? (R9) */
const agreement = (
  topic: ToiletingTopic, row: { readonly id: IndicatorId; readonly number: string; readonly sort: number; readonly title: Bilingual },
  unit: MajorityIndicator['unit'] = 'JaNee',
) => {
  const elsewhere: ToiletingTopic = topic === 'help' ? 'material' : 'help';
  return defineIndicator({
    ...row, kind: 'majority', unit, type: 'Proces', theme: 'continence', period: 'measuring-window',
    obligation: { chosen: '5' }, source: `indicators.md §2.2 row ${row.number}`, rulings: ['R2', 'R3', 'R9', 'R12', 'S1'],
    basis: 'client',
    population: { all: [residents, hasToiletingPlan] },
    numerator: {
      exists: 'ToiletingPlan', where: { present: { anyOf: [true] }, topics: { anyOf: [topic] } },
      when: 'on-reference-date', latestOnly: true,
    },
    examples: [
      example('De afspraak staat in het plan', 'The agreement is in the plan',
        [{ zib: 'ToiletingPlan', present: true, topics: [elsewhere, topic], effective: '2022-09-01' }], 'yes'),
      example('Een andere afspraak staat in het plan', 'Another agreement is in the plan',
        [{ zib: 'ToiletingPlan', present: true, topics: [elsewhere], effective: '2022-09-01' }], 'no'),
      example('De afspraak stond alleen in een ouder plan', 'The agreement was only in an older plan', [
        { zib: 'ToiletingPlan', present: true, topics: [topic], effective: '2022-09-01' },
        { zib: 'ToiletingPlan', present: true, topics: [elsewhere], effective: '2023-02-28' },
      ], 'no'),
      example('Zonder plan telt de cliënt niet mee', 'Without a plan the client is not counted',
        [{ zib: 'ToiletingPlan', present: false, topics: [], effective: '2022-09-01' }], 'not-in-population'),
      example('Onbekend of er een plan is', 'Unknown whether there is a plan', [], 'population-unknown'),
    ],
  });
};

export const toiletingAgreements = [
  agreement('preferences', {
    id: 'INID014325', number: '5.3a', sort: 30,
    title: {
      nl: 'Merendeel heeft afspraken over voorkeuren en gewoonten bij toiletgang',
      en: 'Most have agreements on toileting preferences and habits',
    },
  }),
  agreement('independence', {
    id: 'INID014326', number: '5.3b', sort: 31,
    title: {
      nl: 'Merendeel heeft afspraken over ondersteuning om zelfstandig te blijven',
      en: 'Most have agreements on support to stay independent',
    },
  }),
  agreement('help', {
    id: 'INID014327', number: '5.3c', sort: 32,
    title: { nl: 'Merendeel heeft afspraken over de hulp die nodig is', en: 'Most have agreements on the help needed' },
  }),
  agreement('material', {
    id: 'INID014328', number: '5.3d', sort: 33,
    title: {
      nl: 'Merendeel heeft afspraken over passend incontinentiemateriaal',
      en: 'Most have agreements on fitting incontinence material',
    },
  }),
  /** Published as text and in practice filled with ja or nee. */
  agreement('other', {
    id: 'INID014329', number: '5.3e', sort: 34,
    title: { nl: 'Merendeel heeft andere afspraken over toiletgang', en: 'Most have other agreements on toileting' },
  }, 'Tekst'),
];
