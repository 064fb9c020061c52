import type { IndicatorSet } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { groupBy, type Question, yearsOf } from './editions.ts';
import { type Run, runsOf } from './facets.ts';
import { beside, heading, sections, table } from './markdown.ts';

const standings: { readonly [Standing in IndicatorSet['standing']]: Bilingual } = {
  published: { nl: 'Zo gepubliceerd.', en: 'As published.' },
  reconstructed: {
    nl: 'Niet gepubliceerd: afgeleid uit wat er elders over staat.', en: 'Not published: reconstructed from what is said of it elsewhere.',
  },
  own: {
    nl: 'Eigen indeling van dit project, met vragen die elders gepubliceerd zijn.',
    en: "This project's own arrangement of questions that are published elsewhere.",
  },
};

/** Where the row comes from, in each year. */
export const origin = ({ editions, years }: Question): string => {
  const same = groupBy(editions, ({ set, row }) => `${row.id} ${row.source} ${set.standing}`);
  const rows = [...same.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const standing = standings[first.set.standing];
    return [[yearsOf(those, years).nl, first.row.id, standing.nl, standing.en, first.row.source]];
  });
  return sections(
    heading(2, 'Waar komt deze vraag vandaan?', 'Where does this question come from?'),
    table(['Verslagjaren / Years', 'Code', 'Nederlands', 'English', 'Bron / Source'], rows),
    '`indicators.md` is de verzameling van openbare feiten waar dit project op rust; de handboeken zelf waren niet te lezen. '
      + '*`indicators.md` is the collection of public facts this project rests on; the handbooks themselves could not be read.*',
  );
};

const noDifference: Bilingual = {
  nl: 'De vraag is in al deze jaren dezelfde. Alleen de dagen verschillen.', en: 'The question is the same in all these years. Only the days differ.',
};

/** What differs between the years besides the days: the years that are alike in one column. */
export const differences = (editions: Question['editions']): string => {
  if (editions.length === 1) return '';
  const title = heading(2, 'Verschillen tussen de jaren', 'Differences between the years');
  const runs = runsOf(editions);
  const [first] = runs;
  if (first === undefined || runs.length === 1) return sections(title, beside([noDifference]));
  const names = first.facets.map(({ name }) => name);
  const differing = names.filter((name) => new Set(runs.map((run) => JSON.stringify(textOf(run, name)))).size > 1);
  const rows = differing.map((name) => [`${name.nl} / ${name.en}`, ...runs.map((run) => inTwo(textOf(run, name)))]);
  return sections(title, table(['', ...runs.map(({ name }) => name.nl)], rows));
};

const textOf = ({ facets }: Run, { nl }: Bilingual): Bilingual | undefined => facets.find(({ name }) => name.nl === nl)?.text;

const inTwo = (text: Bilingual | undefined): string => {
  if (text === undefined) return '';
  return text.nl === text.en ? text.nl : `${text.nl}\n*${text.en}*`;
};
