import type { Files } from '../open-folders.ts';
import type { SheetKind } from './columns.ts';
import type { Row } from './rows.ts';
import { headerOf, saveSheet } from './save-sheet.ts';

const BROKEN = 'verblijven';

/** By what is wrong: folders in which all is well but for one file, that is no spreadsheet anybody can understand. */
export const brokenFolders = (sheets: ReadonlyMap<SheetKind, readonly Row[]>, person: string): Readonly<Record<string, Files>> => {
  const [broken] = [...sheets].filter(([{ name }]) => name === BROKEN);
  if (broken === undefined) return {};
  const header = headerOf(broken[0]);
  const row = broken[1][0]?.cells ?? header.map(() => '');
  const others = [...sheets].filter(([{ name }]) => name !== BROKEN)
    .map(([kind, rows]) => [`${kind.name}.csv`, saveSheet(headerOf(kind), rows, 0).bytes] as const);
  const holding = (content: string | Uint8Array): Files => new Map([...others, [`${BROKEN}.csv`, content]]);
  const lines = (...all: readonly (readonly string[])[]): Files => holding(all.map((cells) => `${cells.join(';')}\n`).join(''));
  return {
    'a file that is not there': new Map(others),
    'an empty file': holding(''),
    'an Excel workbook': holding(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])),
    'bytes that are no text': holding(new Uint8Array([0x63, 0x00, 0xff, 0xfe, 0x81])),
    'a login page': holding('<!doctype html>\n<html><form>login</form></html>\n'),
    'rows without a header': lines([person, ...row.slice(1)], row),
    'a header with a typing error': lines([...header.slice(0, -1), `${header.at(-1)}x`], row),
    'a column that is not there': lines(header.slice(0, -1), row.slice(0, -1)),
    'a column twice': lines([...header, header[1] ?? ''], [...row, row[1] ?? '']),
    'a column that nobody asks for': lines([...header, 'geboortedatum'], [...row, person]),
    'a quotation mark that is not closed': lines(header, [`"${row[0]}`, ...row.slice(1)], row),
  };
};
