import { type IndicatorDefinition, type IndicatorSet, rulings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import {
  inBoth, type Line, settingTitle, settingValue, tellCounted, tellCriterion, tellObligation, tellUnknown, tellWhat, toText,
} from '@meervoud/wording';
import type { Edition } from './editions.ts';

/** What may differ between the years, in words; the days always do and are told apart. */
export interface Facet { readonly name: Bilingual; readonly text: Bilingual }

const same = (text: string): Bilingual => ({ nl: text, en: text });
const together = (sentences: readonly Bilingual[]): Bilingual =>
  inBoth((language) => sentences.map((one) => one[language]).join(' '));

export const facetsOf = ({ set, row }: Edition): readonly Facet[] => [
  { name: { nl: 'Code', en: 'Code' }, text: same(row.id) },
  { name: { nl: 'Nummer', en: 'Number' }, text: same(row.number) },
  { name: { nl: 'Vraag', en: 'Question' }, text: row.title },
  { name: { nl: 'Wat we tellen', en: 'What we count' }, text: together(tellWhat(row, set)) },
  { name: { nl: 'Voor wie', en: 'For whom' }, text: tellObligation(row, set) },
  ...criteriaOf(row, set),
  { name: { nl: 'Periode bij het cijfer', en: 'Period of the figure' }, text: periodNames[row.period] },
  { name: { nl: 'Afspraken', en: 'Rulings' }, text: same(row.rulings.join(', ')) },
  { name: { nl: 'Instellingen', en: 'Settings' }, text: settingsOf(row, set) },
];

const periodNames: { readonly [Period in IndicatorDefinition['period']]: Bilingual } = {
  'measuring-window': { nl: 'de meetperiode', en: 'the measuring window' },
  'reporting-year': { nl: 'het verslagjaar', en: 'the reporting year' },
  'last-two-months': { nl: 'november en december van het verslagjaar', en: 'November and December of the reporting year' },
  'last-day-of-year': { nl: '31 december van het verslagjaar', en: '31 December of the reporting year' },
  administrative: { nl: '1 juni van het jaar van aanleveren', en: '1 June of the year of delivery' },
};

const criteriaOf = (row: IndicatorDefinition, { settings }: IndicatorSet): readonly Facet[] => {
  if (!('population' in row)) return [];
  const lines = (told: readonly Line[]): Bilingual => inBoth((language) => toText(told, language));
  const open = 'numerator' in row ? tellUnknown(row.numerator, settings) : [];
  return [
    { name: { nl: 'Wie telt mee', en: 'Who counts' }, text: lines(tellCriterion(row.population, settings)) },
    { name: { nl: 'Wie tellen we', en: 'Whom we count' }, text: lines(tellCounted(row, settings)) },
    ...(open.length === 0 ? [] : [{ name: { nl: 'Wanneer onbekend', en: 'When unknown' }, text: together(open) }]),
  ];
};

const settingsOf = ({ rulings: ids }: IndicatorDefinition, { settings }: IndicatorSet): Bilingual => {
  const names = [...new Set(ids.flatMap((id) => rulings[id].settings))];
  const told = names.map((name) => ({ title: settingTitle(name), value: settingValue(name, settings[name]) }));
  return inBoth((language) => told.map(({ title, value }) => `${title[language]}: ${value[language]}`).join('\n'));
};

/** Years in a row that are the same, each with one of them and what they are called together: `2019 tot en met 2022`. */
export interface Run { readonly name: Bilingual; readonly facets: readonly Facet[]; readonly first: Edition }

export const runsOf = (editions: readonly Edition[]): readonly Run[] => {
  const runs: Edition[][] = [];
  for (const edition of editions) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && isSame(before, edition)) run.push(edition);
    else runs.push([edition]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [from, to] = [first.year, last.year];
    const name = first === last ? same(from) : { nl: `${from} tot en met ${to}`, en: `${from} to ${to}` };
    return [{ name, facets: facetsOf(first), first }];
  });
};

export const isSame = (one: Edition, other: Edition): boolean => JSON.stringify(facetsOf(one)) === JSON.stringify(facetsOf(other));
