import { type Criterion, defineIndicator, type Example, type ExampleRecord, type IndicatorDefinition } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { type CareProfile, careProfiles, clientsInCare, indication } from './client-in-care.ts';
import { deliveryForms } from './delivery-form.ts';

interface Column { readonly id: string; readonly number: string; readonly theme: string; readonly title: Bilingual; readonly holds: Criterion; readonly examples: Example[] }

/** Examples are written for 2025 and read on its default day, 28 February of the year after. */
const example = (nl: string, en: string, given: readonly ExampleRecord[], expect: Example['expect']): Example =>
  ({ title: { nl, en }, reportingYear: 2025, bare: true, expect, given });
const stay = (more: object = {}): ExampleRecord => ({ zib: 'Stay', location: 'here', start: '2025-06-01', ...more });
const indicated = (zorgprofiel: CareProfile | '3VV' | '9AVV', more: Partial<Extract<ExampleRecord, { zib: 'WlzIndicatie' }>> = {}): ExampleRecord =>
  ({ zib: 'WlzIndicatie', zorgprofiel, validFrom: '2025-05-01', ...more });

/** Who is in care at all, the same for every row. */
const inCare = (profile: CareProfile, more: Partial<Extract<ExampleRecord, { zib: 'WlzIndicatie' }>> = {}): Example[] => [
  example('In zorg', 'In care', [stay(), indicated(profile, more)], 'yes'),
  example('Zorg eindigde op de peildatum: telt mee', 'Care ended on the reference date: counted', [stay({ end: '2026-02-28' }), indicated(profile, more)], 'yes'),
  example('Zorg eindigde een dag eerder: telt niet mee', 'Care ended a day earlier: not counted', [stay({ end: '2026-02-27' }), indicated(profile, more)], 'not-in-population'),
  example('Indicatie met 9A: telt niet mee', 'An indication with 9A: not counted', [stay(), indicated('9AVV', more)], 'not-in-population'),
];

const totalOf = (of: '14.1' | '14.2' | '14.3'): Column => ({
  id: `${of}-totaal`, number: `${of} Totaal`, theme: of, title: { nl: 'Cliënten in zorg, totaal', en: 'Clients in care, total' },
  holds: indication({ zorgprofiel: { anyOf: careProfiles } }), examples: inCare('5VV'),
});
const byProfile = careProfiles.map((profile): Column => ({
  id: `14.1-${profile}`, number: `14.1 ${profile}`, theme: '14.1', holds: indication({ zorgprofiel: { anyOf: [profile] } }), examples: [
    ...inCare(profile), example('Een ander profiel', 'Another profile', [stay(), indicated(profile === '5VV' ? '6VV' : '5VV')], 'no'),
  ],
  title: { nl: `Cliënten in zorg met zorgprofiel ${profile}`, en: `Clients in care with care profile ${profile}` },
}));

const formExamples = (profile: CareProfile, id: string): Example[] => [
  ...inCare(profile, id === 'verblijf-met-behandeling' ? { leveringsvorm: 'instelling', withTreatment: true } : id === 'verblijf-zonder-behandeling' ? { leveringsvorm: 'instelling' } : { leveringsvorm: id as 'vpt' }),
  example('Leveringsvorm niet vastgelegd: onbekend', 'Form of delivery not recorded: unknown', [stay(), indicated(profile, id === 'verblijf-met-behandeling' ? { withTreatment: true } : {})], 'unknown'),
];
const byForm = deliveryForms.map(({ id, column, title, isDelivered }): Column => ({
  id: `14.2-${id}`, number: `14.2 ${column}`, theme: '14.2', holds: isDelivered(careProfiles), examples: formExamples('5VV', id),
  title: { nl: `Cliënten in zorg met leveringsvorm ${title.nl}`, en: `Clients in care with delivery form ${title.en}` },
}));
const byBoth = careProfiles.flatMap((profile) => deliveryForms.map(({ id, column, title, isDelivered }): Column => ({
  id: `14.3-${profile}-${id}`, number: `14.3 ${profile} ${column}`, theme: '14.3', holds: isDelivered([profile]), examples: formExamples(profile, id),
  title: { nl: `Cliënten in zorg met zorgprofiel ${profile} en leveringsvorm ${title.nl}`, en: `Clients in care with care profile ${profile} and delivery form ${title.en}` },
})));

const toRow = ({ id, number, theme, title, holds, examples: [first, ...others] }: Column, at: number): IndicatorDefinition => defineIndicator({
  kind: 'count', id: `MV-zorgkantoren-${id}`, number, sort: at + 1, unit: 'Aantal', type: 'Structuur', theme, title,
  period: 'measuring-window', obligation: 'mandatory', source: `indicators.md §5.3, KIK-V exchange profile zorgkantoren 1.3.5 indicator ${theme}`,
  rulings: ['R2', 'R3', 'R6'], basis: 'client', population: clientsInCare, numerator: holds,
  examples: first === undefined ? [example('Niemand', 'Nobody', [], 'not-in-population')] : [first, ...others],
});

/** 16.1: no public source says by which codes; a named person states it. */
const korsakov = (sort: number): IndicatorDefinition => defineIndicator({
  kind: 'attested', answer: 'count', id: 'MV-zorgkantoren-16.1', number: '16.1', sort, unit: 'Aantal', type: 'Structuur', theme: '16.1',
  title: { nl: 'Cliënten met het syndroom van Korsakov', en: "Clients with Korsakoff's syndrome" },
  period: 'measuring-window', obligation: 'mandatory', source: 'indicators.md §5.2, KIK-V exchange profile zorgkantoren 1.3.5 indicator 16.1', rulings: [],
});

const columns = [...byProfile, totalOf('14.1'), ...byForm, totalOf('14.2'), ...byBoth, totalOf('14.3')];
export const rows: readonly IndicatorDefinition[] = [...columns.map(toRow), korsakov(columns.length + 1)];
