import { type Criterion, defineIndicator, type ExampleRecord, type Example } from '@meervoud/indicator';
import { example } from './example.ts';

const shared = { type: 'Uitkomst', theme: 'client-experience', period: 'reporting-year' } as const;
const stated = { ...shared, kind: 'attested' } as const;
/** Counted from filled-in questionnaires where they are supplied; else a named person states it. */
const surveyed = { ...shared, basis: 'respondent', attestable: true } as const;

/** Those who filled in this question at this location, in the reporting year. */
const respondents = (where: NonNullable<Extract<Criterion, { exists: 'SurveyResponse' }>['where']>): Criterion =>
  ({ exists: 'SurveyResponse', where, when: 'in-reporting-year', atThisLocation: true });
const response = (given: Omit<Extract<ExampleRecord, { zib: 'SurveyResponse' }>, 'zib' | 'location'>): ExampleRecord =>
  ({ zib: 'SurveyResponse', location: 'here', date: '2022-06-15', ...given });
const examplesOf = (one: ExampleRecord, expect: 'yes' | 'no'): readonly Example[] => [
  example('Een jaar later ingevuld: telt niet mee', 'Filled in a year later: not counted', [{ ...one, date: '2023-01-01' } as ExampleRecord], 'not-in-population'),
  example('Over een andere locatie: telt niet mee', 'About another location: not counted', [{ ...one, location: 'elsewhere' } as ExampleRecord], 'not-in-population'),
  example('Op de laatste dag van het jaar ingevuld: telt mee', 'Filled in on the last day of the year: counted', [{ ...one, date: '2022-12-31' } as ExampleRecord], expect),
];

/** 8.1a and 8.1b: a location fills the one that fits how it measured experience. */
export const clientRecommendation = [
  defineIndicator({
    ...surveyed, kind: 'proportion', id: 'INID013381', number: '8.1a', sort: 47, unit: 'Percentage',
    title: {
      nl: 'Respondenten die op de NPS-vraag een 8, 9 of 10 geven',
      en: 'Respondents who give 8, 9 or 10 on the NPS question',
    },
    obligation: { experienceSource: 'nps' }, source: 'indicators.md §2.2 row 8.1a', rulings: ['R6', 'R11'],
    population: respondents({ nps: { anyOf: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], absent: 'no' } }),
    numerator: respondents({ nps: { anyOf: [8, 9, 10] } }),
    counts: 'yes',
    examples: [
      example('Geeft een 8', 'Gives 8', [response({ nps: 8 })], 'yes'),
      example('Geeft een 7', 'Gives 7', [response({ nps: 7 })], 'no'),
      example('Sloeg de vraag over: telt niet mee', 'Skipped the question: not counted', [response({ recommends: true })], 'not-in-population'),
      ...examplesOf(response({ nps: 10 }), 'yes'),
    ],
  }),
  defineIndicator({
    ...surveyed, kind: 'proportion', id: 'INID013382', number: '8.1b', sort: 48, unit: 'Percentage',
    title: {
      nl: 'Respondenten die de locatie op Zorgkaart Nederland aanbevelen',
      en: 'Respondents who recommend the location on Zorgkaart Nederland',
    },
    obligation: { experienceSource: 'zorgkaart-recommendation' }, source: 'indicators.md §2.2 row 8.1b', rulings: ['R6', 'R11'],
    population: respondents({ recommends: { anyOf: [true, false], absent: 'no' } }),
    numerator: respondents({ recommends: { anyOf: [true] } }),
    counts: 'yes',
    examples: [
      example('Beveelt de locatie aan', 'Recommends the location', [response({ recommends: true })], 'yes'),
      example('Beveelt de locatie niet aan', 'Does not recommend the location', [response({ recommends: false })], 'no'),
      example('Sloeg de vraag over: telt niet mee', 'Skipped the question: not counted', [response({ nps: 9 })], 'not-in-population'),
      ...examplesOf(response({ recommends: true }), 'yes'),
    ],
  }),
];

/** 8.2 and 8.3: what may be said beside it. */
export const clientExperienceNotes = [
  defineIndicator({
    ...stated, answer: 'count', id: 'INID013384', number: '8.2', sort: 50, unit: 'Aantal',
    title: { nl: 'Aantal bevraagde respondenten', en: 'Number of respondents asked' },
    obligation: 'optional', source: 'indicators.md §2.2 row 8.2', rulings: [],
  }),
  defineIndicator({
    ...stated, answer: 'text', id: 'INID013385', number: '8.3', sort: 51, unit: 'Tekst',
    title: { nl: 'Opmerkingen bij de cliëntervaring', en: 'Remarks on client experience' },
    obligation: 'optional', source: 'indicators.md §2.2 row 8.3', rulings: [],
  }),
];

/** 8.2 of 2019 only. The location's choice of a source says the same from 2020. */
export const experienceSourceInWords = defineIndicator({
  ...stated, answer: 'text', id: 'INID013383', number: '8.2', sort: 0, unit: 'Tekst',
  title: { nl: 'Uit welke bron komt de cliëntervaring?', en: 'Which source does the client experience come from?' },
  obligation: 'optional', source: 'indicators.md §2.2 row 0 (2019)', rulings: [],
});

/** 8.1c: the third way, from 2021. */
export const totalScore = defineIndicator({
  ...surveyed, kind: 'mean', id: 'INID014477', number: '8.1c', sort: 49, unit: 'Getal',
  title: { nl: 'Totaalscore cliëntervaring', en: 'Total score of client experience' },
  obligation: { experienceSource: 'total-score' }, source: 'indicators.md §2.2 row 8.1c/8.3', rulings: ['R11', 'S3'],
  population: respondents({}),
  of: { zib: 'SurveyResponse', fields: ['score1', 'score2', 'score3', 'score4', 'score5', 'score6'] },
  examples: [
    example('Gaf cijfers', 'Gave marks', [response({ score1: 8, score2: 7, score3: 9, score4: 8, score5: 6, score6: 10 })], 'yes'),
    example('Gaf één cijfer: telt bij die vraag mee', 'Gave one mark: counts with that question', [response({ score3: 9 })], 'yes'),
    example('Gaf geen cijfer', 'Gave no mark', [response({ nps: 9 })], 'no'),
    ...examplesOf(response({ score1: 7 }), 'yes'),
  ],
});
