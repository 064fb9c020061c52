import { inert } from '@meervoud/kernel';
import { stringify } from 'csv-stringify/sync';
import type { Sheet, WriteCell } from './sheet.ts';

const textOf = (cell: WriteCell): string => (typeof cell === 'string' ? inert(cell) : cell.number);

/** A sheet as CSV (RFC 4180): UTF-8 without a mark, commas, quotation marks where they are needed, lines end with CR LF. Deterministic. */
export const writeCsv = ({ header, rows }: Sheet): Uint8Array =>
  new TextEncoder().encode(stringify([header, ...rows.map((row) => row.map(textOf))], { record_delimiter: 'windows', quoted_match: /[\r\n;]/ }));
