import type { Example, ExampleRecord } from '@meervoud/indicator';
import { example } from './example.ts';
import { residentExamples } from './resident.examples.ts';

type Ulcer = Omit<Extract<ExampleRecord, { zib: 'PressureUlcer' }>, 'zib'>;
const ulcer = (fields: Ulcer): ExampleRecord => ({ zib: 'PressureUlcer', ...fields });
const open = (fields: Ulcer): ExampleRecord => ulcer({ dateOfOnset: '2023-01-10', clinicalStatus: 'active', ...fields });

/** R4 and R5, at the boundary days of 28 February 2023. */
export const pressureUlcerExamples: readonly [Example, ...Example[]] = [
  example('Categorie 3 op de peildatum telt', 'Category 3 on the reference date counts',
    [open({ decubitusCategory: '3' })], 'yes'),
  example('Categorie 2 telt', 'Category 2 counts', [open({ decubitusCategory: '2' })], 'yes'),
  example('Categorie 1 telt niet', 'Category 1 does not count', [open({ decubitusCategory: '1' })], 'no'),
  example('Zonder wond is het nee', 'Without an ulcer it is no', [], 'no'),
  example('Zonder categorie is het onbekend, nooit nul', 'Without a category it is unknown, never zero',
    [open({})], 'unknown'),
  example('Een tweede wond beslist waar de eerste geen categorie heeft', 'A second ulcer decides where the first has no category',
    [open({}), open({ decubitusCategory: '4' })], 'yes'),
  example('Niet te bepalen: volgens de instelling onbekend', 'Unstageable: unknown by the setting',
    [open({ decubitusCategory: 'unstageable' })], 'unknown'),
  example('Niet te bepalen: telt als de instelling dat zegt', 'Unstageable: counts where the setting says so',
    [open({ decubitusCategory: 'unstageable' })], 'yes', { settings: { unstageable: 'count' } }),
  example('Diepe weefselschade: telt niet als de instelling dat zegt', 'Deep tissue injury: does not count where the setting says so',
    [open({ decubitusCategory: 'deep-tissue-injury' })], 'no', { settings: { unstageable: 'ignore' } }),
  example('Ontstaan op de peildatum telt', 'Begun on the reference date counts',
    [open({ decubitusCategory: '2', dateOfOnset: '2023-02-28' })], 'yes'),
  example('Ontstaan een dag later telt niet', 'Begun a day later does not count',
    [open({ decubitusCategory: '2', dateOfOnset: '2023-03-01' })], 'no'),
  example('Genezen op de peildatum telt nog', 'Healed on the reference date still counts',
    [open({ decubitusCategory: '2', abatement: '2023-02-28' })], 'yes'),
  example('Genezen een dag eerder telt niet', 'Healed a day earlier does not count',
    [open({ decubitusCategory: '2', abatement: '2023-02-27' })], 'no'),
  example('Ergens in 2023 ontstaan is te vaag', 'Begun some day in 2023 is too vague',
    [open({ decubitusCategory: '2', dateOfOnset: '2023' })], 'unknown'),
  example('Ergens in februari 2023 ontstaan is precies genoeg', 'Begun some day in February 2023 is exact enough',
    [open({ decubitusCategory: '2', dateOfOnset: '2023-02' })], 'yes'),
  example('Zonder begindatum geldt de wond als begonnen', 'Without a date of onset it is taken to have begun',
    [ulcer({ decubitusCategory: '2', clinicalStatus: 'active' })], 'yes'),
  example('Zonder status, 90 dagen eerder nog gezien: aanwezig', 'No status, seen 90 days before: present',
    [ulcer({ decubitusCategory: '2', lastEvidence: '2022-11-30' })], 'yes'),
  example('Zonder status, 91 dagen eerder voor het laatst gezien: onbekend', 'No status, last seen 91 days before: unknown',
    [ulcer({ decubitusCategory: '2', lastEvidence: '2022-11-29' })], 'unknown'),
  example('Zonder status en nooit gezien: onbekend', 'No status and never seen: unknown',
    [ulcer({ decubitusCategory: '2' })], 'unknown'),
  example('Genezen zonder einddatum, al voor de peildatum bijgewerkt', 'Resolved without an end, updated by the reference date',
    [ulcer({ decubitusCategory: '2', clinicalStatus: 'resolved', lastEvidence: '2023-02-28' })], 'no'),
  example('Genezen zonder einddatum, pas later bijgewerkt: onbekend', 'Resolved without an end, updated only later: unknown',
    [ulcer({ decubitusCategory: '2', clinicalStatus: 'resolved', lastEvidence: '2023-03-01' })], 'unknown'),
  example('In een schrikkeljaar is de peildatum ook 28 februari', 'In a leap year the reference date is 28 February too',
    [open({ decubitusCategory: '2', dateOfOnset: '2024-02-29' })], 'no', { reportingYear: 2023 }),
  ...residentExamples,
];
