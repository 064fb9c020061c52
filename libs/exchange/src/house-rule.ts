import type { HoldReason } from './disclosure-policy.ts';
import type { CountingRow } from './disclosure-row.ts';
import {
  cellKey, ELSEWHERE, type Figure, isNobody, isSmallChange, type Known, knownFrom, locationsOf, ownReason, type Place, type ReleasedFigure, sizeColumn, type TableCell, toTable,
} from './house-table.ts';

export interface HouseTable {
  readonly rows: ReadonlyMap<string, CountingRow>;
  /** Every place and row of the set, also what this recipient does not get: somebody else may. */
  readonly cells: readonly TableCell[];
  /** Every location, and null where the organization has values: also those without any figure. */
  readonly places: Iterable<Place>;
  /** k */
  readonly below: number;
  readonly released?: readonly ReleasedFigure[] | undefined;
  /** Cells (by {@link cellKey}) a person lets go although what was released before speaks against it. */
  readonly lifted?: ReadonlySet<string> | undefined;
}

/** Which of the shown rows hides with one that is hidden alone: its "yes" tells most, so that goes last. */
const PARTNERS = ['unknown', 'no', 'yes'];

/**
 * The house rule (`house@1`; reliability P4b, P5, P6): which cells are hidden, and why. What is not in the answer may leave.
 *
 * The attacker it holds against has every table that ever left, whoever got it, knows which values did not change in
 * between, how many clients count for no location or for two, and can add and subtract. So these add up for them:
 * yes, no and unknown of a question to the size of its group; the locations and what is *elsewhere* to the organization's total
 * (it is no sum of the locations: R2), for counts and for sizes. Of every hidden cell at least k values remain possible,
 * and so many of every difference with what it was before. This is how:
 * - hidden of itself: a group, a count or the rest of the group below k (zero is below k), a subgroup that leaves fewer than k outside it;
 * - a cell that changed by fewer than k people since anybody saw it, and (sticky) one that was hidden before;
 * - of yes, no and unknown never one alone: two hidden, with at least k between them. Rows that only count go all or none;
 * - a total is hidden wherever a location (or elsewhere) is hidden or has no figure, so no equation ties locations together; and where a
 *   total is hidden for its own sake, a location is too, one nobody saw yet.
 * Unknowns do not leave beside a figure: nearly always below k, they would give the "no".
 *
 * Out of its reach: that hidden often means small (whoever knows this rule can guess that), what people know of each other, and other sets,
 * years and quarters, which look at other days. What was shown can never be hidden again; a profile that prescribes exact figures shows them.
 */
