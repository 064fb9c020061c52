import { decimalText, toDecimal } from '@meervoud/value';
import { type ColumnName, headerOf } from './columns.ts';
import type { RowFinding, RowProblem } from './problems.ts';
import type { OdbFigure, Written } from './row.ts';

/** The cells of a row that make its figure, without spaces around them. */
export interface FigureCells {
  readonly value: string; readonly numerator: string; readonly denominator: string;
  readonly notApplicable: string; readonly note: string;
}

export interface ReadFigure { readonly figure: OdbFigure; readonly findings: readonly RowFinding[] }

export const give = (figure: OdbFigure, ...findings: readonly RowFinding[]): ReadFigure => ({ figure, findings });

/** The numbers of a row as they stand there, for who must find out what was meant. */
const writtenOf = ({ value, numerator, denominator }: FigureCells): Written =>
  Object.fromEntries(Object.entries({ value, numerator, denominator }).flatMap(([name, text]) => {
    const number = toDecimal(text);
    return number === undefined ? [] : [[name, decimalText(number)]];
  }));

export const refuse = (code: RowProblem, column: ColumnName, cells?: FigureCells): ReadFigure => {
  const written = cells === undefined ? {} : writtenOf(cells);
  return give({ kind: 'refused', code, column: headerOf(column), ...(Object.keys(written).length > 0 && { written }) });
};

const HIDDEN = /waarneming(?:en)?\s+kleiner\s+dan\s+10\b/i;
/** The file says of a group of fewer than ten that it is hidden; a remark of the provider may follow. */
export const saysHidden = ({ note }: FigureCells): boolean => HIDDEN.test(note);
