import type { IndicatorSet } from '@meervoud/indicator';
import { type OdbTally, readOdbFile, type SheetNotice } from '@meervoud/odb';
import type { Store } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import type { WorksheetFile } from '@meervoud/worksheet';
import type { CauseKind } from './cause.ts';
import { type Compared, compareOne, type Verdict } from './compare.ts';
import type { OwnLocation } from './match-locations.ts';
import { type NotCompared, ourLocations, placeRow, requireMatch } from './place-rows.ts';

export interface Shadow {
  readonly file: string;
  readonly set: string;
  readonly reportingYear: number;
  readonly compared: readonly Compared[];
  readonly notCompared: readonly NotCompared[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Of what differs, by its strongest cause. */
  readonly causes: Readonly<Record<CauseKind, number>>;
  readonly tally: OdbTally;
  readonly notices: readonly SheetNotice[];
}

export interface ShadowRequest {
  readonly store: Pick<Store, 'values'>;
  readonly organization: { readonly id: string; readonly name: string };
  readonly set: IndicatorSet;
  readonly locations: readonly OwnLocation[];
  readonly file: WorksheetFile;
  /** All rows are about this location of ours, whatever the file calls it. */
  readonly location?: string;
}

const countsOf = <Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, found.filter((one) => one === key).length])) as Record<Key, number>;

/**
 * Holds figures that were delivered by hand against those that were derived, value by value, for every location of the file.
 * Throws what reading throws, `shadow-nothing-to-compare` and `shadow-several-places` (halt).
 */
export const shadow = async (request: ShadowRequest): Promise<Shadow> => {
  const { store, organization, set, locations, file, location } = request;
  const { rows, notices, tally } = await readOdbFile(file.rows(), {
    file: file.name, dates1904: file.dates1904, defaults: { reportingYear: set.reportingYear, organization: organization.name, location },
  });
  const ours = ourLocations(rows, locations, location, file.name);
  const sorted = rows.map((row) => placeRow(row, set, ours));
  const placed = sorted.filter((one) => 'row' in one);
  const notCompared = sorted.filter((one) => 'because' in one);
  requireMatch(file.name, placed, notCompared, locations);

  const scope = { organization: organization.id, set: set.id };
  const values = await store.values.newest({ ...scope, reportingYear: set.reportingYear });
  const compared: Compared[] = [];
  for (const place of [...new Set(placed.map((one) => one.location))]) {
    for (const indicator of set.indicators.filter(({ kind }) => kind !== 'header')) {
      const row = placed.find((one) => one.location === place && one.indicator === indicator.id)?.row;
      const value: Value | undefined = values.find((one) => one.location === place && one.indicator === indicator.id);
      if (row === undefined && value === undefined) continue;
      const quick = compareOne(place, indicator, row, value, []);
      // most agree: only what differs is looked up in time
      compared.push(quick.verdict !== 'differs' ? quick
        : compareOne(place, indicator, row, value, await store.values.history({ ...scope, location: place, indicator: indicator.id })));
    }
  }
  return {
    file: file.name, set: set.id, reportingYear: set.reportingYear, compared, notCompared, tally, notices,
    verdicts: countsOf(['equal', 'differs', 'only-delivered', 'only-derived', 'neither'], compared.map(({ verdict }) => verdict)),
    causes: countsOf(['definition', 'timing', 'registration', 'unexplained'],
      compared.flatMap(({ verdict, causes: [cause] }) => (verdict === 'differs' && cause !== undefined ? [cause.kind] : []))),
  };
};
