import type { IndicatorSet } from '@meervoud/indicator';
import { type Edition, foldersOf, newest, type Question, questionsOf, yearOf } from './editions.ts';
import { isSame } from './facets.ts';
import { beside, heading, sections, table } from './markdown.ts';

const head = `# Alle vragen (All questions)

Elke indicator van elke set en elk jaar, in gewone woorden. *Every indicator of every set and year, in plain words.*

${beside([
  { nl: '**ja**: gevraagd, net als het jaar ervoor', en: '**ja**: asked, as in the year before' },
  { nl: '**nieuw**: dat jaar voor het eerst gevraagd', en: '**nieuw**: asked for the first time that year' },
  {
    nl: '**anders**: gevraagd, maar anders dan het jaar ervoor; op de bladzijde staat wat er anders is',
    en: '**anders**: asked, and otherwise than in the year before; its page says what differs',
  },
  { nl: '**–**: dat jaar niet gevraagd', en: '**–**: not asked that year' },
])}

De sets zelf staan ook in FHIR R4: \`meervoud definitions --fhir <map>\`. *The sets are there in FHIR R4 as well.*`;

const mark = (editions: readonly Edition[], sets: readonly IndicatorSet[], year: string): string => {
  const edition = editions.find((one) => one.year === year);
  if (edition === undefined) return '–';
  const at = sets.findIndex((set) => yearOf(set) === year);
  const before = editions.filter((one) => sets.findIndex((set) => yearOf(set) === one.year) < at).at(-1);
  if (before === undefined) return at === 0 ? 'ja' : 'nieuw';
  return isSame(before, edition) ? 'ja' : 'anders';
};

const section = (folder: string, sets: readonly IndicatorSet[]): string => {
  const newestSet = sets.at(-1);
  const years = sets.map(yearOf);
  const rows = questionsOf(folder, sets).map(({ file, editions }) => {
    const { row } = newest(editions);
    return [`[${row.number}](${folder}/${file})`, row.title.nl, row.title.en, ...years.map((year) => mark(editions, sets, year))];
  });
  const title = heading(2, newestSet?.name.nl ?? folder, newestSet?.name.en ?? folder);
  return sections(title, table(['Nr', 'Vraag', 'Question', ...years], rows));
};

/** All sets with their years and rows, and where a year differs from the one before. */
export const indicatorIndex = (sets: readonly IndicatorSet[]): string =>
  `${sections(head, ...[...foldersOf(sets)].map(([folder, own]) => section(folder, own)))}\n`;

/** Every question there is a page for. */
export const allQuestions = (sets: readonly IndicatorSet[]): readonly Question[] =>
  [...foldersOf(sets)].flatMap(([folder, own]) => questionsOf(folder, own));
