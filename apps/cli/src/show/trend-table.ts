import Table from 'cli-table3';
import type { Change, Interval, TrendPoint } from '@meervoud/comparison';
import type { IndicatorDefinition } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';
import { showOutcome } from './outcome.ts';

const words = {
  nl: {
    head: ['verslagjaar', 'peildatum', 'waarde', 'onzekerheid', 'verschil', 'wat dat zegt'], organization: 'hele organisatie', points: 'procentpunt',
    none: 'Nog geen waarden van deze indicator. Eerst: meervoud sync, dan: meervoud derive',
    chance: 'kan toeval zijn: de aantallen zijn te klein om het te zeggen', same: 'gelijk', more: 'groter dan toeval alleen verklaart', to: 'tot',
    unknowns: 'kan ook komen van wie onbekend is', definition: 'let op: de definitie is veranderd',
    legend: [
      'Onzekerheid: Wilson-interval van 95 procent. Verschil met de vorige peildatum: Newcombe 1998, methode 10.',
      'Wie op beide data telt, maakt de echte onzekerheid kleiner. Een klein verschil bewijst dus niets, een groot verschil vraagt om een gesprek.',
    ],
  },
  en: {
    head: ['reporting year', 'reference date', 'value', 'uncertainty', 'difference', 'what that says'], organization: 'organization', points: 'percentage points',
    none: 'No values of this indicator yet. First: meervoud sync, then: meervoud derive',
    chance: 'may be chance: the counts are too small to tell', same: 'equal', more: 'more than chance alone explains', to: 'to',
    unknowns: 'may also come from those unknown', definition: 'mind: the definition changed',
    legend: [
      'Uncertainty: Wilson interval of 95 per cent. Difference with the date before: Newcombe 1998, method 10.',
      'Who counts on both dates makes the real uncertainty smaller. So a small difference proves nothing, a large one asks for a talk.',
    ],
  },
} as const;

const decimal = (number: number, language: Language): string => {
  const text = number.toFixed(1);
  return language === 'nl' ? text.replace('.', ',') : text;
};

const showInterval = ({ low, high }: Interval, language: Language): string =>
  `${decimal(100 * low, language)} ${words[language].to} ${decimal(100 * high, language)}%`;

const signed = (difference: number, language: Language): string => `${difference > 0 ? '+' : ''}${decimal(difference, language)} ${words[language].points}`;

/** A difference in plain words. */
export const hintOf = ({ difference, mayBeChance, mayBeUnknowns, definitionChanged }: Change, language: Language): string => {
  const say = words[language];
  const isSame = difference === 0;
  return [
    isSame ? say.same : mayBeChance ? say.chance : say.more,
    ...(!isSame && mayBeUnknowns ? [say.unknowns] : []),
    ...(definitionChanged ? [say.definition] : []),
  ].join('; ');
};

const rowOf = ({ reportingYear, referenceDate, outcome, interval, change }: TrendPoint, language: Language): readonly (string | number)[] => [
  reportingYear, referenceDate, showOutcome(outcome, language), interval === undefined ? '' : showInterval(interval, language),
  change === undefined ? '' : signed(change.difference, language), change === undefined ? '' : hintOf(change, language),
];

/** A table per location: each point with its uncertainty, and the difference with the one before in words. */
export const trendTable = (
  indicator: IndicatorDefinition, trends: readonly { readonly location: string | null; readonly name: string; readonly points: readonly TrendPoint[] }[], language: Language,
): string => {
  const say = words[language];
  if (trends.length === 0) return say.none;
  return [
    `${indicator.number}  ${indicator.title[language]}  (${indicator.id})`,
    ...trends.flatMap(({ location, name, points }) => {
      const table = new Table({ head: [...say.head], style: { head: [], border: [], compact: true } });
      for (const point of points) table.push([...rowOf(point, language)]);
      return ['', location === null ? say.organization : name, table.toString()];
    }),
    '', ...say.legend,
  ].join('\n');
};
