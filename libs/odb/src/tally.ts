import type { RowFinding, RowProblem } from './problems.ts';
import type { Duplicate } from './duplicates.ts';
import type { OdbRow } from './row.ts';

/** How many rows ended how: `value + suppressed + notApplicable + refused` is `rows`. */
export interface OdbTally {
  readonly rows: number;
  readonly value: number;
  readonly suppressed: number;
  readonly notApplicable: number;
  readonly refused: number;
  /** Of the refused, by reason. */
  readonly reasons: Readonly<Partial<Record<RowProblem, number>>>;
  /** Rows with a remark, by remark; they count above as well. */
  readonly findings: Readonly<Partial<Record<RowFinding, number>>>;
  readonly locations: number;
  readonly organizations: number;
}

const kinds = { value: 'value', suppressed: 'suppressed', 'not-applicable': 'notApplicable', refused: 'refused' } as const;

/** Counts rows as they come by; memory holds the names of places. */
export const tallyRows = () => {
  const counts = { rows: 0, value: 0, suppressed: 0, notApplicable: 0, refused: 0 };
  const [reasons, findings] = [{} as Partial<Record<RowProblem, number>>, {} as Partial<Record<RowFinding, number>>];
  const [locations, organizations] = [new Set<string>(), new Set<string>()];
  const addReason = (code: RowProblem): void => { reasons[code] = (reasons[code] ?? 0) + 1; };
  return {
    add: ({ figure, findings: found, place }: OdbRow): void => {
      counts.rows += 1;
      counts[kinds[figure.kind]] += 1;
      if (figure.kind === 'refused') addReason(figure.code);
      for (const finding of new Set(found)) findings[finding] = (findings[finding] ?? 0) + 1;
      if (place === undefined) return;
      organizations.add(place.organization.kvk ?? place.organization.name.toLowerCase());
      if (place.level === 'location') locations.add(place.key);
    },
    /** A row that was added is refused after all. */
    refuse: ({ code, was }: Duplicate): void => {
      counts[kinds[was]] -= 1;
      counts.refused += 1;
      addReason(code);
    },
    total: (): OdbTally => ({ ...counts, reasons: { ...reasons }, findings: { ...findings }, locations: locations.size, organizations: organizations.size }),
  };
};
