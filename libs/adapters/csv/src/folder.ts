import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import { decodeSheet } from './decode.ts';
import type { Problem } from './problem.ts';
import type { Sheet } from './sheet.ts';
import { readTable, type Table } from './table.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const EXTENSION = /\.(csv|tsv|txt)$/i;

/** What lies in a folder: per kind of sheet its files in order of name, and the names of files that are of no kind. */
export interface Listing {
  readonly files: ReadonlyMap<Sheet, readonly string[]>;
  readonly unknown: readonly string[];
}

/** `verblijven.csv`, `Verblijven 2023.csv` and `verblijven-de-linde.tsv` are all of the sheet `verblijven`. Throws `folder-missing` (halt). */
export const listFolder = async (folder: string, sheets: readonly Sheet[]): Promise<Listing> => {
  const items = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (items === undefined) {
    throw new KnownError({ code: 'folder-missing', recovery: 'halt', at: folder, message: 'There is no such folder.', expected: 'a folder with spreadsheets saved as CSV' });
  }
  const names = items.filter(({ name }) => !/^[.~]/.test(name)).map(({ name }) => name).sort();
  const sheetOf = (name: string): Sheet | undefined =>
    EXTENSION.test(name) ? sheets.find((sheet) => new RegExp(`^${sheet.name}([-_ .(]|$)`, 'i').test(name.replace(EXTENSION, ''))) : undefined;
  return {
    files: new Map(sheets.map((sheet) => [sheet, names.filter((name) => sheetOf(name) === sheet)])),
    unknown: names.filter((name) => sheetOf(name) === undefined),
  };
};

/** One file as a table, or what keeps it from being one. */
export const openTable = async (folder: string, file: string, sheet: Sheet): Promise<Table | { readonly problems: readonly Problem[] }> => {
  const refuse = (code: Problem['code']): { readonly problems: readonly Problem[] } => ({ problems: [{ file, code }] });
  const path = join(folder, file);
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() !== true) return refuse('file-unreadable');
  if (info.size > MAX_BYTES) return refuse('file-too-large');
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return refuse('file-unreadable');
  const decoded = decodeSheet(bytes);
  return 'problem' in decoded ? refuse(decoded.problem) : readTable(decoded.text, file, sheet);
};
