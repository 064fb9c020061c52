import type { DisclosedValue } from '@meervoud/exchange';
import type { Bilingual, Language } from '@meervoud/kernel';
import { answerIn, countsIn, printAnswer, sentenceKey, toFigureRow } from './figures.ts';
import type { FigurePart, Fragment, Run, Sentence } from './fragment.ts';
import { type CheckedRow, type CheckedTemplate, isPlaceholder, type Placeholder } from './template.ts';

/**
 * Writes the paragraph of one theme at one location from its disclosed values. Pure. A value that is not there reads
 * as not determined yet; values of other places are left out. Throws a TypeError for a theme the template has not.
 */
export const writeFragment = (
  template: CheckedTemplate, themeId: string, location: string, values: readonly DisclosedValue[],
): Fragment => {
  const theme = template.themes.find(({ id }) => id === themeId);
  if (!theme) throw new TypeError(`template ${template.id} has no theme ${themeId}`);
  const byIndicator = new Map(values.filter((value) => value.location === location).map((value) => [value.indicator, value]));
  const rows = theme.sections.flatMap(({ rows }) => rows);
  const used = rows.flatMap((row) => byIndicator.get(row.indicator) ?? []);
  return {
    template: template.id, theme: theme.id, location, set: template.set.id, reportingYear: template.set.reportingYear, title: theme.title,
    referenceDates: [...new Set(used.map(({ referenceDate }) => referenceDate))].toSorted(),
    sentences: theme.sections.flatMap(({ name, rows }) =>
      sayOnce(rows.map((row) => toSentence(row, name, template.set.reportingYear, byIndicator.get(row.indicator))))),
    figures: rows.map((row) => toFigureRow(row, byIndicator.get(row.indicator))),
    valueIds: used.map(({ id }) => id),
  };
};

/** Every theme of the template, in its order. */
export const writeFragments = (template: CheckedTemplate, location: string, values: readonly DisclosedValue[]): readonly Fragment[] =>
  template.themes.map(({ id }) => writeFragment(template, id, location, values));

const toSentence = (row: CheckedRow, section: Bilingual, year: number, value: DisclosedValue | undefined): Sentence => {
  const pattern = row.say(sentenceKey(value?.outcome));
  const inLanguage = (language: Language): readonly Run[] =>
    pattern[language].split(/\{([^}]*)\}/).flatMap((piece, index): readonly Run[] => {
      if (index % 2 === 0 || !isPlaceholder(piece)) return piece === '' ? [] : [{ type: 'text', text: piece }];
      return fill(piece, { row, section, year, value, language });
    });
  return { values: value ? [value.id] : [], nl: inLanguage('nl'), en: inLanguage('en') };
};

interface Filling {
  readonly row: CheckedRow;
  readonly section: Bilingual;
  readonly year: number;
  readonly value: DisclosedValue | undefined;
  readonly language: Language;
}

const fill = (name: Placeholder, { row, section, year, value, language }: Filling): readonly Run[] => {
  const text = (plain: string): readonly Run[] => [{ type: 'text', text: plain }];
  if (name === 'label') return text(row.label[language]);
  if (name === 'section') return text(section[language]);
  if (name === 'year') return text(String(year));
  if (!value) return [];
  const { outcome } = value;
  const [answer, counts] = [answerIn(outcome), countsIn(outcome)];
  const figure = (part: FigurePart, plain: string | undefined): readonly Run[] =>
    plain === undefined ? [] : [{ type: 'figure', text: plain, value: value.id, indicator: value.indicator, part }];
  const words = (plain: string | undefined): readonly Run[] => (plain === undefined ? [] : [{ type: 'words', text: plain, value: value.id }]);
  const link = (url: string | undefined): readonly Run[] => (url === undefined ? [] : [{ type: 'link', url, value: value.id }]);
  switch (name) {
    case 'answer': return figure('answer', answer && printAnswer(answer, language));
    case 'numerator': case 'denominator': case 'unknown': return figure(name, counts?.[name] === undefined ? undefined : String(counts[name]));
    case 'reason': return words(outcome.kind === 'overridden' ? outcome.reason : undefined);
    case 'explanation': return words(outcome.kind === 'withheld' ? outcome.explanation : undefined);
    case 'words': return words(answer?.type === 'text' ? answer.value : undefined);
    case 'link': return link(outcome.kind === 'withheld' ? outcome.url : answer?.type === 'text' ? answer.value : undefined);
  }
};

const textOf = (runs: readonly Run[]): string => JSON.stringify(runs.map((run) => ('text' in run ? run.text : run.url)));

/** Rows of a section that would say exactly the same (all hidden, none chosen) say it once, for all their values. */
const sayOnce = (given: readonly Sentence[]): readonly Sentence[] => {
  const kept = new Map<string, Sentence>();
  for (const sentence of given) {
    const said = kept.get(textOf(sentence.nl));
    kept.set(textOf(sentence.nl), said ? { ...said, values: [...said.values, ...sentence.values] } : sentence);
  }
  return [...kept.values()];
};
