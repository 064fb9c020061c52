import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
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

const alreadyThere = (at: string): KnownError =>
  new KnownError({ code: 'backup-exists', recovery: 'halt', at, message: 'There is a file of this name already.', expected: 'the name of a new file' });

/** What the file system refuses: no such folder, no right, no room. */
const FILE_SYSTEM = ['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO'];

const notWritten = (thrown: unknown, at: string): unknown => {
  const code = String((thrown as NodeJS.ErrnoException).code);
  if (code === 'EEXIST') return alreadyThere(at);
  if (thrown instanceof KnownError || !FILE_SYSTEM.includes(code)) return thrown;
  return new KnownError({
    code: 'backup-not-written', recovery: 'halt', at, cause: thrown, message: `The backup could not be written here (${code}). Nothing of it is left.`,
    expected: 'a file in a folder that is there, in which the user who gives this command may write, on a disk with room',
  });
};

/**
 * Writes every row there is at one moment into a file that only its owner can read, while others work on. The file is there whole or not at all.
 * Tables of an older version are written as they are. Throws `backup-exists`, `backup-not-written`, `backup-of-nothing` and
 * `backup-of-other-version`, for tables of a newer version (halt).
 */
export const writeBackup = async (client: pg.Client, file: string, clock: Clock, { marks = {}, attachments = [] }: BackupExtras = {}): Promise<WrittenBackup> => {
  if (existsSync(file)) throw alreadyThere(file);
  await client.query('begin transaction isolation level repeatable read read only');
  const draft = `${file}.new-${process.pid}`;
  try {
    const { applied: migrations, unknown } = await readMigrationState(client);
    if (unknown.length > 0) throw otherVersion(unknown);
    if (migrations.length === 0) {
      throw new KnownError({
        code: 'backup-of-nothing', recovery: 'halt', at: file, message: 'There is nothing here yet to make a backup of.', expected: 'the `directory` or DATABASE_URL of a Meervoud that has run',
      });
    }
    const head: BackupHead = {
      format: 'meervoud-backup', version: 1, madeAt: clock.now(), migrations: [...migrations], tables: [...await readTables(client)], marks: { ...marks },
      attachments: attachments.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })),
    };
    const bytes = await writeSealed(draft, contentOf(client, head));
    // unlike a rename, this never takes the place of a file that came in the meantime
    await link(draft, file);
    return { file, bytes, tables: head.tables.length };
  } catch (thrown) {
    throw notWritten(thrown, file);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
    await client.query('rollback').catch(() => {});
  }
};

/** Tables with migrations that this program does not know. */
export const otherVersion = (unknown: readonly string[]): KnownError => new KnownError({
  code: 'backup-of-other-version', recovery: 'halt', message: `The tables are those of a newer version of Meervoud (${unknown.join(', ')}).`, expected: 'that version, or a newer one',
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
