import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Drop } from '@meervoud/channel';
import { KnownError } from '@meervoud/kernel';

const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);
const codeOf = (thrown: unknown): string => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '');

/** What the file system says, as what a channel says: rights do not come back by themselves, a share or space on it may. */
export const toKnownError = (at: string, thrown: unknown): unknown => {
  const code = codeOf(thrown);
  if (code === '') return thrown;
  return REFUSED.has(code)
    ? new KnownError({ code: 'recipient-folder-refused', recovery: 'halt', at, cause: thrown, message: `the folder of the recipient cannot be written to (${code})`, expected: 'a folder in which this program may read, write and rename' })
    : new KnownError({ code: 'recipient-unavailable', recovery: 'retry', at, cause: thrown, message: `the folder of the recipient cannot be reached (${code})` });
};

const synced = async (path: string, flags: string, work: (handle: Awaited<ReturnType<typeof open>>) => Promise<void> = async () => {}): Promise<void> => {
  const handle = await open(path, flags);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A folder of this machine, or one that is mounted. Every change is on disk before the next one begins. */
export const folderDrop = (folder: string, signal: AbortSignal): Drop => {
  const at = (path: string): string => join(folder, path);
  const tried = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
    signal.throwIfAborted();
    return work().catch((thrown: unknown) => { throw toKnownError(at(path), thrown); });
  };
  const orNothing = async <Result>(work: Promise<Result>): Promise<Result | undefined> => work.catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  });
  return {
    read: (path) => tried(path, () => orNothing(readFile(at(path)))),
    exists: (path) => tried(path, async () => (await orNothing(stat(at(path)))) !== undefined),
    write: (path, bytes) => tried(path, async () => {
      await synced(at(path), 'w', (handle) => handle.writeFile(bytes));
      await synced(dirname(at(path)), 'r');
    }),
    rename: (from, to) => tried(to, async () => {
      await rename(at(from), at(to));
      await synced(dirname(at(to)), 'r');
      await synced(dirname(at(from)), 'r');
    }),
    makeFolder: (path) => tried(path, async () => {
      await mkdir(at(path), { recursive: true, mode: 0o770 });
      await synced(folder, 'r');
    }),
  };
};
