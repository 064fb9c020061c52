import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Counts for who watches the store: job names, states, sources and set ids; nothing of a client. */
export interface Gauges {
  readonly tasks: readonly { readonly job: string; readonly status: string; readonly count: number }[];
  /** Seconds that the oldest task has been due without anybody at it; 0 when none is. */
  readonly outboxAge: number;
  /** Seconds since the newest complete read of each source ended. */
  readonly sources: readonly { readonly source: string; readonly age: number }[];
  readonly values: readonly { readonly set: string; readonly count: number }[];
  readonly submissions: readonly { readonly status: string; readonly count: number }[];
  /** Alarms that stand. */
  readonly alarms: readonly { readonly code: string; readonly count: number }[];
}

/** Asks them all of one organization, by the clock of the database. */
export const readGauges = async (db: Database, organization: string): Promise<Gauges> => {
  const tasks = await sql<Gauges['tasks'][number]>`select job, status, count(*)::int as count from task where organization = ${organization} group by job, status`.execute(db);
  const { rows: [oldest] } = await sql<{ age: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(next_attempt_at)), 0)::float8 as age from task
    where organization = ${organization} and status = 'requested' and next_attempt_at <= clock_timestamp() and (lease_until is null or lease_until <= clock_timestamp())`.execute(db);
  const sources = await sql<Gauges['sources'][number]>`
    select source, extract(epoch from clock_timestamp() - max(completed_at))::float8 as age from source_run
    where organization = ${organization} and status = 'complete' group by source`.execute(db);
  const values = await sql<Gauges['values'][number]>`
    select set_id as set, count(*)::int as count from value_version where organization = ${organization} group by set_id`.execute(db);
  const submissions = await sql<Gauges['submissions'][number]>`
    select status, count(*)::int as count from submission where organization = ${organization} group by status`.execute(db);
  const alarms = await sql<Gauges['alarms'][number]>`
    select code, count(*)::int as count from alarm where organization = ${organization} and cleared_at is null group by code`.execute(db);
  return { tasks: tasks.rows, outboxAge: Math.max(0, oldest?.age ?? 0), sources: sources.rows, values: values.rows, submissions: submissions.rows, alarms: alarms.rows };
};
