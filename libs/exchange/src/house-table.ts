import type { HoldReason } from './disclosure-policy.ts';
import type { CountingRow } from './disclosure-row.ts';

/** A location, or null for the organization as a whole. */
export type Place = string | null;
/** How many of how many. */
export interface Figure { readonly numerator: number; readonly denominator: number }

/** What one place says in one row, before anything is hidden. */
export interface TableCell {
  readonly place: Place;
  readonly row: CountingRow;
  /** Absent where nobody can tell (a percentage was stated without its group); such a cell is hidden. */
  readonly figure?: Figure | undefined;
}

/** One cell of a table that was released before, to whomever. */
export interface ReleasedFigure {
  /** Which release: cells of one release belong together. */
  readonly release: string;
  readonly location: Place;
  readonly indicator: string;
  /** What it showed; undefined where it was hidden. */
  readonly figure?: Figure | undefined;
}

/** Who counts for the organization and for no location, or for more than one: known to whoever subtracts. Its place in the table. */
export const ELSEWHERE = '\u0000elsewhere';

export const cellKey = (place: Place, column: string): string => `${place ?? ''}\n${column}`;
/** How many there are, as a column of its own: it is known as soon as one row over these people leaves. */
export const sizeColumn = ({ population }: Pick<CountingRow, 'population'>): string => `size ${population}`;

/** Columns (a row, or a population's size) by place. */
export type Table = ReadonlyMap<string, ReadonlyMap<Place, Figure>>;

export const locationsOf = (places: Iterable<Place>): readonly string[] =>
  [...new Set(places)].filter((place): place is string => place !== null && place !== ELSEWHERE).toSorted();

/** Sizes come from the rows; what is elsewhere is what a subtraction gives, where every location has a figure. */
export const toTable = (cells: readonly TableCell[], places: Iterable<Place> = cells.map(({ place }) => place)): Table => {
  const table = new Map<string, Map<Place, Figure>>();
  const put = (column: string, place: Place, figure: Figure): void => {
    table.set(column, (table.get(column) ?? new Map<Place, Figure>()).set(place, figure));
  };
  for (const { place, row, figure } of cells) {
    if (figure === undefined) continue;
    put(row.id, place, figure);
    const size = Math.min(figure.denominator, table.get(sizeColumn(row))?.get(place)?.numerator ?? figure.denominator);
    put(sizeColumn(row), place, { numerator: size, denominator: size });
  }
  const rows = new Map(cells.map(({ row }) => [row.id, row]));
  const locations = locationsOf(places);
  for (const row of rows.values()) {
    // a row that is not there of people of whom there are none
    const empty = locations.filter((place) => [row.population, ...row.inside].some((population) => table.get(sizeColumn({ population }))?.get(place)?.denominator === 0));
    for (const place of empty) {
      for (const column of [row.id, sizeColumn(row)]) if (!table.get(column)?.has(place)) put(column, place, { numerator: 0, denominator: 0 });
    }
  }
  for (const figures of table.values()) {
    const total = figures.get(null);
    if (total === undefined || locations.length === 0 || !locations.every((location) => figures.has(location))) continue;
    const sum = (of: (figure: Figure) => number): number => locations.reduce((left, location) => left - of(figures.get(location) as Figure), of(total));
    const elsewhere = { numerator: sum((figure) => figure.numerator), denominator: sum((figure) => figure.denominator) };
    if (elsewhere.numerator !== 0 || elsewhere.denominator !== 0) figures.set(ELSEWHERE, elsewhere);
  }
  return table;
};

/** What is known already: every figure that was ever shown in a cell, and the cells that were ever hidden. */
export interface Known { readonly shown: ReadonlyMap<string, readonly Figure[]>; readonly hidden: ReadonlySet<string> }

export const knownFrom = (rows: ReadonlyMap<string, CountingRow>, released: readonly ReleasedFigure[]): Known => {
  const releases = new Map<string, TableCell[]>();
  const hidden = new Set<string>();
  for (const { release, location: place, indicator, figure } of released) {
    const row = rows.get(indicator);
    if (row === undefined) continue;
    if (figure === undefined) hidden.add(cellKey(place, row.id));
    const cells = releases.get(release) ?? [];
    if (cells.length === 0) releases.set(release, cells);
    cells.push({ place, row, figure });
  }
  const shown = new Map<string, Figure[]>();
  for (const cells of releases.values()) {
    for (const [column, figures] of toTable(cells)) {
      for (const [place, figure] of figures) {
        const key = cellKey(place, column);
        shown.set(key, [...(shown.get(key) ?? []), figure]);
      }
    }
  }
  return { shown, hidden };
};

export const isNobody = (place: Place, { numerator, denominator }: Figure): boolean => place !== ELSEWHERE && numerator === 0 && denominator === 0;

/** Why this cell must be hidden whatever the others say. */
export const ownReason = (row: CountingRow | undefined, place: Place, { numerator, denominator }: Figure, below: number): HoldReason | undefined => {
  if (isNobody(place, { numerator, denominator })) return undefined;
  if (denominator < below) return 'small-group';
  if (row === undefined) return undefined;
  if (numerator < below) return 'small-count';
  const others = denominator - numerator;
  // of a number of all of them there is no complement
  return others < below && !(row.counts === 'number' && others === 0) ? 'small-complement' : undefined;
};

/** Would fewer than k people account for what changed? */
export const isSmallChange = (now: Figure, before: Figure, below: number): boolean => {
  const [people, counted] = [now.denominator - before.denominator, now.numerator - before.numerator];
  return [people, counted, people - counted].some((change) => change !== 0 && Math.abs(change) < below);
};
