import { spoken } from '@meervoud/kernel';
import { isWhole, toDecimal, wholePart } from '@meervoud/value';
import type { ColumnName } from './columns.ts';
import { toDate } from './date.ts';
import type { FigureCells } from './figure-cells.ts';
import { placeCells, type SheetHabits } from './hand-filled.ts';
import { type Header, isHandFilled } from './header.ts';
import { type OdbIndicator, odbIndicator } from './indicators.ts';
import { readPlace } from './place.ts';
import type { RowFinding, RowProblem } from './problems.ts';
import { readFigure } from './read-figure.ts';
import type { OdbRow, RowPlace } from './row.ts';

/** What holds for every row that does not say it itself; for a provider's own table. */
export interface RowDefaults {
  readonly reportingYear?: number | undefined;
  readonly organization?: string | undefined;
  readonly location?: string | undefined;
}

export interface SheetContext extends SheetHabits {
  readonly header: Header;
  readonly dates1904: boolean;
  readonly defaults?: RowDefaults | undefined;
}

/** Spreadsheets pad with spaces, also with ones that do not break; our own have an apostrophe before what could be a formula. */
const trimmed = (text: string): string => spoken(text).replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '').normalize('NFC');

export const cellReader = ({ at }: Header, cells: readonly string[]) => (column: ColumnName): string => {
  const index = at[column];
  return index === undefined ? '' : trimmed(cells[index] ?? '');
};

export const figureCells = (cell: (column: ColumnName) => string): FigureCells => ({
  value: cell('value'), numerator: cell('numerator'), denominator: cell('denominator'), notApplicable: cell('notApplicable'), note: cell('note'),
});

/** The years of the set (indicators.md §1). */
const [FIRST_YEAR, LAST_YEAR] = [2016, 2023];
const toYear = (text: string): number | undefined => {
  const number = toDecimal(text);
  const year = number !== undefined && isWhole(number) ? wholePart(number) : undefined;
  return year !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
};

const readPeriod = (start: string, end: string, dates1904: boolean): Pick<OdbRow, 'period' | 'findings'> => {
  if (start === '' && end === '') return { findings: [] };
  const [from, to] = [toDate(start, dates1904), toDate(end, dates1904)];
  if (from === undefined || to === undefined) return { findings: ['invalid-date'] };
  return from > to ? { findings: ['period-reversed'] } : { period: { start: from, end: to }, findings: [] };
};

/** Columns that repeat what the code says, and in real files sometimes say otherwise. */
const contradictions = (cell: (column: ColumnName) => string, { set, unit }: OdbIndicator): readonly RowFinding[] => [
  ...(['', set].includes(cell('set').toUpperCase()) ? [] : ['set-code-differs' as const]),
  ...(['', unit.toLowerCase()].includes(cell('unit').toLowerCase()) ? [] : ['unit-differs' as const]),
];

/** One row of the file: a figure, or that it is hidden, not due, or refused; joined on IndicatorCode alone. Pure. */
export const readRow = (cells: readonly string[], at: RowPlace, { header, dates1904, defaults = {}, ...habits }: SheetContext): OdbRow => {
  const own = cellReader(header, cells);
  const cell = (column: ColumnName): string => own(column)
    || (column === 'organizationName' && own('kvk') === '' ? defaults.organization : column === 'locationName' ? defaults.location : undefined) || '';
  const refused = (code: RowProblem, known: Partial<OdbRow> = {}): OdbRow => ({ at, findings: [], ...known, figure: { kind: 'refused', code } });

  const code = cell('indicator').toUpperCase();
  const indicator = odbIndicator(code);
  if (indicator === undefined) return refused(code === '' ? 'indicator-missing' : 'indicator-unknown');
  const reportingYear = cell('reportingYear') === '' ? defaults.reportingYear : toYear(cell('reportingYear'));
  const known = { indicator: code, set: indicator.set, ...(reportingYear !== undefined && { reportingYear }) };
  if (reportingYear === undefined) return refused('reporting-year-missing', known);
  const placed = readPlace(cell, indicator.set);
  if ('problem' in placed) return refused(placed.problem, known);

  const byHand = isHandFilled(header.layout);
  const put = byHand ? placeCells(figureCells(cell), indicator, habits) : { cells: figureCells(cell), findings: [] };
  const { figure, findings } = 'figure' in put ? { figure: put.figure, findings: [] } : readFigure(put.cells, indicator, byHand);
  const { findings: periodFindings, ...period } = readPeriod(cell('periodStart'), cell('periodEnd'), dates1904);
  return {
    at, ...known, place: placed.place, ...period, figure,
    findings: [...put.findings, ...findings, ...contradictions(cell, indicator), ...placed.findings, ...periodFindings],
  };
};
