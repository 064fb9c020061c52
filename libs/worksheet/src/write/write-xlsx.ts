import { inert, KnownError } from '@meervoud/kernel';
import type { Workbook } from 'exceljs';
import type { Sheet, WriteCell } from './sheet.ts';

/** What Excel takes in one cell. */
const MOST_CHARACTERS = 32_767;
/** A workbook and its parts are dated the same day always, the first a zip file can hold: equal content is equal bytes. */
const firstDay = (): Date => {
  const day = new Date();
  day.setTime(Date.UTC(1980, 0, 1));
  return day;
};

/** `_x000D_` stands for a character in a workbook; who wrote just that gets it back. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const valueOf = (cell: WriteCell, at: string): string | number => {
  if (typeof cell !== 'string') return Number(cell.number);
  const text = escaped(inert(cell));
  if (text.length <= MOST_CHARACTERS) return text;
  throw new KnownError({
    code: 'cell-too-long', recovery: 'halt', at, message: `A text of ${text.length} characters does not fit in a cell.`, expected: `at most ${MOST_CHARACTERS} characters`,
  });
};

/** `0.00` for two decimals: shown as it was given, `100.00` and not `100`. */
const formatOf = (number: string): string => {
  const decimals = number.split('.')[1]?.length ?? 0;
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
};

const fill = (workbook: Workbook, { name, header, rows }: Sheet): void => {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...header]);
  rows.forEach((row, index) => {
    const written = sheet.addRow(row.map((cell, column) => valueOf(cell, `${name}!${header[column] ?? ''}, ${index + 2}`)).map((value) => (value === '' ? null : value)));
    row.forEach((cell, column) => {
      if (typeof cell !== 'string') written.getCell(column + 1).numFmt = formatOf(cell.number);
    });
  });
};

/**
 * A sheet as a workbook: texts as texts, never a formula, and numbers as numbers with the decimals they were given with.
 * Deterministic. Throws a KnownError `cell-too-long` (halt).
 */
export const writeXlsx = async (sheet: Sheet): Promise<Uint8Array> => {
  const [{ default: exceljs }, { default: JSZip }] = await Promise.all([import('exceljs'), import('jszip')]);
  const day = firstDay();
  const workbook = new exceljs.Workbook();
  Object.assign(workbook, { creator: 'Meervoud', lastModifiedBy: 'Meervoud', created: day, modified: day });
  fill(workbook, sheet);
  const zip = await JSZip.loadAsync(await workbook.xlsx.writeBuffer());
  for (const part of Object.values(zip.files)) part.date = day;
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
};
