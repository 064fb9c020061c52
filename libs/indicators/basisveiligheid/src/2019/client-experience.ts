import { defineIndicator } from '@meervoud/indicator';

const shared = { kind: 'attested', type: 'Uitkomst', theme: 'client-experience', period: 'reporting-year' } as const;

/** 8.1a and 8.1b: a location fills the one that fits how it measured experience. */
export const clientRecommendation = [
  defineIndicator({
    ...shared, answer: 'proportion', id: 'INID013381', number: '8.1a', sort: 47, unit: 'Percentage',
    title: {
      nl: 'Respondenten die op de NPS-vraag een 8, 9 of 10 geven',
      en: 'Respondents who give 8, 9 or 10 on the NPS question',
    },
    obligation: { experienceSource: 'nps' }, source: 'indicators.md §2.2 row 8.1a', rulings: ['R11'],
  }),
  defineIndicator({
    ...shared, answer: 'proportion', id: 'INID013382', number: '8.1b', sort: 48, unit: 'Percentage',
    title: {
      nl: 'Respondenten die de locatie op Zorgkaart Nederland aanbevelen',
      en: 'Respondents who recommend the location on Zorgkaart Nederland',
    },
    obligation: { experienceSource: 'zorgkaart-recommendation' }, source: 'indicators.md §2.2 row 8.1b', rulings: ['R11'],
  }),
];

/** 8.2 and 8.3: what may be said beside it. */
export const clientExperienceNotes = [
  defineIndicator({
    ...shared, answer: 'count', id: 'INID013384', number: '8.2', sort: 50, unit: 'Aantal',
    title: { nl: 'Aantal bevraagde respondenten', en: 'Number of respondents asked' },
    obligation: 'optional', source: 'indicators.md §2.2 row 8.2', rulings: [],
  }),
  defineIndicator({
    ...shared, answer: 'text', id: 'INID013385', number: '8.3', sort: 51, unit: 'Tekst',
    title: { nl: 'Opmerkingen bij de cliëntervaring', en: 'Remarks on client experience' },
    obligation: 'optional', source: 'indicators.md §2.2 row 8.3', rulings: [],
  }),
];

/** 8.2 of 2019 only. The location's choice of a source says the same from 2020. */
export const experienceSourceInWords = defineIndicator({
  ...shared, answer: 'text', id: 'INID013383', number: '8.2', sort: 0, unit: 'Tekst',
  title: { nl: 'Uit welke bron komt de cliëntervaring?', en: 'Which source does the client experience come from?' },
  obligation: 'optional', source: 'indicators.md §2.2 row 0 (2019)', rulings: [],
});

/** 8.1c: the third way, from 2021. */
export const totalScore = defineIndicator({
  ...shared, answer: 'score', id: 'INID014477', number: '8.1c', sort: 49, unit: 'Getal',
  title: { nl: 'Totaalscore cliëntervaring', en: 'Total score of client experience' },
  obligation: { experienceSource: 'total-score' }, source: 'indicators.md §2.2 row 8.1c/8.3', rulings: [],
});
