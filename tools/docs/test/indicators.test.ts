import { answerExample } from '@meervoud/derivation';
import type { DerivedIndicator, IndicatorSet } from '@meervoud/indicator';
import { inBoth, tellNothing } from '@meervoud/wording';
import { describe, expect, test } from 'vitest';
import { setsOnShelf } from '../../../apps/cli/src/shelf.ts';
import { newest, questionsOf } from '../indicators/editions.ts';
import { runsOf } from '../indicators/facets.ts';
import { allQuestions, indicatorIndex } from '../indicators/index-page.ts';
import { indicatorPage } from '../indicators/page.ts';

const sets = setsOnShelf();
const questions = allQuestions(sets);
const index = indicatorIndex(sets);
const basisveiligheid = questions.filter(({ folder }) => folder === 'basisveiligheid');
const pageOf = (file: string): string => indicatorPage(basisveiligheid.find((one) => one.file === `${file}.md`)!);
/** The rows of a table, without its head. */
const rowsUnder = (page: string, title: string): readonly string[][] => {
  const section = page.split(`## ${title}`)[1]?.split('\n## ')[0] ?? '';
  return section.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('|---')).map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((text) => text.trim()));
};

describe('the pages', () => {
  test('are there for every row of every set and year that has a value, once, and the index points to each', () => {
    for (const set of sets) {
      for (const row of set.indicators) {
        const found = questions.filter(({ editions }) => editions.some((edition) => edition.set === set && edition.row === row));
        expect([set.id, set.reportingYear, row.number, found.length]).toStrictEqual([set.id, set.reportingYear, row.number, row.kind === 'header' ? 0 : 1]);
      }
    }
    const places = questions.map(({ folder, file }) => `${folder}/${file}`);
    expect(new Set(places).size).toBe(places.length);
    for (const place of places) expect(index).toContain(`](${place})`);
  });

  test.each(questions.map((question) => [`${question.folder}/${question.file}`, question] as const))('%s is whole, in both languages', (_, question) => {
    const page = indicatorPage(question);
    expect(page).not.toMatch(/undefined|null|\[object|[{}]|NaN/);
    for (const title of ['Wat tellen we?', 'Om welke dagen gaat het?', 'Wat moet je vastleggen?', 'Waar komt deze vraag vandaan?']) expect(page).toContain(`## ${title}`);
    const bilingual = page.split('\n').filter((line) => /^\| /.test(line)).filter((line) => line.split(/(?<!\\)\|/).length === 4);
    for (const line of bilingual) expect(line).not.toMatch(/\|\s+\|/);
    for (const { year } of question.editions) expect(rowsUnder(page, 'Om welke dagen').some(([first]) => first === year)).toBe(true);
  });

  test('say of every example what the engine answers, which is what the definition expects', () => {
    const words = { yes: 'ja', no: 'nee', unknown: 'onbekend', 'not-in-population': 'telt niet mee', 'population-unknown': 'onbekend of die meetelt' };
    let told = 0;
    for (const question of questions) {
      const { row } = newest(question.editions);
      if (!('population' in row) || row.kind === 'mean') continue;
      const rows = rowsUnder(indicatorPage(question), 'Voorbeelden');
      for (const example of row.examples) {
        const cells = rows.find(([text]) => text!.startsWith(`**${example.title.nl}**`))!;
        expect([row.number, example.title.nl, cells[1]!.replace('telt mee: ', '')]).toStrictEqual([row.number, example.title.nl, words[example.expect]]);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(500);
  });

  test('say rightly what it means when nothing is on record', () => {
    const derived = (set: IndicatorSet): readonly DerivedIndicator[] => set.indicators.filter((row) => 'population' in row);
    let checked = 0;
    for (const set of sets) {
      for (const row of derived(set)) {
        if (!('numerator' in row)) continue;
        const answer = answerExample(row, { title: inBoth(() => 'x'), reportingYear: 2022, given: [], settings: set.settings, expect: 'no' });
        const [told] = tellNothing(row.numerator, set.settings);
        if (answer !== 'yes' && answer !== 'no' && answer !== 'unknown') continue;
        // an indication is always given in an example: what is said of nothing is not seen there
        if (JSON.stringify(row.numerator).includes('WlzIndicatie')) continue;
        expect([row.number, told?.nl.endsWith(answer === 'yes' ? 'ja.' : 'nee.')]).toStrictEqual([row.number, answer === 'unknown' ? undefined : true]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(50);
  });

  test('tell the days of each year', () => {
    expect(rowsUnder(pageOf('6.1a'), 'Om welke dagen').filter(([year]) => /^20/.test(year!))).toStrictEqual([
      ...['2019', '2020', '2021'].map((year) => [year, `28 februari ${Number(year) + 1}`, `28 augustus ${year} tot en met 28 februari ${Number(year) + 1}`, `1 januari ${Number(year) + 1} tot en met 28 februari ${Number(year) + 1}`, 'niet bekend / not established']),
      ['2022', '28 februari 2023', '28 augustus 2022 tot en met 28 februari 2023', '1 januari 2023 tot en met 28 februari 2023', '9 januari 2023 tot en met 27 juni 2023'],
      ['2023', '28 februari 2024', '28 augustus 2023 tot en met 28 februari 2024', '1 januari 2024 tot en met 28 februari 2024', '8 januari 2024 tot en met 25 juni 2024'],
    ]);
    expect(rowsUnder(pageOf('3.1'), 'Om welke dagen').at(-1)![1]!.split('<br>')).toHaveLength(4);
    expect(rowsUnder(pageOf('3.1'), 'Om welke dagen')[0]).not.toContain('Peildatum / Reference date');
  });
});

describe('the years', () => {
  test('differ where the rows do, and the page says in what', () => {
    expect(rowsUnder(pageOf('1.1b'), 'Verschillen')).toStrictEqual([
      ['', '2018', '2019 tot en met 2023'],
      ['Voor wie / For whom', 'Dit geldt voor elke locatie.<br>*This holds for every location.*', 'Dit geldt alleen voor locaties die onderwerp 1.1 kozen.<br>*This holds only for locations that chose subject 1.1.*'],
    ]);
    expect(rowsUnder(pageOf('2'), 'Verschillen').at(-1)![0]).toBe('De vraag is in al deze jaren dezelfde. Alleen de dagen verschillen.');
  });

  test('are marked in the index: asked, new, otherwise, not asked', () => {
    const marks = (number: string): readonly string[] => index.split('\n').find((line) => line.includes(`[${number}](basisveiligheid/`))!.split('|').slice(4, -1).map((text) => text.trim());
    expect(marks('1.1b')).toStrictEqual(['–', '–', 'nieuw', 'anders', 'ja', 'ja', 'ja', 'ja']);
    expect(marks('4.1c')).toStrictEqual(['–', '–', 'nieuw', 'anders', 'ja', 'ja', '–', '–']);
    expect(marks('8.1c')).toStrictEqual(['–', '–', '–', '–', '–', 'nieuw', 'ja', 'ja']);
    expect(marks('P1')).toStrictEqual(['ja', 'ja', '–', '–', '–', '–', '–', '–']);
  });

  test('a code that changed stays one question; a number that two rows had in one year is two', () => {
    const codes = (file: string): readonly string[] => [...new Set(basisveiligheid.find((one) => one.file === `${file}.md`)!.editions.map(({ row }) => row.id))];
    expect(codes('1.2b')).toStrictEqual(['INID013308', 'INID014309']);
    expect(codes('8.2-INID013383')).toStrictEqual(['INID013383']);
    expect(codes('8.2-INID013384')).toStrictEqual(['INID013384']);
  });

  test('whatever changes in a row is a difference: its question, its criteria, its settings, its period', () => {
    const [set, next] = sets.filter(({ id, reportingYear }) => id === 'basisveiligheid' && reportingYear > 2021) as unknown as readonly [IndicatorSet, IndicatorSet];
    const ulcers = next.indicators.find(({ number }) => number === '1.1b') as Extract<DerivedIndicator, { readonly kind: 'proportion' }>;
    const runs = (changed: IndicatorSet): number => runsOf(questionsOf('basisveiligheid', [set, changed]).find(({ file }) => file === '1.1b.md')!.editions).length;
    const put = (row: object): IndicatorSet => ({ ...next, indicators: next.indicators.map((one) => (one === ulcers ? { ...ulcers, ...row } : one)) });
    expect(runs(next)).toBe(1);
    expect(runs(put({ title: { nl: 'anders', en: 'other' } }))).toBe(2);
    expect(runs(put({ population: { all: [] } }))).toBe(2);
    expect(runs(put({ numerator: { exists: 'PressureUlcer', where: { decubitusCategory: { anyOf: ['3', '4'] } }, when: 'on-reference-date' } }))).toBe(2);
    expect(runs(put({ period: 'reporting-year' }))).toBe(2);
    expect(runs(put({ counts: 'no' }))).toBe(2);
    expect(runs({ ...next, settings: { ...next.settings, staleAfterDays: 30 } })).toBe(2);
    expect(runs({ ...next, settings: { ...next.settings, careProfiles: ['5VV'] } })).toBe(2);
  });
});
