import { defineIndicator, residents } from '@meervoud/indicator';
import { example } from './example.ts';
import { residentExamples } from './resident.examples.ts';

/** 2: how many clients have at least one recorded agreement about the end of life (R7). */
export const endOfLifeAgreements = defineIndicator({
  kind: 'proportion', id: 'INID013309', number: '2', sort: 5, unit: 'Percentage', type: 'Proces',
  theme: 'advance-care-planning',
  title: {
    nl: 'Cliënten met beleidsafspraken rondom het levenseinde',
    en: 'Clients with agreements about the end of life',
  },
  period: 'measuring-window',
  obligation: 'mandatory',
  source: 'indicators.md §2.2 row 2',
  rulings: ['R2', 'R3', 'R6', 'R7', 'R11'],
  basis: 'client',
  population: residents,
  numerator: {
    any: [
      { exists: 'TreatmentDirective2', where: { treatmentDecision: { anyOf: ['permit', 'other', 'deny'] } }, when: 'on-reference-date' },
      {
        whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' },
        then: {
          exists: 'AdvanceDirective',
          where: { livingWillType: { anyOf: ['NR', 'VOL', 'VERB', 'VERBVL', 'MON', 'EU', 'EUD', 'LW', 'ZB', 'OTH'] } },
          when: 'on-reference-date',
        },
      },
    ],
  },
  counts: 'yes',
  attestable: false,
  examples: [
    example('Niet reanimeren is een afspraak', 'No resuscitation is an agreement',
      [{ zib: 'TreatmentDirective2', treatment: '89666000', treatmentDecision: 'deny', dateTime: '2022-06-01' }], 'yes'),
    example('Wel behandelen is ook een afspraak', 'To treat is an agreement too',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'permit', dateTime: '2022-06-01' }], 'yes'),
    example('Anders, met toelichting, ook', 'Other, with a text, too',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'other', dateTime: '2022-06-01' }], 'yes'),
    example('Nog niet besloten is geen afspraak', 'Not decided is no agreement',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'undecided', dateTime: '2022-06-01' }], 'no'),
    example('Niets vastgelegd is nee', 'Nothing on record is no', [], 'no'),
    example('Gemaakt op de peildatum telt', 'Made on the reference date counts',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'deny', dateTime: '2023-02-28' }], 'yes'),
    example('Gemaakt een dag later telt niet', 'Made a day later does not count',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'deny', dateTime: '2023-03-01' }], 'no'),
    example('Beëindigd een dag eerder telt niet', 'Ended a day earlier does not count',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'deny', dateTime: '2022-06-01', end: '2023-02-27' }], 'no'),
    example('Zonder datum geldt de afspraak', 'Without a date the agreement holds',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'deny' }], 'yes'),
    example('Gemaakt ergens in 2023 is te vaag', 'Made some day in 2023 is too vague',
      [{ zib: 'TreatmentDirective2', treatmentDecision: 'deny', dateTime: '2023' }], 'unknown'),
    example('Een wilsverklaring alleen is niet genoeg', 'An advance directive alone does not suffice',
      [{ zib: 'AdvanceDirective', livingWillType: 'NR', dateTime: '2022-06-01' }], 'no'),
    example('Een wilsverklaring is genoeg als de instelling dat zegt', 'An advance directive suffices where the setting says so',
      [{ zib: 'AdvanceDirective', livingWillType: 'NR', dateTime: '2022-06-01' }], 'yes', { settings: { advanceDirectiveSuffices: 'yes' } }),
    example('Een donorformulier is nooit genoeg', 'A donor form never suffices',
      [{ zib: 'AdvanceDirective', livingWillType: 'DO', dateTime: '2022-06-01' }], 'no', { settings: { advanceDirectiveSuffices: 'yes' } }),
    ...residentExamples,
  ],
});
