import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, systemClock } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOver, SCHEMA } from '../src/database.ts';
import { openBackup, type OpenBackup, openReader, openStore, restoreInto, type StorePlace, writeBackup } from '../src/index.ts';
import { migrate } from '../src/migrate.ts';
import { knownMigrations, readMigrationState } from '../src/migration-state.ts';
import { createPostgresStore } from '../src/postgres-store.ts';
import { openTestStore, reachableServices, type TestStore } from '../src/testing/index.ts';
import { codeOfRejection, NOON } from './examples.ts';

const { databaseUrl } = await reachableServices(process.env);
const log = silentLogger;
const folder = mkdtempSync(join(tmpdir(), 'meervoud-restore-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OLD = '0007-rounds';
const organization = 'old';
const request = (key: string) => ({ organization, job: 'none', key, payload: { key }, group: 'restored' });

/** Does something with a plain connection to a place. */
const at = async <Result>(place: StorePlace, work: (client: Awaited<ReturnType<typeof openReader>>['client']) => Promise<Result>): Promise<Result> => {
  const { client, close } = await openReader(place, { log });
  try {
    return await work(client);
  } finally {
    await close();
  }
};
const shapeOf = (place: StorePlace) => at(place, async (client) => ({
  columns: (await client.query(`select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = $1 order by 1, 2`, [SCHEMA])).rows as unknown[],
  applied: (await readMigrationState(client)).applied,
}));

describe.skipIf(databaseUrl === undefined)('a backup of an older version', () => {
  let [place, stores]: [StorePlace, TestStore[]] = [{ databaseUrl: '' }, []];
  const fresh = async (): Promise<StorePlace> => {
    const store = await openTestStore({ kind: 'postgresql', databaseUrl: databaseUrl! });
    stores = [...stores, store];
    return store.place;
  };
  /** Its tables as an older version left them. */
  const asOf = async (level: string): Promise<StorePlace> => {
    const made = await fresh();
    await at(made, async (client) => {
      await client.query(`drop schema ${SCHEMA} cascade; set search_path = ${SCHEMA}`);
      await migrate(databaseOver(client), level);
    });
    return made;
  };
  const backupOf = async (from: StorePlace, name: string): Promise<() => Promise<OpenBackup>> => {
    const file = join(folder, name);
    await at(from, (client) => writeBackup(client, file, systemClock));
    return () => openBackup(file);
  };

  let open: () => Promise<OpenBackup>;
  beforeAll(async () => {
    place = await asOf(OLD);
    await at(place, async (client) => {
      await client.query(`set search_path = ${SCHEMA}`);
      const store = createPostgresStore(databaseOver(client), systemClock);
      await store.tasks.request([request('one'), request('two')]);
      await store.alarms.keep(organization, [{ code: 'source-silent', object: 'ecd' }], NOON);
    });
    open = await backupOf(place, 'old.backup');
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));

  it('is written by this version as it is', async () => {
    expect((await open()).head.migrations.at(-1)).toBe(OLD);
  });

  it('is put back by this version, brought up to date, and gone on with, in an empty directory and in a database with tables already', async () => {
    for (const to of [{ directory: join(folder, 'embedded') }, await fresh()]) {
      await restoreInto(to, await open(), { log });
      expect(await shapeOf(to)).toEqual(await shapeOf(await fresh()));
      const opened = await openStore(to, { log });
      try {
        expect(await opened.store.alarms.standing(organization)).toEqual([{ code: 'source-silent', object: 'ecd', raisedAt: NOON }]);
        expect(await opened.store.tasks.request([request('one'), request('three')])).toBe(1);
        expect(await opened.store.tasks.progress('restored')).toMatchObject({ requested: 3 });
        expect(await opened.store.keys.claim(organization, 'signing', 'print')).toBe('print');
      } finally {
        await opened.close();
      }
    }
  });

  it('of the first version, and of those between, ends in the tables of this one', async () => {
    const now = await shapeOf(await fresh());
    expect(now.applied).toEqual(knownMigrations);
    for (const level of [knownMigrations[0]!, knownMigrations[2]!, knownMigrations.at(-2)!]) {
      const to = await fresh();
      await restoreInto(to, await (await backupOf(await asOf(level), `${level}.backup`))(), { log });
      expect([level, await shapeOf(to)]).toEqual([level, now]);
    }
  });

  it('is refused over data, and of a newer version, and what is there stays', async () => {
    const to = await fresh();
    const opened = await openStore(to, { log });
    try {
      const { head, lines } = await open();
      expect(await codeOfRejection(restoreInto(to, { head: { ...head, migrations: [...knownMigrations, '9999-tomorrow'] }, lines }, { log }))).toBe('backup-of-other-version');
      await opened.store.tasks.request([request('mine')]);
      expect(await codeOfRejection(restoreInto(to, await open(), { log }))).toBe('restore-over-data');
      expect(await opened.store.tasks.progress('restored')).toMatchObject({ requested: 1 });
    } finally {
      await opened.close();
    }
  });

  it('that ends too soon leaves no row, and the next one that is whole is taken', async () => {
    const to = await fresh();
    const { head, lines } = await open();
    const short = { [Symbol.asyncIterator]: () => short, next: async () => { const next = await lines.next(); return next.value?.toString().includes('ecd') === true ? { value: undefined, done: true as const } : next; } };
    expect(await codeOfRejection(restoreInto(to, { head, lines: short as never }, { log }))).toBe('backup-damaged');
    await restoreInto(to, await open(), { log });
    expect((await shapeOf(to)).applied).toEqual(knownMigrations);
  });
});
