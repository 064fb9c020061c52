import type { Instant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { type Database } from './database.ts';

/** What may go: whatever ended, was last seen or was written before these moments. */
export interface RetentionLimits {
  /** Tasks that were completed or failed for good. */
  readonly tasks: Instant;
  /** Records that are gone from their source, by the read that saw them last. */
  readonly goneRecords: Instant;
  /** Reads of a source that are not its newest, and that no record rests on. */
  readonly runs: Instant;
  /** Entries of the access log; the database itself refuses any younger than five years. */
  readonly access: Instant;
}

export type Removed = Readonly<Record<keyof RetentionLimits, number>>;

/** Removes what is kept no longer. Values, submissions, receipts, approvals and statements are never removed. */
export interface RetentionStore {
  remove(organization: string, limits: RetentionLimits): Promise<Removed>;
}

export const createRetentionStore = (db: Database): RetentionStore => ({
  remove: async (organization, limits) => {
    const count = async (statement: ReturnType<typeof sql>): Promise<number> => Number((await statement.execute(db)).numAffectedRows ?? 0);
    return {
      tasks: await count(sql`delete from task where organization = ${organization} and status <> 'requested' and finished_at < ${limits.tasks}`),
      goneRecords: await count(sql`
        delete from zib_record using source_run
        where zib_record.organization = ${organization} and not live and source_run.number = zib_record.run_number
          and source_run.started_at < ${limits.goneRecords}`),
      runs: await count(sql`
        delete from source_run where organization = ${organization} and started_at < ${limits.runs}
          and exists (select from source_run newer where newer.organization = source_run.organization and newer.source = source_run.source
            and newer.number > source_run.number and newer.status = 'complete' and newer.reads = 'everything')
          and not exists (select from zib_record where zib_record.run_number = source_run.number)
          and not exists (select from source_notice where source_notice.run_number = source_run.number)`),
      access: await count(sql`delete from access_entry where organization = ${organization} and at < ${limits.access}`),
    };
  },
});