export const heldBack = ({ rows, cells, places: given, below, released = [], lifted = new Set() }: HouseTable): ReadonlyMap<string, HoldReason> => {
  const [table, known] = [toTable(cells, given), knownFrom(rows, released)];
  const hidden = new Map<string, HoldReason>(cells.filter(({ figure }) => figure === undefined).map(({ place, row }) => [cellKey(place, row.id), 'group-not-known']));
  const counted = [...rows.values()].filter(({ counts }) => counts !== 'majority');
  const [questions, bySize] = [grouped(counted, ({ question }) => question), grouped(counted, sizeColumn)];
  const places = [...new Set(given)];
  const locations = locationsOf(places);
  const figureAt = (place: Place, column: string): Figure | undefined => table.get(column)?.get(place);
  const isHidden = (place: Place, column: string): boolean => hidden.has(cellKey(place, column));
  const isShown = (place: Place, column: string): boolean => figureAt(place, column) !== undefined && !isHidden(place, column)
    && (bySize.get(column)?.some(({ id }) => isShown(place, id)) ?? true);
  const sizeAt = (place: Place, column: string): number => figureAt(place, column)?.denominator ?? 0;
  const wasShown = (place: Place, column: string, figure: Figure): boolean => (known.shown.get(cellKey(place, column)) ?? [])
    .some((before) => before.numerator === figure.numerator && before.denominator === figure.denominator);
  /** Every location's part is shown, as it was before, and there is nobody elsewhere: whoever adds up has the total, hidden or not. */
  const isSumOfKnown = (column: string): boolean => {
    const figures = table.get(column);
    return figures !== undefined && !figures.has(ELSEWHERE) && locations.length > 0 && locations.every((location) => {
      const figure = figures.get(location);
      return figure !== undefined && !isHidden(location, column) && wasShown(location, column, figure);
    });
  };
  const hide = (place: Place, column: string, reason: HoldReason): void => {
    const [key, figure] = [cellKey(place, column), figureAt(place, column)];
    // that there is nobody is no secret about anybody
    if (figure === undefined || isNobody(place, figure) || (place === null && isSumOfKnown(column))) return;
    if (!hidden.has(key)) hidden.set(key, reason);
  };
  const isFresh = (place: Place, column: string): boolean => {
    const figure = figureAt(place, column);
    return isShown(place, column) && figure !== undefined && figure.denominator > 0 && !wasShown(place, column, figure);
  };

  /** Sizes any location tells something of, and the rows over them: the other totals stand alone. */
  const sizes = new Set(counted.filter((row) => locations.some((location) => figureAt(location, sizeColumn(row)) !== undefined || isHidden(location, row.id)))
    .flatMap((row) => [row.population, ...row.inside]).map((population) => sizeColumn({ population })));
  const tied = new Set([...sizes, ...counted.filter((row) => sizes.has(sizeColumn(row))).map(({ id }) => id)]);

  for (const [column, figures] of table) {
    for (const [place, figure] of figures) {
      const reason = ownReason(rows.get(column), place, figure, below) ?? reasonOfBefore(known, cellKey(place, column), figure, below, lifted);
      // a total that was hidden for a location stays hidden as long as that one does; without it, it is the sum of what is shown
      if (reason && !(reason === 'hidden-before' && place === null && tied.has(column))) hide(place, column, reason);
    }
  }
  for (const row of counted) {
    const within = new Set(counted.filter((other) => row.inside.includes(other.population)).map(sizeColumn));
    for (const place of [...places, ELSEWHERE]) {
      const size = figureAt(place, sizeColumn(row))?.numerator;
      if (size === undefined) continue;
      const outside = [...within].map((column) => (figureAt(place, column)?.numerator ?? size) - size);
      if (outside.some((people) => people > 0 && people < below)) hide(place, sizeColumn(row), 'small-subgroup');
    }
  }

  const hideAtPlace = (place: Place): void => {
    for (const row of counted) {
      const reason = hidden.get(cellKey(place, sizeColumn(row)));
      if (reason) hide(place, row.id, reason);
    }
    for (const [first, ...others] of questions.values()) {
      if (first === undefined) continue;
      const group = [first, ...others];
      const [gone, left] = [group.filter(({ id }) => isHidden(place, id)), group.filter(({ id }) => isShown(place, id))];
      if (first.counts === 'number' && gone.length > 0) left.forEach(({ id }) => hide(place, id, 'would-reveal-another'));
      if (first.counts === 'number' || group.length < 3 || gone.length !== 1 || left.length !== 2) continue;
      const partner = PARTNERS.flatMap((counts) => left.filter((row) => row.counts === counts && isFresh(place, row.id))).at(0);
      if (partner) hide(place, partner.id, 'would-reveal-another');
      else hide(place, sizeColumn(first), 'would-reveal-another');
    }
  };
  const hideTotal = (column: string): void => {
    const figures = table.get(column);
    if (!figures?.has(null) || !tied.has(column)) return;
    const isOpen = locations.every((location) => isShown(location, column)) && !isHidden(ELSEWHERE, column);
    if (!isOpen) return hide(null, column, 'would-reveal-another');
    if (isShown(null, column) || figures.has(ELSEWHERE)) return;
    const [smallest] = locations.filter((location) => isFresh(location, column)).toSorted((one, other) => sizeAt(one, column) - sizeAt(other, column));
    if (smallest !== undefined) hide(smallest, column, 'would-reveal-another');
  };
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    locations.forEach(hideAtPlace);
    for (const column of table.keys()) hideTotal(column);
    // after the locations: what hides there decides which rows of the total do
    if (places.includes(null)) hideAtPlace(null);
  }
  return hidden;
};

const grouped = (rows: readonly CountingRow[], keyOf: (row: CountingRow) => string): ReadonlyMap<string, readonly CountingRow[]> => {
  const groups = new Map<string, CountingRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
};

const reasonOfBefore = ({ shown, hidden }: Known, key: string, figure: Figure, below: number, lifted: ReadonlySet<string>): HoldReason | undefined => {
  if (lifted.has(key)) return undefined;
  if ((shown.get(key) ?? []).some((before) => isSmallChange(figure, before, below))) return 'small-change';
  return hidden.has(key) ? 'hidden-before' : undefined;
};
