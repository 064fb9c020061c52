import { basename } from 'node:path';
import { type ContentHash, KnownError } from '@meervoud/kernel';
import { csvRows } from './csv/csv-rows.ts';
import { notText } from './refusal.ts';
import { stampOf, surveyFile } from './survey.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';

/** A row as it stands in the file: texts, untouched; rows without any text are left out. */
export interface SheetRow {
  /** Name of the worksheet; null in a CSV. */
  readonly sheet: string | null;
  /** Row as Excel numbers it, or line of the CSV on which it begins. From 1. */
  readonly row: number;
  /** '' where nothing stands. A number or date is the text by which the file holds it: `0.02`, `44197`. Lines end with \n. */
  readonly cells: readonly string[];
}

export interface WorksheetFile {
  /** Without its folder. */
  readonly name: string;
  readonly kind: 'xlsx' | 'csv';
  /** Of the bytes. */
  readonly hash: ContentHash;
  /** Days count from 1904 and not from 1900, as in workbooks of an old Mac. */
  readonly dates1904: boolean;
  /** Worksheets that the maker hid; their rows are not given. */
  readonly hiddenSheets: readonly string[];
  /**
   * Every row, sheet by sheet, read while they are asked for: memory holds the texts of the workbook and one row. Throws
   * `workbook-unreadable`, `malformed-csv`, `not-text`, `file-too-large` (halt) and `file-changed-meanwhile` (retry).
   */
  rows(): AsyncIterable<SheetRow>;
}

async function* unchanging(file: string, stamp: string, rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* rows;
  if ((await stampOf(file)) === stamp) return;
  throw new KnownError({ code: 'file-changed-meanwhile', recovery: 'retry', at: file, message: 'The file was changed while it was read.' });
}

/**
 * Opens an .xlsx or .csv for reading. Throws `file-unreadable`, `file-too-large`, `not-text` and `workbook-unreadable` (halt).
 */
export const openWorksheetFile = async (file: string): Promise<WorksheetFile> => {
  const { hash, kind, encoding, stamp } = await surveyFile(file);
  if (kind === 'old-workbook') throw notText(file);
  const name = basename(file);
  if (kind === 'text') {
    return { name, kind: 'csv', hash, dates1904: false, hiddenSheets: [], rows: () => unchanging(file, stamp, csvRows(file, encoding)) };
  }
  const { dates1904, hiddenSheets, rows } = await openWorkbook(file);
  return { name, kind: 'xlsx', hash, dates1904, hiddenSheets, rows: () => unchanging(file, stamp, rows()) };
};
