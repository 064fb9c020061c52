import type { Drop } from '@meervoud/channel';
import { KnownError } from '@meervoud/kernel';
import { type Connection, unreachable } from './connect.ts';

/** SSH_FX_* (draft-ietf-secsh-filexfer-02 §7). */
const [NO_SUCH_FILE, PERMISSION_DENIED, FAILURE] = [2, 3, 4];
const statusOf = (thrown: unknown): number | undefined => {
  const code = thrown instanceof Error && !(thrown instanceof KnownError) && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'number' ? code : undefined;
};

/** Bytes of one write; what every server takes (draft §3: packets of 34,000 bytes). */
const CHUNK = 32_768;
/** Most bytes of a file that is read back. */
const MOST = 64 * 1024 * 1024;

const refused = (at: string, path: string, cause: unknown): KnownError =>
  new KnownError({ code: 'recipient-folder-refused', recovery: 'halt', at: `${at}:${path}`, cause, message: 'the server does not let us write there', expected: 'a folder in which this user may read, write and rename' });

const missing = (at: string, path: string): KnownError =>
  new KnownError({ code: 'recipient-folder-refused', recovery: 'halt', at: `${at}:${path}`, message: 'the folder is not there', expected: 'a folder that the recipient made' });

/** The folder of a recipient on its SFTP server. Throws, of the folder and in every call: `recipient-folder-refused` (halt), `recipient-unavailable` (retry). */
export const sftpDrop = async ({ sftp, ask, at }: Connection, folder: string): Promise<Drop> => {
  const place = (path: string): string => `${folder.replace(/\/+$/, '')}/${path}`;
  const tried = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => work().catch((thrown: unknown) => {
    const status = statusOf(thrown);
    if (status === undefined) throw thrown;
    throw status === PERMISSION_DENIED ? refused(at, path, thrown) : unreachable(at, `SFTP status ${status}`, thrown);
  });
  const orNothing = async <Result>(work: Promise<Result>): Promise<Result | undefined> => work.catch((thrown: unknown) => {
    if (statusOf(thrown) === NO_SUCH_FILE) return undefined;
    throw thrown;
  });
  const stat = (path: string) => orNothing(ask((done) => sftp.stat(path, done)));
  const opened = async <Result>(path: string, flags: 'r' | 'w', work: (handle: Buffer) => Promise<Result>): Promise<Result> => {
    const handle = await ask<Buffer>((done) => sftp.open(path, flags, done));
    const result = await work(handle);
    await ask<void>((done) => sftp.close(handle, done));
    return result;
  };
  /** OpenSSH promises it; of another server we have only its word. */
  const synced = (handle: Buffer): Promise<void> => ask<void>((done) => {
    try {
      sftp.ext_openssh_fsync(handle, (error) => done(error));
    } catch {
      done(undefined);
    }
  });
  const readWhole = (path: string) => opened(path, 'r', async (handle) => {
    const chunks: Buffer[] = [];
    for (let position = 0; position < MOST;) {
      const buffer = Buffer.alloc(CHUNK);
      const read = await ask<number>((done) => sftp.read(handle, buffer, 0, CHUNK, position, (error, count) => done(isEnd(error) ? undefined : error, count ?? 0)));
      if (read === 0) break;
      chunks.push(buffer.subarray(0, read));
      position += read;
    }
    return new Uint8Array(Buffer.concat(chunks));
  });

  if (await tried(folder, () => stat(folder)) === undefined) throw missing(at, folder);
  return {
    exists: (path) => tried(path, async () => (await stat(place(path))) !== undefined),
    read: (path) => tried(path, () => orNothing(readWhole(place(path)))),
    write: (path, bytes) => tried(path, () => opened(place(path), 'w', async (handle) => {
      const buffer = Buffer.from(bytes);
      for (let position = 0; position < buffer.length; position += CHUNK) {
        await ask<void>((done) => sftp.write(handle, buffer, position, Math.min(CHUNK, buffer.length - position), position, done));
      }
      await synced(handle);
    })),
    rename: (from, to) => tried(to, () => ask<void>((done) => sftp.rename(place(from), place(to), done))),
    makeFolder: (path) => tried(path, async () => {
      if (await stat(place(path)) !== undefined) return;
      // two at once: whoever is second is told of a failure, and it is there
      await ask<void>((done) => sftp.mkdir(place(path), { mode: 0o770 }, done)).catch(async (thrown: unknown) => {
        if (statusOf(thrown) !== FAILURE || await stat(place(path)) === undefined) throw thrown;
      });
    }),
  };
};

/** SSH_FX_EOF */
const isEnd = (error: unknown): boolean => statusOf(error) === 1;
