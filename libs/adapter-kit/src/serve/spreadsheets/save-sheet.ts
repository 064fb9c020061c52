import type { SheetKind } from './columns.ts';
import type { Row } from './rows.ts';

/** A way in which programs save a sheet as text. */
interface Format {
  readonly separator: string;
  readonly lineEnd: string;
  /** Lines before the header. */
  readonly before: readonly string[];
  readonly encode: (text: string) => Uint8Array;
  /** Characters that can be written in it. */
  readonly characters: RegExp;
}

const unicode: Format = { separator: ';', lineEnd: '\r\n', before: [], encode: (text) => Buffer.from(`\uFEFF${text}`), characters: /^[^]*$/ };
const formats: readonly Format[] = [
  unicode,
  { ...unicode, encode: (text) => Buffer.from(text, 'latin1'), characters: /^[\r\n -~\u00a0-\u00ff]*$/ },
  { ...unicode, separator: '\t', encode: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le') },
  { ...unicode, separator: ',', lineEnd: '\n', before: ['sep=,'], encode: (text) => Buffer.from(text) },
];

export const headerOf = ({ columns }: SheetKind): readonly string[] => columns.map(({ header }) => header);

/** Saves a header and rows; `turn` picks one of the ways in which Excel and others do it. Gives the line of the first row, from 1. */
export const saveSheet = (header: readonly string[], rows: readonly Row[], turn: number): { readonly bytes: Uint8Array; readonly firstLine: number } => {
  const text = ({ separator, lineEnd, before }: Format): string => {
    const quoted = (cell: string): string => (/["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return [...before, ...[header, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(quoted).join(separator)), ''].join(lineEnd);
  };
  const wanted = formats[turn % formats.length] ?? unicode;
  const format = wanted.characters.test(text(wanted)) ? wanted : unicode;
  return { bytes: format.encode(text(format)), firstLine: format.before.length + 2 };
};
