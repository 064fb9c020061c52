import { compare, ONE, toDecimal, ZERO } from '@meervoud/value';
import { headerOf } from './columns.ts';
import type { FigureCells } from './figure-cells.ts';
import type { OdbIndicator } from './indicators.ts';
import type { RowFinding } from './problems.ts';
import type { OdbFigure, Written } from './row.ts';

type Column = Exclude<keyof FigureCells, 'note'>;
const COLUMNS: readonly Column[] = ['value', 'numerator', 'denominator', 'notApplicable'];

/** What the rest of the sheet tells about a row. */
export interface SheetHabits {
  /** Somewhere under Indicator_nvt stands what is neither 0 nor 1: the column was used for values. */
  readonly valuesUnderNotApplicable: boolean;
}

/** The template marks with a cross what may be filled in; a cross says nothing. */
const isFilled = (text: string): boolean => text !== '' && !/^x$/i.test(text);
const is = (text: string, what: typeof ONE): boolean => {
  const number = toDecimal(text);
  return number !== undefined && compare(number, what) === 0;
};
const isZeroOrOne = (text: string): boolean => is(text, ZERO) || is(text, ONE);
export const isValueUnderNotApplicable = (text: string): boolean => isFilled(text) && !isZeroOrOne(text);
const saysNotApplicable = (note: string): boolean => /^n\.?v\.?t\.?$/i.test(note);

type Placed =
  | { readonly cells: FigureCells; readonly findings: readonly RowFinding[] }
  | { readonly figure: OdbFigure; readonly findings: readonly RowFinding[] };

const refused = (code: 'not-filled-in' | 'ambiguous-column' | 'several-values', column?: Column, written?: Written): Placed =>
  ({ figure: { kind: 'refused', code, ...(column && { column: headerOf(column) }), ...(written && { written }) }, findings: [] });

/**
 * Puts what a person typed in the right column where only one reading is possible (indicators.md §6.2), and refuses the
 * row where there are two: a number alone under Teller may be the numerator or the value.
 */
export const placeCells = (given: FigureCells, { unit, isRatio }: OdbIndicator, habits: SheetHabits): Placed => {
  const filled = COLUMNS.filter((column) => isFilled(given[column]));
  const cells: FigureCells = { ...Object.fromEntries(COLUMNS.map((column) => [column, isFilled(given[column]) ? given[column] : ''])) as Record<Column, string>, note: given.note };
  const contradicted: readonly RowFinding[] = filled.some((column) => column !== 'notApplicable') && saysNotApplicable(given.note) ? ['note-contradicts'] : [];
  const asIs: Placed = { cells, findings: contradicted };

  const values = filled.filter((column) => column !== 'notApplicable' || habits.valuesUnderNotApplicable || !isZeroOrOne(cells.notApplicable));
  if (values.length === 0 && is(cells.notApplicable, ONE)) return asIs;
  if (values.length === 0) {
    if (saysNotApplicable(given.note)) return { figure: { kind: 'not-applicable', because: 'in-note' }, findings: ['not-applicable-in-note'] };
    return unit === 'Subindicator' ? asIs : refused('not-filled-in');
  }
  if (values.includes('value') || unit === 'Subindicator') return asIs;

  const [column, ...others] = values as [Column, ...Column[]];
  const countsOnly = values.every((one) => one === 'numerator' || one === 'denominator');
  if (others.length > 0) return countsOnly && (unit === 'Percentage' || isRatio) ? asIs : refused('several-values');
  const text = cells[column];
  const isCounted = unit === 'Percentage' || isRatio === true;
  const isUnclear = column === 'notApplicable' ? isZeroOrOne(text) : isCounted;
  if (isUnclear) return refused('ambiguous-column', column, writtenIn(column, text));
  return { cells: { ...cells, [column]: '', value: text }, findings: ['value-moved', ...contradicted] };
};

const writtenIn = (column: Column, text: string): Written | undefined => {
  if (toDecimal(text) === undefined) return undefined;
  return column === 'numerator' || column === 'denominator' ? { [column]: text } : { value: text };
};
