import type { ZibName } from '@meervoud/zibs';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from './database.ts';
import { nextChange } from './record-change.ts';

/** So much of a zib at a location is missing from the last full read that the read is doubted, not the records. */
export interface ShrunkenLoad {
  /** Null: records of places and wards, which belong to no client. */
  readonly location: string | null;
  readonly zib: ZibName;
  /** Live records that the last full read did not show. */
  readonly missing: number;
  readonly of: number;
}

/** A server that leaves out what we may not see looks like one that deleted it (F29); a quarter of ten or more is no coincidence. */
const LARGEST_LOSS = 0.25;
const SMALLEST_LOAD = 10;

/** Each live record with every location that its client stays at, once for each, however many stays there are: so they can be counted as they are. */
const located = (organization: string) => sql`
  select record.*, stay.location as at_location from zib_record record
  left join (select distinct subject, location from zib_record where organization = ${organization} and live and zib = 'Stay') stay on stay.subject = record.subject
  where record.organization = ${organization} and record.live`;

const shrunkBy = (organization: string, isMissing: RawBuilder<unknown>) => sql`
  select at_location, zib, count(*) filter (where ${isMissing}) as missing, count(*) as of
  from (${located(organization)}) as located group by at_location, zib
  having count(*) >= ${SMALLEST_LOAD}::int and count(*) filter (where ${isMissing}) > ${LARGEST_LOSS}::float8 * count(*)`;

/**
 * In the zibs and source of a full read that ended, what it did not see is missing once more: missing once is noted, twice is gone. Where
 * too much is missing at once nothing goes: it stays missing once until it comes back or a person accepts the loss.
 */
export const markMissing = async (db: Database, organization: string, run: string): Promise<void> => {
  const change = await nextChange(db, organization);
  const { rows: [read] } = await sql<{ source: string; zibs: readonly string[] }>`select source, zibs from source_run where number = ${run}`.execute(db);
  if (read === undefined) return;
  const isUnseen = sql`source = ${read.source} and zib = any(${[...read.zibs]}::text[]) and run_number < ${run}`;
  await sql`
    with shrunk as (${shrunkBy(organization, isUnseen)}),
    held as (select source, zib, id from (${located(organization)}) as located
      where exists (select from shrunk where shrunk.zib = located.zib and shrunk.at_location is not distinct from located.at_location))
    update zib_record set
      missing = case when (source, zib, id) in (select * from held) then 1 else missing + 1 end,
      changed = case when missing = 1 and (source, zib, id) not in (select * from held) then ${change}::bigint else changed end
    where organization = ${organization} and missing < 2 and ${isUnseen}`.execute(db);
};

export const shrunkenLoads = async (db: Database, organization: string): Promise<readonly ShrunkenLoad[]> => {
  const { rows } = await sql<{ at_location: string | null; zib: ZibName; missing: string; of: string }>`
    ${shrunkBy(organization, sql`missing = 1`)} order by at_location, zib`.execute(db);
  return rows.map(({ at_location: location, zib, missing, of }) => ({ location, zib, missing: Number(missing), of: Number(of) }));
};

export const acceptLoss = async (db: Database, organization: string, location: string | null): Promise<number> => {
  const change = await nextChange(db, organization);
  const { numAffectedRows } = await sql`
    with lost as (select source, zib, id from (${located(organization)}) as located where missing = 1 and at_location is not distinct from ${location})
    update zib_record set missing = 2, changed = ${change}::bigint
    where organization = ${organization} and missing = 1 and (source, zib, id) in (select * from lost)`.execute(db);
  return Number(numAffectedRows ?? 0);
};
