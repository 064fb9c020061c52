import { CsvError, parse } from 'csv-parse/sync';
import { matchHeader, type MatchedHeader } from './header.ts';
import type { Problem } from './problem.ts';
import type { Sheet } from './sheet.ts';

const SEPARATORS = [';', ',', '\t', '|'] as const;
const SEP_LINE = /^"?sep=(.)"?(?=\r?\n|$)/i;
const MAX_CELL = 20_000;

export interface Table extends MatchedHeader {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

interface Parsed { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** The rows of a text, and its header as the sheet knows it. Which separator: the one under which most headers are ours. */
export const readTable = (text: string, file: string, sheet: Sheet): Table | { readonly problems: readonly Problem[] } => {
  const named = SEP_LINE.exec(text)?.[1];
  // its line stays, empty, so that line numbers keep telling the truth
  // as two characters an end of line within a cell would count twice
  const body = (named === undefined ? text : text.replace(SEP_LINE, '')).replaceAll('\r\n', '\n');
  const separator = named ?? separatorOf(body, file, sheet);
  let parsed: readonly Parsed[];
  try {
    parsed = rowsOf(body, separator);
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    return { problems: [{ file, line: Number(thrown['lines'] ?? 1), code: 'malformed-csv' }] };
  }
  const [header, ...rows] = parsed.map(({ record, info }) => ({ line: startOf(record, info.lines), cells: record.map(clean) }));
  if (header === undefined) return { problems: [{ file, code: 'no-header' }] };
  const matched = matchHeader(header.cells, file, header.line, sheet);
  if ('problems' in matched) return matched;
  return { ...matched, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
};

const rowsOf = (text: string, delimiter: string, to?: number): readonly Parsed[] =>
  parse(text, {
    delimiter, info: true, trim: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_CELL * 20,
    ...(to === undefined ? {} : { to }),
  }) as unknown as readonly Parsed[];

const separatorOf = (text: string, file: string, sheet: Sheet): string => {
  const [first = ''] = text.trimStart().split(/\r?\n/, 1);
  const known = (separator: string): number => {
    try {
      return matchHeader((rowsOf(first, separator, 1)[0]?.record ?? []).map(clean), file, 1, sheet).found;
    } catch {
      return 0;
    }
  };
  return SEPARATORS.reduce((best, candidate) => (known(candidate) > known(best) ? candidate : best));
};

/** Excel pads with spaces, also with ones that do not break. */
const clean = (cell: string): string => cell.replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '').normalize('NFC');

const startOf = (cells: readonly string[], endLine: number): number =>
  endLine - cells.reduce((lines, cell) => lines + (cell.match(/\n|\r(?!\n)/g)?.length ?? 0), 0);
