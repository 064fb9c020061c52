import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { KnownError } from '@meervoud/kernel';

/** Throws a KnownError `embedded-directory-unsafe` unless `path` is a real folder of `owner` that no one else can write to. */
export const assertOwnFolder = (path: string, owner: number, writableByOthers = 0o022): void => {
  const found = lstatSync(path);
  if (found.isDirectory() && found.uid === owner && (found.mode & writableByOthers) === 0) return;
  throw new KnownError({
    code: 'embedded-directory-unsafe',
    recovery: 'halt',
    message: `${path} is not a private folder of the user who runs the database. Look who made it, and remove it if it is not yours.`,
    at: path,
  });
};

/**
 * A folder that only `owner` can enter. One that someone else left at a predictable place under /tmp is
 * refused, never adopted.
 */
export const privateFolder = (path: string, owner: { readonly uid: number; readonly gid: number } | undefined): void => {
  try {
    mkdirSync(path, { mode: 0o700 });
    if (owner) chownSync(path, owner.uid, owner.gid);
    chmodSync(path, 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // the other of two first starts may stand between its mkdir and its chown
    const mine = process.getuid?.() ?? 0;
    if (owner && lstatSync(path).uid === mine && lstatSync(path).isDirectory()) chownSync(path, owner.uid, owner.gid);
    assertOwnFolder(path, owner?.uid ?? mine, 0o077);
  }
};
