import { silentLogger } from '@meervoud/kernel';
import { openEmbeddedPostgres } from '@meervoud/store';
import type { Footing } from './footing.ts';

/** Writes down every completion of a task, where no code of ours can forget it. */
const HISTORY = `
create schema if not exists chaos;
create table if not exists chaos.completion (number bigint generated always as identity, task text, job text, attempt int);
create or replace function chaos.note_completion() returns trigger language plpgsql as $$
begin
  if new.status = 'completed' then insert into chaos.completion (task, job, attempt) values (new.id, new.job, new.attempt); end if;
  return new;
end $$;
create or replace trigger chaos_completion after update on meervoud.task for each row execute function chaos.note_completion();`;

export const watchCompletions = (footing: Footing): Promise<unknown> => footing.query(HISTORY);

/** Everything of an earlier life is gone: the tables, what was carried, and what was noted. */
export const forgetLife = async (footing: Footing): Promise<void> => {
  // the server of an embedded directory ends with its owner
  const server = 'directory' in footing.place ? await openEmbeddedPostgres(footing.place.directory, { log: silentLogger }) : undefined;
  await footing.query('drop schema if exists chaos cascade; drop schema if exists meervoud cascade; drop schema if exists bullmq cascade');
  await server?.close();
  await footing.redis?.flush();
};

/** Of a read that is under way: the zibs it says it has wholly, and how many records of each are there. */
export interface Staged { readonly complete: readonly string[]; readonly counts: Readonly<Record<string, number>> }

export const stagedBy = async (footing: Footing, status: 'running' | 'complete'): Promise<Staged | undefined> => {
  const [run] = await footing.query<{ number: string; zibs_complete: string[]; status: string }>(
    'select number, zibs_complete, status from meervoud.source_run order by number desc limit 1').catch(() => []);
  if (run?.status !== status) return undefined;
  const rows = await footing.query<{ zib: string; count: string }>('select zib, count(*) from meervoud.zib_record where run_number = $1 and live group by zib', [run.number]);
  return { complete: run.zibs_complete, counts: Object.fromEntries(rows.map(({ zib, count }) => [zib, Number(count)])) };
};

/** How far the work is: what is still asked for, and what failed for good. */
export const workLeft = async (footing: Footing): Promise<{ readonly requested: number; readonly failed: number; readonly turnsDue: number }> => {
  const [row] = await footing.query<{ requested: string; failed: string; due: string; kept: string }>(`select
    (select count(*) from meervoud.task where status = 'requested') as requested,
    (select count(*) from meervoud.task where status = 'failed') as failed,
    (select count(*) from meervoud.schedule where next_at <= clock_timestamp()) as due,
    (select count(*) from meervoud.schedule) as kept`);
  // before the schedules are kept, nothing has begun
  return { requested: Number(row?.requested), failed: Number(row?.failed), turnsDue: row?.kept === '0' ? 1 : Number(row?.due) };
};

/** For who wants to know why work is left. */
export const requestedTasks = (footing: Footing): Promise<readonly object[]> => footing.query(`select job, attempt, failures, offers, last_code,
  next_attempt_at - clock_timestamp() as waits, handed_over_at - clock_timestamp() as handed, lease_until - clock_timestamp() as leased from meervoud.task where status <> 'completed'`);

export interface SubmissionSeen {
  readonly id: string; readonly recipient: string; readonly revision: number; readonly status: string; readonly payload_hash: string; readonly key: string;
  readonly approvals: readonly { readonly by: string; readonly hash: string }[];
  readonly events: readonly string[];
  readonly receipts: number;
}

/** What a life left behind. The first four are what must be byte-identical to a clean run's. */
export interface Remains {
  readonly values: readonly string[];
  readonly fragments: readonly string[];
  readonly records: readonly string[];
  readonly submissions: readonly SubmissionSeen[];
  readonly outcomes: readonly string[];
  readonly tasks: Readonly<Record<string, number>>;
  readonly completedTwice: readonly string[];
  readonly access: readonly string[];
  readonly strangers: number;
  /** Everything the database and the queue hold as text, for the search for canaries. */
  readonly carried: string;
}

export const remainsOf = async (footing: Footing, organization: string): Promise<Remains> => {
  const texts = async (statement: string): Promise<readonly string[]> => (await footing.query<{ text: string }>(statement)).map(({ text }) => text);
  const submissions = await footing.query<Omit<SubmissionSeen, 'key'> & { profile: string; reporting_year: number; organization: string }>(`
    select id, organization, recipient, profile, reporting_year, revision, status, payload_hash,
      coalesce((select json_agg(json_build_object('by', approved_by, 'hash', payload_hash) order by number) from meervoud.submission_approval where submission = submission.id), '[]') as approvals,
      coalesce((select json_agg(coalesce(from_status, '') || '>' || to_status order by number) from meervoud.submission_event where submission = submission.id), '[]') as events,
      (select count(*)::int from meervoud.submission_receipt where submission = submission.id) as receipts
    from meervoud.submission order by number`);
  const [strangers] = await footing.query<{ count: string }>(`select (select count(*) from meervoud.task where organization <> $1 or payload->>'organization' <> $1)
    + (select count(*) from meervoud.zib_record where organization <> $1) + (select count(*) from meervoud.value_version where organization <> $1 or content->>'organization' <> $1)
    + (select count(*) from meervoud.submission where organization <> $1) as count`, [organization]);
  const tasks = await footing.query<{ job: string; status: string; count: string }>(`select job, case status when 'failed' then 'failed with ' || last_code else status end as status, count(*)
    from meervoud.task group by 1, 2`);
  return {
    values: await texts(`select concat_ws(' ', coalesce(location, '*'), indicator, version, content_hash) as text from meervoud.value_version order by 1`),
    fragments: await texts(`select concat_ws(' ', location, theme, template, version, content_hash) as text from meervoud.fragment_version order by 1`),
    records: await texts(`select concat_ws(' ', source, zib, id, live, md5(content::text)) as text from meervoud.zib_record where live order by 1`),
    submissions: submissions.map(({ profile, reporting_year: year, organization: of, ...seen }) => ({ ...seen, key: `${of}/${seen.recipient}/${profile}/${year}/${seen.revision}` })),
    outcomes: await texts(`select distinct on (coalesce(location, '*'), indicator) concat_ws(' ', coalesce(location, '*'), indicator, content->'outcome') as text
      from meervoud.value_version order by coalesce(location, '*'), indicator, version desc`),
    tasks: Object.fromEntries(tasks.map(({ job, status, count }) => [`${job} ${status}`, Number(count)])),
    completedTwice: await texts('select concat_ws(\' \', job, task) as text from chaos.completion group by job, task having count(*) > 1'),
    access: await texts('select concat_ws(\' \', who, action, purpose) as text from meervoud.access_entry order by 1'),
    strangers: Number(strangers?.count ?? 0),
    carried: (await texts(`select payload::text || coalesce(last_code, '') as text from meervoud.task union all select coalesce(note, '') from meervoud.submission_event
      union all select content::text from meervoud.value_version`)).join('\n'),
  };
};
