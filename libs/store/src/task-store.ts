import { hashOfBytes, passing, toInstant } from '@meervoud/kernel';
import { acquireRecords, deriveValues, planValues, type Task, type TaskRequest } from '@meervoud/task';
import { sql } from 'kysely';
import { batchesOf } from './batches.ts';
import { type Database } from './database.ts';
import type { GroupProgress, Store, TaskState, TaskStore } from './store.ts';
import { lockSeries } from './version-lock.ts';

const idOf = ({ key }: TaskRequest): string => `task-${hashOfBytes(key).slice(7, 39)}`;

const COLUMNS = sql`id, organization, job, key, payload, task_group as "group", status, attempt, failures, offers`;

/** Wanted, not in a pause after a failure, and nobody is at it. */
const IS_FREE = sql`status = 'requested' and next_attempt_at <= clock_timestamp()
  and (lease_until is null or lease_until <= clock_timestamp())`;

const milliseconds = (count: number) => sql`make_interval(secs => ${count / 1000}::float8)`;

const ofAttempt = (id: string, attempt: number) => sql`id = ${id} and attempt = ${attempt} and status = 'requested'`;

const requestBatch = async (db: Database, requests: readonly TaskRequest[]): Promise<number> => (await sql`
  insert into task (id, organization, job, key, payload, task_group)
  select id, organization, job, key, payload::json, task_group from unnest(
    ${requests.map(idOf)}::text[], ${requests.map(({ organization }) => organization)}::text[],
    ${requests.map(({ job }) => job)}::text[], ${requests.map(({ key }) => key)}::text[],
    ${requests.map(({ payload }) => JSON.stringify(payload))}::text[], ${requests.map(({ group }) => group)}::text[]
  ) as wanted (id, organization, job, key, payload, task_group)
  on conflict (id) do update set status = 'requested', finished_at = null, failures = 0, last_code = null, handed_over_at = null,
    next_attempt_at = clock_timestamp() where task.status = 'failed'
  returning id`.execute(db)).rows.length;

interface StateRow extends Pick<TaskState, 'key' | 'status' | 'failures'> { readonly last_code: string | null; readonly next_attempt_at: Date }

/** Whoever held a lease here is gone: only for a database that has one owner at a time. */
export const freeAbandonedTasks = async (db: Database): Promise<void> => void (await sql`
  update task set lease_until = null, handed_over_at = null where status = 'requested'`.execute(db));

/**
 * The task ledger in PostgreSQL. Time is the database's own, so that processes with other clocks agree;
 * `transaction` is that of the store this ledger belongs to.
 */
export const createTaskStore = (
  db: Database,
  transaction: (work: (store: Store, db: Database) => Promise<boolean>) => Promise<boolean>,
): TaskStore => ({
  request: async (requests) => {
    const once = [...new Map(requests.toReversed().map((task) => [task.key, task])).values()].toReversed();
    let count = 0;
    for (const batch of batchesOf(once)) count += await requestBatch(db, batch);
    return count;
  },
  states: async (organization, keys) => {
    const { rows } = await sql<StateRow>`
      select key, status, failures, last_code, next_attempt_at from task
      where organization = ${organization} and key = any(${[...keys]}::text[]) order by number`.execute(db);
    return rows.map(({ last_code: lastCode, next_attempt_at: nextAt, ...state }) => ({
      ...state, ...(lastCode !== null && { lastCode }), ...(state.status === 'requested' && { nextAt: toInstant(nextAt.getTime()) }),
    }));
  },
  retryNow: async (organization, keys) => (await sql`
    update task set status = 'requested', finished_at = null, failures = 0, last_code = null, handed_over_at = null, next_attempt_at = clock_timestamp()
    where organization = ${organization} and key = any(${[...keys]}::text[]) and (lease_until is null or lease_until <= clock_timestamp())
      and (status = 'failed' or (status = 'requested' and next_attempt_at > clock_timestamp())) returning id`.execute(db)).rows.length,
  progress: async (group) => {
    const { rows } = await sql<{ status: keyof Omit<GroupProgress, 'failures'>; number: string }>`
      select status, count(*) as number from task where task_group = ${group} group by status`.execute(db);
    const numbers = Object.fromEntries(rows.map(({ status, number }) => [status, Number(number)]));
    const failures = await sql<GroupProgress['failures'][number]>`
      select job, key, last_code as code from task
      where task_group = ${group} and status = 'failed' order by number`.execute(db);
    return { requested: 0, completed: 0, failed: 0, ...numbers, failures: failures.rows };
  },
  isLast: async (group, job) => {
    await lockSeries(db, [['task-group', group, job]]);
    const { rows } = await sql`select 1 from task where task_group = ${group} and job = ${job} and status = 'requested' limit 1`.execute(db);
    return rows.length === 0;
  },
  isDeriving: async (organization) => (await sql`
    select 1 from task where organization = ${organization} and status = 'requested'
      and job in (${acquireRecords.name}, ${planValues.name}, ${deriveValues.name}) limit 1`.execute(db)).rows.length > 0,
  due: async ({ organization, jobs, limit, olderThan }) => {
    const { rows } = await sql<Task & { number: string }>`
      update task set handed_over_at = clock_timestamp(), offers = offers + 1
      where number in (
        select number from task
        where organization = ${organization} and ${IS_FREE} and job = any(${[...jobs]}::text[])
          and (handed_over_at is null or handed_over_at <= clock_timestamp() - ${milliseconds(olderThan)})
        order by number limit ${limit} for update skip locked)
      returning ${COLUMNS}, number`.execute(db);
    return rows
      .sort((one, other) => Number(one.number) - Number(other.number))
      .map(({ number: _, ...task }) => task);
  },
  begin: async (id, lease) => {
    const { rows: [task] } = await sql<Task>`
      update task set attempt = attempt + 1, offers = 0, handed_over_at = null,
        lease_until = clock_timestamp() + ${milliseconds(lease)}
      where id = ${id} and ${IS_FREE} returning ${COLUMNS}`.execute(db);
    return task;
  },
  extend: async (id, attempt, lease) => (await sql`
    update task set lease_until = clock_timestamp() + ${milliseconds(lease)}
    where ${ofAttempt(id, attempt)} returning id`.execute(db)).rows.length > 0,
  complete: (id, attempt, effects) => transaction(async (store, own) => {
    const { rows } = await sql`
      update task set status = 'completed', finished_at = clock_timestamp(), lease_until = null
      where ${ofAttempt(id, attempt)} returning id`.execute(own);
    if (rows.length === 0) return false;
    passing('complete-task:marked');
    await effects(store);
    passing('complete-task:written');
    return true;
  }),
  fail: async (id, attempt, code, retryIn) => (await sql`
    update task set failures = failures + 1, last_code = ${code}, lease_until = null, handed_over_at = null,
      status = ${retryIn === 'never' ? 'failed' : 'requested'}, finished_at = ${retryIn === 'never' ? sql`clock_timestamp()` : sql`null`},
      next_attempt_at = clock_timestamp() + ${milliseconds(retryIn === 'never' ? 0 : retryIn)}
    where ${ofAttempt(id, attempt)} returning id`.execute(db)).rows.length > 0,
  release: async (id, attempt) => (await sql`
    update task set lease_until = null, handed_over_at = null
    where ${ofAttempt(id, attempt)} returning id`.execute(db)).rows.length > 0,
});
