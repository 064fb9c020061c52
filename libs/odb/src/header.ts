import { type ColumnName, columnOf, headerOf } from './columns.ts';

/**
 * Which of the layouts a sheet has (indicators.md §6): the published ones, the national template that a provider fills in
 * when it is late, or a table of a provider's own with only what is needed.
 */
export type Layout = 'odb-2019' | 'odb-2019-supplement' | 'odb-2020' | 'late-delivery' | 'own';

export interface Header {
  readonly layout: Layout;
  /** Where each column stands, from 0. */
  readonly at: Readonly<Partial<Record<ColumnName, number>>>;
  /** Headers that are no column of ours; their cells are not read. */
  readonly unknown: readonly string[];
}

export type HeaderProblem = { readonly code: 'header-missing' | 'header-twice'; readonly columns: readonly string[] };

const always = ['indicator', 'value'] as const satisfies readonly ColumnName[];
/** Without these a published file cannot be told from a hidden, an absent or another provider's figure. */
const published = [
  ...always, 'reportingYear', 'organizationName', 'kvk', 'locationName', 'numerator', 'denominator', 'notApplicable', 'note',
] as const satisfies readonly ColumnName[];

const layoutOf = (headers: readonly string[], has: (column: ColumnName) => boolean): Layout => {
  const named = (header: string): boolean => headers.some((one) => one.trim().toLowerCase() === header.toLowerCase());
  if (!has('organizationName') || !has('notApplicable')) return 'own';
  if (named('IndicatorTypeNaam')) return 'late-delivery';
  if (named('AGBcode')) return 'odb-2019';
  return has('organizationAgb') ? 'odb-2020' : 'odb-2019-supplement';
};

/** The one column without a name among named ones: in the main file of 2019 it holds the AGB code of the organization. */
const nameless = (headers: readonly string[]): number | undefined => {
  const last = headers.findLastIndex((header) => header.trim() !== '');
  const without = headers.slice(0, last).flatMap((header, index) => (header.trim() === '' ? [index] : []));
  return without.length === 1 ? without[0] : undefined;
};

/** Undefined when this row is no header: fewer than two columns of ours, or not the code that joins everything. */
export const readHeader = (cells: readonly string[]): Header | HeaderProblem | undefined => {
  const columns = cells.map((cell) => columnOf(cell));
  const found = columns.filter((column) => column !== undefined);
  if (!found.includes('indicator') || found.length < 2) return undefined;

  const twice = found.filter((column, index) => found.indexOf(column) !== index);
  if (twice.length > 0) return { code: 'header-twice', columns: twice.map(headerOf) };

  const at = Object.fromEntries(columns.flatMap((column, index) => (column === undefined ? [] : [[column, index]]))) as Partial<Record<ColumnName, number>>;
  const layout = layoutOf(cells, (column) => at[column] !== undefined);
  const missing = (layout === 'own' ? always : published).filter((column) => at[column] === undefined);
  if (missing.length > 0) return { code: 'header-missing', columns: missing.map(headerOf) };

  const agb = layout === 'odb-2019' ? nameless(cells) : undefined;
  return {
    layout, at: agb === undefined ? at : { ...at, organizationAgb: agb },
    unknown: cells.filter((cell, index) => cell.trim() !== '' && columns[index] === undefined).map((cell) => cell.trim()),
  };
};

/** Filled in by people, who mistake columns; the published layouts are printed by a machine. */
export const isHandFilled = (layout: Layout): boolean => layout === 'late-delivery' || layout === 'own';
