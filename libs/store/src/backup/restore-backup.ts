import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { KnownError, type Logger } from '@meervoud/kernel';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { databaseOver, SCHEMA } from '../database.ts';
import { openEmbeddedPostgres } from '../embedded/open-embedded-postgres.ts';
import { migrate } from '../migrate.ts';
import { knownMigrations, readMigrationState } from '../migration-state.ts';
import { connected } from '../open-reader.ts';
import { assertReachable, type StorePlace } from '../open-store.ts';
import { type BackupHead, END_OF_TABLE } from './backup-head.ts';
import type { OpenBackup } from './read-backup.ts';
import { columnList, readTables, tableName } from './tables.ts';
import { otherVersion } from './write-backup.ts';

type Table = BackupHead['tables'][number];

const NEWLINE = Buffer.from('\n');

const fill = async (client: pg.Client, table: Table, lines: AsyncIterator<Buffer>): Promise<void> => {
  const stream = client.query(copyFrom(`copy ${tableName(client, table)} (${columnList(client, table)}) from stdin`));
  const done = finished(stream);
  done.catch(() => {});
  try {
    for (;;) {
      const { value, done: isOver } = await lines.next() as { value?: Buffer; done?: boolean };
      if (isOver || value === undefined) throw new KnownError({ code: 'backup-damaged', recovery: 'halt', message: 'The backup ends before its last table.', expected: 'another copy of the backup' });
      if (value.length === 2 && value.toString('latin1') === END_OF_TABLE) break;
      if (!stream.write(Buffer.concat([value, NEWLINE]))) await Promise.race([once(stream, 'drain'), done]);
    }
    stream.end();
    await done;
  } catch (error) {
    // a copy that is not ended would keep the connection, and the rollback waiting behind it, for ever
    stream.destroy(error as Error);
    await done.catch(() => {});
    throw error;
  }
};

/** The next number that is given out comes after the highest that is there. */
const goOnCounting = async (client: pg.Client, table: Table): Promise<void> => {
  for (const column of table.columns) {
    const { rows: [found] } = await client.query<{ sequence: string | null }>('select pg_get_serial_sequence($1, $2) as sequence', [tableName(client, table), column]);
    if (found?.sequence == null) continue;
    const name = client.escapeIdentifier(column);
    await client.query(`select setval($1::regclass, coalesce(max(${name}), 1), max(${name}) is not null) from ${tableName(client, table)}`, [found.sequence]);
  }
};

/** Throws `restore-over-data` (halt) when one row of ours is there. */
const requireEmpty = async (client: pg.Client): Promise<void> => {
  for (const table of await readTables(client)) {
    const { rows: [found] } = await client.query<{ filled: boolean }>(`select exists (select 1 from ${tableName(client, table)}) as filled`);
    if (found?.filled) {
      throw new KnownError({
        code: 'restore-over-data', recovery: 'halt', message: `There are data here already (${table.name}): a backup is never restored over them.`, expected: 'an empty directory or database',
      });
    }
  }
};

const atomically = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
};

/** Takes away tables without a row, of whatever version; nobody can write to them in between. */
const clearTables = (client: pg.Client): Promise<void> => atomically(client, async () => {
  const tables = (await readTables(client)).map((table) => tableName(client, table));
  if (tables.length > 0) await client.query(`lock table ${tables.join(', ')} in access exclusive mode`);
  await requireEmpty(client);
  await client.query(`drop schema if exists ${SCHEMA} cascade`);
});

/** Puts every row of a backup into empty tables of its own version, all or nothing. */
const fillTables = (client: pg.Client, { head, lines }: OpenBackup): Promise<void> => atomically(client, async () => {
  const { applied } = await readMigrationState(client);
  // another process opened the same database meanwhile
  if (applied.join() !== head.migrations.join()) throw inUseMeanwhile();
  await requireEmpty(client);
  for (const table of head.tables) {
    await fill(client, table, lines);
    await goOnCounting(client, table);
  }
});

const inUseMeanwhile = (): KnownError => new KnownError({
  code: 'restore-over-data', recovery: 'halt', message: 'Another process uses this database: it changed its tables while the backup was put back.', expected: 'a database that nobody else uses',
});

/**
 * Puts a backup into an empty database: its rows into the tables of the version that made it, all or nothing, and those then up to date by the same
 * migrations that would have run there. Broken off after the rows, the next opening of the store goes on with the migrations.
 * Throws `restore-over-data`, `backup-of-other-version` (of a newer version), `backup-damaged` and `database-too-old` (halt).
 */
export const restoreBackup = async (client: pg.Client, backup: OpenBackup): Promise<void> => {
  const { migrations } = backup.head;
  const unknown = migrations.filter((name, index) => knownMigrations[index] !== name);
  if (unknown.length > 0) throw otherVersion(unknown);
  const db = databaseOver(client);
  await assertReachable(db);
  await client.query(`set search_path = ${SCHEMA}`);
  await clearTables(client);
  await migrate(db, migrations.at(-1));
  await fillTables(client, backup);
  await migrate(db);
};

/** {@link restoreBackup} into a place that nobody else uses. Throws besides as `openStore` does. */
export const restoreInto = async (place: StorePlace, backup: OpenBackup, { log }: { readonly log: Logger }): Promise<void> => {
  const embedded = 'directory' in place ? await openEmbeddedPostgres(place.directory, { log }) : undefined;
  try {
    const client = await connected('directory' in place ? embedded?.connection ?? {} : { connectionString: place.databaseUrl, application_name: 'meervoud-restore' });
    await restoreBackup(client, backup).finally(() => client.end());
  } finally {
    await embedded?.close();
  }
};
