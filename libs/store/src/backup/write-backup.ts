import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Clock, KnownError } from '@meervoud/kernel';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readMigrationState } from '../migration-state.ts';
import { type BackupHead, END_OF_TABLE, sealOf } from './backup-head.ts';
import { columnList, readTables, tableName } from './tables.ts';

export interface BackupExtras {
  readonly marks?: BackupHead['marks'];
  readonly attachments?: readonly { readonly name: string; readonly content: Uint8Array }[];
}

export interface WrittenBackup { readonly file: string; readonly bytes: number; readonly tables: number }

async function* contentOf(client: pg.Client, head: BackupHead): AsyncGenerator<Uint8Array | string> {
  yield `${JSON.stringify(head)}\n`;
  for (const table of head.tables) {
    yield* client.query(copyTo(`copy ${tableName(client, table)} (${columnList(client, table)}) to stdout`)) as AsyncIterable<Uint8Array>;
    yield `${END_OF_TABLE}\n`;
  }
}

/**
 * Writes every row there is at one moment into a file that only its owner can read, while others work on. The file is there whole or not at all.
 * Throws `backup-exists` and `backup-of-other-version` (halt).
 */
export const writeBackup = async (client: pg.Client, file: string, clock: Clock, { marks = {}, attachments = [] }: BackupExtras = {}): Promise<WrittenBackup> => {
  if (existsSync(file)) throw new KnownError({ code: 'backup-exists', recovery: 'halt', at: file, message: 'There is a file of this name already.', expected: 'the name of a new file' });
  await client.query('begin transaction isolation level repeatable read read only');
  const draft = `${file}.new-${process.pid}`;
  try {
    const { applied: migrations, pending, unknown } = await readMigrationState(client);
    if (pending.length + unknown.length > 0) throw otherVersion(file);
    const head: BackupHead = {
      format: 'meervoud-backup', version: 1, madeAt: clock.now(), migrations: [...migrations], tables: [...await readTables(client)], marks: { ...marks },
      attachments: attachments.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })),
    };
    const bytes = await writeSealed(draft, contentOf(client, head));
    await rename(draft, file);
    return { file, bytes, tables: head.tables.length };
  } finally {
    await rm(draft, { force: true });
    await client.query('rollback').catch(() => {});
  }
};

export const otherVersion = (at: string): KnownError => new KnownError({
  code: 'backup-of-other-version', recovery: 'halt', at, message: 'The tables of the backup or of the database are not those of this version of Meervoud.',
  expected: 'the version that made the backup; upgrade after restoring',
});

/** Compressed, followed by the hash of what is before it, and on the disk when this returns. */
const writeSealed = async (file: string, content: AsyncIterable<Uint8Array | string>): Promise<number> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    const [hash, gzip] = [createHash('sha256'), createGzip()];
    let bytes = 0;
    await pipeline(content, gzip, async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += (await handle.write(chunk)).bytesWritten;
      }
    });
    await handle.write(sealOf(hash.digest('hex')));
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
};
