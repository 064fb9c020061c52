import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { KnownError } from '@meervoud/kernel';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readMigrationState } from '../migration-state.ts';
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
  for (;;) {
    const { value, done: isOver } = await lines.next() as { value?: Buffer; done?: boolean };
    if (isOver || value === undefined) throw new KnownError({ code: 'backup-damaged', recovery: 'halt', message: 'The backup ends before its last table.', expected: 'another copy of the backup' });
    if (value.length === 2 && value.toString('latin1') === END_OF_TABLE) break;
    if (!stream.write(Buffer.concat([value, NEWLINE]))) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
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
export const requireEmpty = async (client: pg.Client): Promise<void> => {
  for (const table of await readTables(client)) {
    const { rows: [found] } = await client.query<{ filled: boolean }>(`select exists (select 1 from ${tableName(client, table)}) as filled`);
    if (found?.filled) {
      throw new KnownError({
        code: 'restore-over-data', recovery: 'halt', message: `There are data here already (${table.name}): a backup is never restored over them.`, expected: 'an empty directory or database',
      });
    }
  }
};

/**
 * Puts every row of a backup into an empty database with the tables of its version, all or nothing. Throws `restore-over-data`,
 * `backup-of-other-version` and `backup-damaged` (halt).
 */
export const restoreBackup = async (client: pg.Client, { head, lines }: OpenBackup): Promise<void> => {
  await client.query('begin');
  try {
    const { applied } = await readMigrationState(client);
    if (applied.join() !== head.migrations.join()) throw otherVersion(head.migrations.at(-1) ?? '');
    await requireEmpty(client);
    for (const table of head.tables) {
      await fill(client, table, lines);
      await goOnCounting(client, table);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
};
