import { defineIndicator, type IndicatorDefinition } from '@meervoud/indicator';

const shared = { kind: 'attested', type: 'Uitkomst', period: 'reporting-year', obligation: 'mandatory', rulings: [], source: 'indicators.md §4.1' } as const;
const experience = { ...shared, theme: 'client-experience' } as const;
const carers = { ...shared, theme: 'carer-burden', answer: 'text', unit: 'Tekst' } as const;

/** The net promoter score is delivered in two parts, from 2019. */
export const recommendation: readonly IndicatorDefinition[] = ([1, 2] as const).map((part) => defineIndicator({
  ...experience, answer: 'score', id: `MV-wijkverpleging-nps-${part}`, number: `NPS ${part}`, sort: part, unit: 'Getal',
  title: { nl: `Aanbeveling door cliënten (NPS), deel ${part}`, en: `Recommendation by clients (NPS), part ${part}` },
}));

/** What clients say of their experience (PREM), from 2020: the score of an agency that measured it. */
export const prem = defineIndicator({
  ...experience, answer: 'score', id: 'MV-wijkverpleging-prem', number: 'PREM', sort: 3, unit: 'Getal',
  title: { nl: 'Cliëntervaring volgens de PREM', en: 'Client experience by the PREM' },
});

/** An item of the PREM that came in 2021. */
export const qualityOfLife = defineIndicator({
  ...experience, answer: 'score', id: 'MV-wijkverpleging-prem-kwaliteit-van-leven', number: 'PREM KvL', sort: 4, unit: 'Getal',
  title: { nl: 'Kwaliteit van leven volgens de PREM', en: 'Quality of life by the PREM' },
});

/** Three questions on structure and process, for the organization, from 2021. Their words are not established. */
export const carerBurden: readonly IndicatorDefinition[] = [
  defineIndicator({
    ...carers, type: 'Structuur', id: 'MV-wijkverpleging-mantelzorg-1', number: 'Mantelzorg 1', sort: 5,
    title: { nl: 'Belastbaarheid van mantelzorgers, vraag 1', en: 'Burden of informal carers, question 1' },
  }),
  defineIndicator({
    ...carers, type: 'Proces', id: 'MV-wijkverpleging-mantelzorg-2', number: 'Mantelzorg 2', sort: 6,
    title: { nl: 'Belastbaarheid van mantelzorgers, vraag 2', en: 'Burden of informal carers, question 2' },
  }),
  defineIndicator({
    ...carers, type: 'Proces', id: 'MV-wijkverpleging-mantelzorg-3', number: 'Mantelzorg 3', sort: 7,
    title: { nl: 'Belastbaarheid van mantelzorgers, vraag 3', en: 'Burden of informal carers, question 3' },
  }),
];
