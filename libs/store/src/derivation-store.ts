import type { ZibName } from '@meervoud/zibs';
import { sql } from 'kysely';
import { type Database } from './database.ts';
import { newestChange, zibsChangedAfter } from './record-change.ts';

/** Which place was derived by which set; null: the organization as a whole. */
export interface DerivedPlace {
  readonly organization: string;
  readonly set: string;
  readonly reportingYear: number;
  readonly location: string | null;
}

/** What the values of a place were derived from, apart from the records themselves. */
export interface DerivationMark {
  /** Hash of everything but the records: definitions, settings, choices, statements, precedence. */
  readonly state: string;
  /** The last change of records that was seen. */
  readonly change: number;
}

/** How far the values of each place are, so that a late arrival recomputes what it touches and nothing else. */
export interface DerivationStore {
  /** To be read before the records are: what comes in meanwhile is then seen twice rather than never. */
  newestChange(organization: string): Promise<number>;
  changedSince(place: DerivedPlace, change: number): Promise<ReadonlySet<ZibName>>;
  mark(place: DerivedPlace): Promise<DerivationMark | undefined>;
  /** Kept in the transaction that stores the values. */
  keep(place: DerivedPlace, mark: DerivationMark): Promise<void>;
}

export const createDerivationStore = (db: Database): DerivationStore => ({
  newestChange: (organization) => newestChange(db, organization),
  changedSince: async ({ organization, location }, change) =>
    new Set(await zibsChangedAfter(db, organization, location, change) as readonly ZibName[]),
  mark: async ({ organization, set, reportingYear, location }) => {
    const { rows: [found] } = await sql<{ state: string; change: string }>`
      select state, change from derivation where organization = ${organization} and set_id = ${set}
        and reporting_year = ${reportingYear} and location is not distinct from ${location}`.execute(db);
    return found && { state: found.state, change: Number(found.change) };
  },
  keep: async ({ organization, set, reportingYear, location }, { state, change }) => {
    await sql`
      insert into derivation (organization, set_id, reporting_year, location, state, change)
      values (${organization}, ${set}, ${reportingYear}, ${location}, ${state}, ${change})
      on conflict (organization, set_id, reporting_year, (coalesce(location, ''))) do update set state = excluded.state, change = excluded.change`.execute(db);
  },
});
