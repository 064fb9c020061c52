import type { OdbImported } from '@meervoud/comparison';
import type { Language } from '@meervoud/kernel';
import { type OdbRow, rowFindings, type RowPlace, rowProblems } from '@meervoud/odb';

const words = {
  nl: {
    year: 'Verslagjaar', part: 'deel', main: 'hoofdbestand', supplement: 'aanvulling', unchanged: 'Dit bestand was al ingelezen; er is niets veranderd.',
    replaced: 'komt in de plaats van', rows: 'rijen', of: 'van', locations: 'locaties', organizations: 'organisaties',
    value: 'met een waarde', suppressed: 'verborgen, minder dan tien (nooit een nul)', notApplicable: 'niet van toepassing of niet gekozen', refused: 'niet bruikbaar',
    findings: 'Gebruikt, maar kijk na', examples: 'Niet bruikbaar, de eerste', skipped: 'overgeslagen blad zonder kopregel', hidden: 'overgeslagen, want verborgen blad',
    unknown: 'kolommen die wij niet kennen', row: 'rij', line: 'regel', sheet: 'blad',
  },
  en: {
    year: 'Reporting year', part: 'part', main: 'main file', supplement: 'addition', unchanged: 'This file was taken in before; nothing was changed.',
    replaced: 'takes the place of', rows: 'rows', of: 'of', locations: 'locations', organizations: 'organizations',
    value: 'with a value', suppressed: 'hidden, fewer than ten (never a zero)', notApplicable: 'not applicable or not chosen', refused: 'not usable',
    findings: 'Used, but have a look', examples: 'Not usable, the first', skipped: 'sheet without header left out', hidden: 'left out, because a hidden sheet',
    unknown: 'columns that we do not know', row: 'row', line: 'line', sheet: 'sheet',
  },
} as const;

/** `Blad1 rij 12`, `regel 12`. */
export const rowPlace = ({ sheet, row }: RowPlace, language: Language): string =>
  (sheet === null ? `${words[language].line} ${row}` : `${sheet} ${words[language].row} ${row}`);

const count = (number: number, what: string): string => `  ${String(number).padStart(7)}  ${what}`;

const byCount = <Code extends string>(counts: Readonly<Partial<Record<Code, number>>>): readonly (readonly [Code, number])[] =>
  (Object.entries(counts) as [Code, number][]).toSorted(([, one], [, other]) => other - one);

/** What was taken in, how every row ended, and what was refused with its reason. */
export const importSummary = (
  { changed, import: { reportingYear, part, fileName, tally }, before, notices }: OdbImported,
  hiddenSheets: readonly string[], refused: readonly Pick<OdbRow, 'at' | 'indicator' | 'figure'>[], language: Language,
): string => {
  const say = words[language];
  const partName = part === 'main' || part === 'supplement' ? say[part] : part;
  return [
    `${say.year} ${reportingYear}, ${partName}: ${fileName}${before === undefined ? '' : ` (${say.replaced} ${before.fileName})`}`,
    ...(changed ? [] : [say.unchanged]),
    `${tally.rows} ${say.rows}, ${tally.locations} ${say.locations}, ${tally.organizations} ${say.organizations}`,
    count(tally.value, say.value), count(tally.suppressed, say.suppressed), count(tally.notApplicable, say.notApplicable), count(tally.refused, say.refused),
    ...byCount(tally.reasons).map(([code, number]) => `    ${count(number, `${rowProblems[code][language]} [${code}]`)}`),
    ...(Object.keys(tally.findings).length === 0 ? [] : [`${say.findings}:`]),
    ...byCount(tally.findings).map(([code, number]) => count(number, `${rowFindings[code][language]} [${code}]`)),
    ...notices.flatMap((notice) => (notice.kind === 'skipped' ? [`${say.skipped}: ${notice.sheet ?? ''} (${notice.rows} ${say.rows})`]
      : notice.header.unknown.length > 0 ? [`${say.unknown}: ${notice.header.unknown.join(', ')}`] : [])),
    ...hiddenSheets.map((name) => `${say.hidden}: ${name}`),
    ...(refused.length === 0 ? [] : [`${say.examples}:`]),
    ...refused.map(({ at, indicator = '', figure }) => `  ${rowPlace(at, language)}  ${indicator}  ${figure.kind === 'refused' ? figure.code : ''}`),
  ].join('\n');
};
