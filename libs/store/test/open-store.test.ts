import { silentLogger } from '@meervoud/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/database.ts';
import { toDatabaseError } from '../src/database-error.ts';
import { openStore } from '../src/index.ts';
import { migrate } from '../src/migrate.ts';
import { migrations } from '../src/migrations/index.ts';
import { codeOfRejection } from './examples.ts';
import { onFootings } from './on-footings.ts';

onFootings('opening the store', (opened) => {
  const withDatabase = async <Result>(work: (db: ReturnType<typeof openDatabase>['db']) => Promise<Result>): Promise<Result> => {
    const { db, pool } = openDatabase(opened().postgres, silentLogger);
    return work(db).finally(() => pool.end());
  };

  it('migrates once, whoever opens at the same time', async () => {
    await withDatabase((db) => sql`drop schema meervoud cascade`.execute(db));
    await Promise.all(Array.from({ length: 4 }, () => withDatabase(migrate)));
    const { rows } = await withDatabase((db) => sql<{ name: string }>`select name from migration order by name`.execute(db));
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });

  it('refuses a database that a newer program has used, and leaves it as it is', async () => {
    await withDatabase((db) => sql`insert into migration (name, timestamp) values ('9999-future', 'now')`.execute(db));
    expect(await codeOfRejection(withDatabase(migrate))).toBe('database-newer-than-program');
    await withDatabase((db) => sql`delete from migration where name = '9999-future'`.execute(db));
    await withDatabase(migrate);
  });

  it('calls what an older program stored as superseded corrected, in the submission and in its events', async () => {
    const names = Object.keys(migrations);
    const [before, after] = [names.slice(0, names.indexOf('0013-submission-life')), names.slice(names.indexOf('0013-submission-life'))];
    const undone = new Error('undone');
    const upgraded = withDatabase((db) => db.transaction().execute(async (transaction) => {
      const run = async (some: readonly string[]): Promise<void> => { for (const name of some) await migrations[name]?.up(transaction); };
      const read = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> => (await statement.execute(transaction)).rows;
      await sql`create schema renamed`.execute(transaction);
      await sql`set local search_path = renamed`.execute(transaction);
      await run(before);
      await sql`insert into submission (id, organization, recipient, profile, reporting_year, revision, status, payload, payload_hash, value_ids, drafted_at)
        values ('sub-1', 'o', 'r', 'p@1', 2023, 1, 'superseded', 'x', 'h', '{}', now())`.execute(transaction);
      await sql`insert into submission_event (submission, at, from_status, to_status) values ('sub-1', now(), 'accepted', 'superseded'), ('sub-1', now(), 'superseded', 'superseded')`.execute(transaction);
      await run(after);
      expect(await read(sql`select status from submission`)).toEqual([{ status: 'corrected' }]);
      expect(await read(sql`select from_status, to_status from submission_event order by number`)).toEqual([
        { from_status: 'accepted', to_status: 'corrected' }, { from_status: 'corrected', to_status: 'corrected' },
      ]);
      throw undone;
    }));
    await expect(upgraded).rejects.toBe(undone);
  });

  it('says that the database is away when its connections are cut, and goes on after it', async () => {
    const { store } = opened();
    const cut = store.transaction(async (inner) => {
      await inner.access.list('cut', 1);
      await withDatabase((db) => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and query not like '%pg_try_advisory_lock%'`.execute(db));
      await inner.access.list('cut', 1);
    });
    expect(await codeOfRejection(cut)).toBe('database-unavailable');
    expect(await store.access.list('cut', 1)).toEqual([]);
  });

  it('never quotes a row in an error', async () => {
    const error = await withDatabase((db) => sql`insert into access_entry (organization, who, action, object, purpose, at) values ('o', 'canary-9', 'a', '', 'p', now())`.execute(db)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'database-refused', recovery: 'halt' });
    expect((error as Error).cause).toBeUndefined();
    expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain('canary');
  });
});

it('says that a server does not answer', async () => {
  expect(await codeOfRejection(openStore({ databaseUrl: 'postgres://postgres@127.0.0.1:1/none' }, { log: silentLogger }))).toBe('database-unavailable');
});

it.each([
  ['40001', 'database-busy', 'retry'], ['40P01', 'database-busy', 'retry'], ['57P01', 'database-unavailable', 'retry'],
  ['53100', 'database-unavailable', 'retry'], ['08006', 'database-unavailable', 'retry'], ['25P03', 'database-unavailable', 'retry'], ['ECONNRESET', 'database-unavailable', 'retry'],
  ['23505', 'database-refused', 'halt'], ['XX001', 'database-refused', 'halt'],
])('reads %s as %s', (state, code, recovery) => {
  expect(toDatabaseError(Object.assign(new Error('a row'), { code: state }))).toMatchObject({ code, recovery });
});

it('leaves a mistake of our own as it is', () => {
  const mistake = new TypeError('x is not a function');
  expect(toDatabaseError(mistake)).toBe(mistake);
});
