import { defineIndicator, type ExampleRecord, residents } from '@meervoud/indicator';
import { example } from './example.ts';

const withTreatment: ExampleRecord = { zib: 'WlzIndicatie', zorgprofiel: '6VV', withTreatment: true, validFrom: '2022-01-01' };

/** 3.2b: how many clients with treatment had a medication review with a care worker who hands out medication. */
export const medicationReview = defineIndicator({
  kind: 'proportion', id: 'INID014312', number: '3.2b', sort: 8, unit: 'Percentage', type: 'Proces',
  theme: 'medication-safety',
  title: {
    nl: 'Cliënten met behandeling met een medicatiereview in aanwezigheid van een zorgmedewerker',
    en: 'Clients with treatment who had a medication review with a care worker present',
  },
  period: 'reporting-year',
  obligation: { chosen: '3.2' },
  source: 'indicators.md §2.2 row 3.2b',
  rulings: ['R2', 'R3', 'R6', 'R11', 'R12'],
  basis: 'client',
  population: {
    all: [
      residents,
      {
        exists: 'WlzIndicatie',
        where: { zorgprofiel: { inSetting: 'careProfiles' }, withTreatment: { anyOf: [true], absent: 'no' } },
        when: 'on-reference-date',
      },
    ],
  },
  numerator: { exists: 'MedicationReview', where: { careWorkerPresent: { anyOf: [true] } }, when: 'in-reporting-year' },
  counts: 'yes',
  attestable: false,
  examples: [
    example('Review in het jaar met zorgmedewerker', 'Review in the year with a care worker',
      [withTreatment, { zib: 'MedicationReview', performed: '2022-12-31', careWorkerPresent: true }], 'yes'),
    example('Op 1 januari van het jaar telt', 'On 1 January of the year counts',
      [withTreatment, { zib: 'MedicationReview', performed: '2022-01-01', careWorkerPresent: true }], 'yes'),
    example('Een dag na het jaar telt niet', 'A day after the year does not count',
      [withTreatment, { zib: 'MedicationReview', performed: '2023-01-01', careWorkerPresent: true }], 'no'),
    example('Een dag voor het jaar telt niet', 'A day before the year does not count',
      [withTreatment, { zib: 'MedicationReview', performed: '2021-12-31', careWorkerPresent: true }], 'no'),
    example('Ergens in 2022 is precies genoeg', 'Some day in 2022 is exact enough',
      [withTreatment, { zib: 'MedicationReview', performed: '2022', careWorkerPresent: true }], 'yes'),
    example('Zonder datum is het onbekend', 'Without a date it is unknown',
      [withTreatment, { zib: 'MedicationReview', careWorkerPresent: true }], 'unknown'),
    example('Niet vastgelegd wie erbij was: onbekend', 'Not on record who was there: unknown',
      [withTreatment, { zib: 'MedicationReview', performed: '2022-05-01' }], 'unknown'),
    example('Zonder zorgmedewerker is nee', 'Without a care worker is no',
      [withTreatment, { zib: 'MedicationReview', performed: '2022-05-01', careWorkerPresent: false }], 'no'),
    example('Geen review vastgelegd is nee', 'No review on record is no', [withTreatment], 'no'),
    example('Zonder behandeling telt de cliënt niet mee', 'Without treatment the client is not counted',
      [{ zib: 'MedicationReview', performed: '2022-05-01', careWorkerPresent: true }], 'not-in-population'),
    example('Indicatie met behandeling verlopen: telt niet mee', 'Indication with treatment ended: not counted',
      [{ zib: 'WlzIndicatie', zorgprofiel: '6VV', withTreatment: true, validUntil: '2023-02-27' }], 'not-in-population'),
  ],
});
