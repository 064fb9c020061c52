import { type Criterion, defineIndicator, type Example, type ExampleRecord, residents } from '@meervoud/indicator';
import type { PsychotropicGroup } from '@meervoud/zibs';
import { example as anyYear } from '../2019/example.ts';
import { source } from './source.ts';

type Group = Exclude<PsychotropicGroup, 'other'>;
type Use = Omit<Extract<ExampleRecord, { zib: 'MedicationUse' }>, 'zib'>;

const groups: readonly Group[] = ['N05A', 'N05B', 'N05C', 'N06A'];
const names: { readonly [G in Group]: { readonly nl: string; readonly en: string } } = {
  N05A: { nl: 'antipsychotica (ATC N05A)', en: 'antipsychotics (ATC N05A)' },
  N05B: { nl: 'angstremmers (ATC N05B)', en: 'anxiolytics (ATC N05B)' },
  N05C: { nl: 'slaapmiddelen en kalmeringsmiddelen (ATC N05C)', en: 'hypnotics and sedatives (ATC N05C)' },
  N06A: { nl: 'antidepressiva (ATC N06A)', en: 'antidepressants (ATC N06A)' },
};

/** Uses a medicine of one of these groups on the reference date. */
const uses = (...wanted: readonly Group[]): Criterion => ({
  exists: 'MedicationUse', when: 'on-reference-date', where: { taken: { anyOf: [true] }, psychotropicGroup: { anyOf: wanted } },
});

/** Written for 2016: the reference date is 28 February 2017. */
const example = (nl: string, en: string, given: readonly ExampleRecord[], expect: Example['expect']): Example =>
  anyYear(nl, en, given, expect, { reportingYear: 2016 });
const use = (fields: Use): ExampleRecord => ({ zib: 'MedicationUse', taken: true, start: '2016-11-01', ...fields });

const examples = (group: Group): readonly [Example, ...Example[]] => [
  example('Gebruikt het op de peildatum', 'Uses it on the reference date', [use({ psychotropicGroup: group })], 'yes'),
  example('Begon op de peildatum: telt', 'Began on the reference date: counts', [use({ psychotropicGroup: group, start: '2017-02-28' })], 'yes'),
  example('Begint een dag later: telt niet', 'Begins a day later: does not count', [use({ psychotropicGroup: group, start: '2017-03-01' })], 'no'),
  example('Laatste dag is de peildatum: telt', 'Last day is the reference date: counts', [use({ psychotropicGroup: group, end: '2017-02-28' })], 'yes'),
  example('Stopte een dag eerder: telt niet', 'Stopped a day earlier: does not count', [use({ psychotropicGroup: group, end: '2017-02-27' })], 'no'),
  example('Staat op de lijst en wordt niet gebruikt', 'Is on the list and not used', [use({ psychotropicGroup: group, taken: false })], 'no'),
  example('Niet bekend of het gebruikt wordt: onbekend', 'Not known whether it is used: unknown',
    [{ zib: 'MedicationUse', psychotropicGroup: group, start: '2016-11-01' }], 'unknown'),
  example('Een ander medicijn', 'Another medicine', [use({ psychotropicGroup: 'other' })], 'no'),
  example('Zonder ATC-code is het niet te classificeren: onbekend', 'Without an ATC code it cannot be classified: unknown', [use({})], 'unknown'),
  example('Een niet te classificeren medicijn dat al gestopt is, doet er niet toe', 'One that cannot be classified and has stopped does not matter',
    [use({ end: '2017-01-31' })], 'no'),
  example('Eén telt zeker, een ander is niet te classificeren', 'One counts for certain, another cannot be classified',
    [use({}), use({ psychotropicGroup: group })], 'yes'),
  example('Niets vastgelegd: geen gebruik', 'Nothing recorded: no use', [], 'no'),
];

const shared = {
  kind: 'proportion', unit: 'Percentage', type: 'Uitkomst', theme: 'psychotropic-medication', period: 'measuring-window', obligation: 'mandatory', source,
  rulings: ['R2', 'R3', 'R6', 'R11', 'S9', 'S10'], basis: 'client', population: residents, attestable: false,
} as const;
const anyPsychotropic = { ...shared, numerator: uses(...groups), unknownRow: 'MV-basisveiligheid-P2' } as const;

/** P1: any psychotropic, with those of whom it cannot be told in a row of their own (P2, R6); P1a-d: by group, of which the unknowns stay unknowns. */
export const psychotropics = [
  defineIndicator({
    ...anyPsychotropic, id: 'MV-basisveiligheid-P1', number: 'P1', sort: 1, counts: 'yes',
    title: { nl: 'Cliënten die psychofarmaca gebruiken', en: 'Clients who use psychotropic medicines' },
    examples: [
      ...examples('N05A'),
      example('Elke groep telt', 'Every group counts', [use({ psychotropicGroup: 'N06A' })], 'yes'),
    ],
  }),
  ...groups.map((group, at) => defineIndicator({
    ...shared, numerator: uses(group), id: `MV-basisveiligheid-P1${'abcd'[at]}`, number: `P1${'abcd'[at]}`, sort: 2 + at, counts: 'yes',
    title: { nl: `Cliënten die ${names[group].nl} gebruiken`, en: `Clients who use ${names[group].en}` },
    examples: [
      ...examples(group),
      example('Een andere groep telt hier niet', 'Another group does not count here', [use({ psychotropicGroup: group === 'N06A' ? 'N05A' : 'N06A' })], 'no'),
    ],
  })),
  defineIndicator({
    ...anyPsychotropic, id: 'MV-basisveiligheid-P2', number: 'P2', sort: 6, counts: 'unknown',
    title: {
      nl: 'Cliënten van wie niet te zeggen is of zij psychofarmaca gebruiken (medicijn niet te classificeren)',
      en: 'Clients of whom it cannot be told whether they use psychotropic medicines (medicine cannot be classified)',
    },
    examples: examples('N05A'),
  }),
];
