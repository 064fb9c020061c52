import { KnownError } from '@meervoud/kernel';
import { type Header, isHandFilled, readHeader } from './header.ts';
import { isValueUnderNotApplicable } from './hand-filled.ts';
import { cellReader, readRow, type RowDefaults, type SheetContext } from './read-row.ts';
import type { OdbRow } from './row.ts';

/** A row of texts, as a spreadsheet gives it. */
export interface TextRow { readonly sheet: string | null; readonly row: number; readonly cells: readonly string[] }

/** What is not a row of figures, told once per sheet. */
export type SheetNotice =
  | { readonly kind: 'header'; readonly sheet: string | null; readonly row: number; readonly header: Header }
  /** A sheet without a header of ours, such as an explanation: so many rows were not read. */
  | { readonly kind: 'skipped'; readonly sheet: string | null; readonly rows: number };

export interface ReadOptions {
  readonly file: string;
  readonly dates1904: boolean;
  readonly defaults?: RowDefaults;
}

/** Titles may stand above the header. */
const HEADER_WITHIN = 20;
/** A hand-filled sheet is looked through before its rows are read; the national template has 50 rows. */
const HAND_FILLED_ROWS = 20_000;

async function* sheetsOf(rows: AsyncIterable<TextRow>): AsyncGenerator<AsyncGenerator<TextRow>> {
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  while (!next.done) {
    const { sheet } = next.value;
    const ofSheet = async function* (): AsyncGenerator<TextRow> {
      while (!next.done && next.value.sheet === sheet) {
        const { value } = next;
        next = await source.next();
        yield value;
      }
    };
    yield ofSheet();
    while (!next.done && next.value.sheet === sheet) next = await source.next();
  }
}

const placeOf = (file: string, { sheet, row }: TextRow): string => [file, ...(sheet === null ? [] : [sheet]), String(row)].join(':');

const refuseHeader = (at: string, code: 'header-missing' | 'header-twice', columns: readonly string[]): KnownError =>
  new KnownError(code === 'header-missing'
    ? { code: 'header-missing', recovery: 'halt', at, message: `Columns are not there: ${columns.join(', ')}.`, expected: 'a published ODB file of 2019, 2020 or 2021, or the template for late deliveries' }
    : { code: 'header-twice', recovery: 'halt', at, message: `Columns are there twice: ${columns.join(', ')}.` });

async function* ofHandFilled(header: Header, rows: AsyncIterable<TextRow>, { file, ...options }: ReadOptions): AsyncGenerator<OdbRow> {
  const all: TextRow[] = [];
  for await (const row of rows) {
    if (all.push(row) > HAND_FILLED_ROWS) throw new KnownError({ code: 'file-too-large', recovery: 'halt', at: placeOf(file, row), message: `A sheet filled in by hand has over ${HAND_FILLED_ROWS} rows.` });
  }
  const valuesUnderNotApplicable = all.some(({ cells }) => isValueUnderNotApplicable(cellReader(header, cells)('notApplicable')));
  const context: SheetContext = { header, ...options, valuesUnderNotApplicable };
  for (const { sheet, row, cells } of all) yield readRow(cells, { sheet, row }, context);
}

/**
 * Every row of a file, typed, sheet by sheet; each row below a header comes out once. Throws `header-missing`, `header-twice`,
 * `no-header` (no sheet has one) and `file-too-large` (halt).
 */
export async function* readRows(rows: AsyncIterable<TextRow>, options: ReadOptions): AsyncGenerator<OdbRow | SheetNotice> {
  let headers = 0;
  for await (const sheet of sheetsOf(rows)) {
    let [seen, name, header] = [0, null as string | null, undefined as Header | undefined];
    for await (const row of sheet) {
      [seen, name] = [seen + 1, row.sheet];
      const found = seen <= HEADER_WITHIN ? readHeader(row.cells) : undefined;
      if (found === undefined) continue;
      if ('code' in found) throw refuseHeader(placeOf(options.file, row), found.code, found.columns);
      header = found;
      headers += 1;
      yield { kind: 'header', sheet: row.sheet, row: row.row, header };
      if (isHandFilled(header.layout)) yield* ofHandFilled(header, sheet, options);
      else for await (const { sheet: on, row: number, cells } of sheet) yield readRow(cells, { sheet: on, row: number }, { header, ...options, valuesUnderNotApplicable: false });
    }
    if (header === undefined) yield { kind: 'skipped', sheet: name, rows: seen };
  }
  if (headers > 0) return;
  throw new KnownError({
    code: 'no-header', recovery: 'halt', at: options.file, message: 'No sheet has a row with the names of the columns.',
    expected: 'IndicatorCode, IndicatorWaarde and the other columns of the public file',
  });
}
