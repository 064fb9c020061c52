import { type Clock, type Instant, KnownError, passing, toInstant } from '@meervoud/kernel';
import type { ZibName } from '@meervoud/zibs';
import { type RawBuilder, sql } from 'kysely';
import { atomically, type Database } from './database.ts';
import { markMissing } from './missing-records.ts';
import type { ReadKind, RunKey, RunStore, RunSummary } from './store.ts';

/** `source` and `run` of the key name one row; a run that ended takes nothing more. */
export const runningRun = async (db: Database, { organization, source, run }: RunKey): Promise<string> => {
  const { rows: [found] } = await sql<{ number: string; status: string }>`
    select number, status from source_run
    where organization = ${organization} and source = ${source} and run = ${run} for share`.execute(db);
  if (found?.status === 'running') return found.number;
  throw found
    ? new KnownError({ code: 'run-already-complete', recovery: 'skip', message: `Run ${run} of source ${source} is complete and takes nothing more.` })
    : new KnownError({ code: 'run-unknown', recovery: 'halt', message: `Run ${run} of source ${source} was never begun.` });
};

const dropOlderNotices = (db: Database, number: string) => sql`
  delete from source_notice using source_run older, source_run newest
  where newest.number = ${number}
    and older.organization = newest.organization and older.source = newest.source
    and older.number < newest.number and older.number = source_notice.run_number`.execute(db);

interface RunRow {
  readonly organization: string; readonly source: string; readonly run: string; readonly status: 'running' | 'complete';
  readonly adapter: string; readonly zibs: readonly ZibName[]; readonly reads: ReadKind; readonly started_at: Date; readonly completed_at: Date | null;
}

const toInstantOf = (date: Date): Instant => toInstant(date.getTime());

const toSummary = ({ started_at, completed_at, ...row }: RunRow): RunSummary => ({
  organization: row.organization, source: row.source, run: row.run, status: row.status, adapter: row.adapter, zibs: row.zibs, reads: row.reads,
  startedAt: toInstantOf(started_at),
  ...(completed_at && { completedAt: toInstantOf(completed_at) }),
});

/** Of each source the newest of these runs. */
const newestBy = async (db: Database, which: RawBuilder<unknown>): Promise<readonly RunRow[]> => (await sql<RunRow>`
  select distinct on (source) organization, source, run, status, adapter, zibs, reads, started_at, completed_at
  from source_run where ${which} order by source, number desc`.execute(db)).rows;

/** Runs in PostgreSQL. Their order is the order in which they were begun, whatever the clocks say. */
export const createRunStore = (db: Database, clock: Clock): RunStore => ({
  begin: async ({ organization, source, run }, zibs, adapter, reads = 'everything') => {
    await sql`
      insert into source_run (organization, source, run, zibs, adapter, reads, started_at)
      values (${organization}, ${source}, ${run}, ${[...zibs]}::text[], ${adapter}, ${reads}, ${clock.now()})
      on conflict (organization, source, run) do nothing`.execute(db);
  },
  cursor: async ({ organization, source, run }) => {
    const { rows: [found] } = await sql<{ cursor: string | null }>`
      select cursor from source_run
      where organization = ${organization} and source = ${source} and run = ${run}`.execute(db);
    return found?.cursor ?? undefined;
  },
  checkpoint: (key, cursor, zibsComplete) => atomically(db, async (transaction) => {
    const number = await runningRun(transaction, key);
    await sql`
      update source_run set cursor = ${cursor},
        zibs_complete = array(select unnest(zibs_complete) union select unnest(${[...zibsComplete]}::text[]) order by 1)
      where number = ${number}`.execute(transaction);
  }),
  complete: (key) => atomically(db, async (transaction) => {
    const { rows: [ended] } = await sql<{ number: string; reads: ReadKind }>`
      update source_run set status = 'complete', completed_at = ${clock.now()}
      where organization = ${key.organization} and source = ${key.source} and run = ${key.run} and status = 'running'
      returning number, reads`.execute(transaction);
    if (!ended) {
      // complete already: nothing to do; never begun: that is a mistake
      await runningRun(transaction, key).catch((error: unknown) => {
        if (!(error instanceof KnownError && error.code === 'run-already-complete')) throw error;
      });
      return;
    }
    passing('complete-run:marked');
    if (ended.reads === 'changes') return;
    await markMissing(transaction, key.organization, ended.number);
    await dropOlderNotices(transaction, ended.number);
  }),
  latest: async (organization) => (await newestBy(db, sql`organization = ${organization}`)).map(toSummary),
  latestComplete: async (organization, reads) => (await newestBy(db, sql`
    organization = ${organization} and status = 'complete' and (${reads ?? null}::text is null or reads = ${reads ?? null})`)).map(toSummary),
  firstBegun: async (organization) => new Map((await sql<{ source: string; at: Date }>`
    select source, min(started_at) as at from source_run where organization = ${organization} group by source`.execute(db)).rows.map(({ source, at }) => [source, toInstantOf(at)])),
});
