import { defineIndicator, type ExampleRecord, wards } from '@meervoud/indicator';
import { example } from './example.ts';

type Meeting = Omit<Extract<ExampleRecord, { zib: 'Meeting' }>, 'zib' | 'ward' | 'topic'>;
const meeting = (fields: Meeting): ExampleRecord =>
  ({ zib: 'Meeting', ward: 'ward', topic: 'medication-errors', multidisciplinary: true, basedOnReports: true, ...fields });
const firstThree = ['2022-01-01', '2022-06-30', '2022-07-01'].map((date) => meeting({ date }));

/** 3.1: on how many wards medication errors are discussed every quarter (R8). */
export const medicationErrorsDiscussed = defineIndicator({
  kind: 'proportion', id: 'INID014310', number: '3.1', sort: 6, unit: 'Percentage', type: 'Proces',
  theme: 'medication-safety',
  title: {
    nl: 'Afdelingen die medicatiefouten elk kwartaal multidisciplinair bespreken aan de hand van meldingen',
    en: 'Wards that discuss medication errors every quarter across disciplines, based on reports',
  },
  period: 'reporting-year',
  obligation: 'mandatory',
  source: 'indicators.md §2.2 row 3.1',
  rulings: ['R6', 'R8', 'R11'],
  basis: 'ward',
  population: wards,
  numerator: {
    exists: 'Meeting',
    where: { topic: { anyOf: ['medication-errors'] }, multidisciplinary: { anyOf: [true] }, basedOnReports: { anyOf: [true] } },
    when: 'each-quarter',
  },
  counts: 'yes',
  attestable: true,
  examples: [
    example('Elk kwartaal één overleg is ja', 'One meeting every quarter is yes',
      [...firstThree, meeting({ date: '2022-12-31' })], 'yes'),
    example('Een kwartaal zonder overleg is nee', 'A quarter without a meeting is no',
      [...firstThree, meeting({ date: '2022-09-30' })], 'no'),
    example('Overleg in het jaar erna telt niet', 'A meeting in the year after does not count',
      [...firstThree, meeting({ date: '2023-01-01' })], 'no'),
    example('Eén overleg van één discipline is nee', 'One meeting of one discipline is no',
      [...firstThree, meeting({ date: '2022-11-01', multidisciplinary: false })], 'no'),
    example('Niet aan de hand van meldingen is nee', 'Not based on reports is no',
      [...firstThree, meeting({ date: '2022-11-01', basedOnReports: false })], 'no'),
    example('Niet vastgelegd wie erbij was: onbekend', 'Not on record who was there: unknown',
      [...firstThree, { zib: 'Meeting', ward: 'ward', topic: 'medication-errors', date: '2022-11-01', basedOnReports: true }], 'unknown'),
    example('Zonder datum is het onbekend', 'Without a date it is unknown', [...firstThree, meeting({})], 'unknown'),
    example('Geen overleg vastgelegd is nee', 'No meeting on record is no', [], 'no'),
  ],
});
