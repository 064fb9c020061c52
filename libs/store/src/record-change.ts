import { sql } from 'kysely';
import { type Database } from './database.ts';

/**
 * The next number of change of an organization; every writer of its records asks first. The row stays locked until the
 * transaction ends, so numbers become visible in their own order: who has seen `n` has seen all before it.
 */
export const nextChange = async (db: Database, organization: string): Promise<string> => {
  const { rows: [counter] } = await sql<{ number: string }>`
    insert into record_change (organization, number) values (${organization}, 1)
    on conflict (organization) do update set number = record_change.number + 1 returning number`.execute(db);
  if (counter === undefined) throw new Error('a counter that was just written');
  return counter.number;
};

export const newestChange = async (db: Database, organization: string): Promise<number> => {
  const { rows: [counter] } = await sql<{ number: string }>`
    select number from record_change where organization = ${organization}`.execute(db);
  return Number(counter?.number ?? 0);
};

/**
 * Zibs of which a record came, changed or went after change `after`, as far as a location can notice: of a place, or of a client who
 * stays or stayed there, also where that stay is elsewhere now or gone. Null: anywhere in the organization.
 */
export const zibsChangedAfter = async (db: Database, organization: string, location: string | null, after: number): Promise<readonly string[]> => {
  const isOfLocation = location === null ? sql`true` : sql`(zib_record.subject is null or zib_record.subject in (
    select subject from zib_record where organization = ${organization} and zib = 'Stay'
      and (location = ${location} or ${location} = any(left_locations))))`;
  const { rows } = await sql<{ zib: string }>`
    select distinct zib from zib_record where organization = ${organization} and changed > ${after} and ${isOfLocation} order by zib`.execute(db);
  return rows.map(({ zib }) => zib);
};
