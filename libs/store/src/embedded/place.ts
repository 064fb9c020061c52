import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import { privateFolder } from './safe-folder.ts';
import { canEnter, type ServerUser } from './server-user.ts';

/** Where the parts of an embedded server lie. */
export interface Place {
  /** The folder that was asked for. */
  readonly directory: string;
  /** PostgreSQL's data directory. */
  readonly data: string;
  /** Folder of the unix socket, 0700. */
  readonly sockets: string;
  readonly logFile: string;
  /** The data lie elsewhere, because the user who runs the server cannot enter `directory`. */
  readonly elsewhere: boolean;
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '/.s.PGSQL.5432';
const POINTER = 'postgres-is-at';

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const socketFolder = (base: string, owner: ServerUser): string => {
  const near = join(base, 'socket');
  const path = Buffer.byteLength(near + SOCKET_NAME) <= LONGEST_SOCKET_PATH
    ? near
    : join(realpathSync(tmpdir()), `meervoud-${shortHash(base)}`);
  privateFolder(path, owner.ids);
  if (Buffer.byteLength(path + SOCKET_NAME) > LONGEST_SOCKET_PATH) {
    throw new KnownError({
      code: 'embedded-directory-unsafe', recovery: 'halt', at: path,
      message: 'The path of the database socket is too long, also under the temporary folder.',
    });
  }
  return path;
};

/** The folder under /var/tmp that belongs to `directory`; what is written first in its pointer stays. */
const baseElsewhere = (directory: string): string => {
  const pointer = join(directory, POINTER);
  const draft = `${pointer}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `/var/tmp/meervoud-${shortHash(directory)}-${randomBytes(4).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, pointer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(pointer, 'utf8').trim();
};

/**
 * Chooses and makes the folders. The data are in `<directory>/postgres`. Where root owns a directory that the
 * server's user cannot enter (a checkout under /root), they are under /var/tmp, in a private folder that
 * `<directory>/postgres-is-at` names. Throws a KnownError `embedded-directory-unsafe` when such a folder is
 * someone else's.
 */
export const choosePlace = (requested: string, user: ServerUser): Place => {
  // 0711: the server's user may pass through to its own folder and see nothing else
  mkdirSync(requested, { recursive: true, mode: user.ids ? 0o711 : 0o700 });
  const directory = realpathSync(requested);
  const elsewhere = user.ids !== undefined && !canEnter(user, directory);
  const base = elsewhere ? baseElsewhere(directory) : directory;
  if (elsewhere) privateFolder(base, user.ids);
  return { directory, data: join(base, 'postgres'), sockets: socketFolder(base, user), logFile: join(base, 'postgres.log'), elsewhere };
};
