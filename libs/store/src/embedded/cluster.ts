import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, closeSync, fsyncSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { KnownError, type Logger } from '@meervoud/kernel';
import { cannotRun, type PostgresBinaries } from './binaries.ts';
import type { Place } from './place.ts';
import { isAlive } from './postmaster-file.ts';
import type { ServerUser } from './server-user.ts';

export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } as const;

const INITDB = [
  '--username=postgres', '--encoding=UTF8', '--no-locale', '--data-checksums', '--no-instructions',
  // only who can enter the folder of the socket gets this far; TCP is not listened to at all
  '--auth-local=trust', '--auth-host=reject',
] as const;

const assertMajor = ({ data, directory }: Place, { major }: PostgresBinaries): void => {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new KnownError({
    code: 'embedded-other-major',
    recovery: 'halt',
    message: `The data in ${data} are of PostgreSQL ${found}, and this program brings PostgreSQL ${major}. ` +
      `Start the version of Meervoud that made them and dump them (pg_dump), or move ${directory} away to begin anew.`,
    at: data,
    expected: `PG_VERSION ${major}`,
  });
};

const fsyncFolder = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Makes the data directory if there is none yet: in a draft beside it, then renamed, so that an interrupted
 * first start leaves no half cluster and of two first starts one wins. Throws KnownErrors
 * `embedded-other-major` and `embedded-postgres-unavailable`.
 */
export const ensureCluster = async (place: Place, binaries: PostgresBinaries, user: ServerUser, log: Logger): Promise<void> => {
  if (existsSync(place.data)) return assertMajor(place, binaries);
  const draft = `${place.data}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(draft, { mode: 0o700 });
  try {
    if (user.ids) chownSync(draft, user.ids.uid, user.ids.gid);
    chmodSync(draft, 0o700);
    await promisify(execFile)(join(binaries.root, 'bin', 'initdb'), [`--pgdata=${draft}`, ...INITDB], {
      ...user.ids, cwd: '/', env: SERVER_ENVIRONMENT,
    }).catch((error: unknown) => {
      throw cannotRun(error);
    });
    writeFileSync(join(draft, 'pg_hba.conf'), 'local all all trust\n');
    renameSync(draft, place.data);
    fsyncFolder(dirname(place.data));
    log.info('made a database directory');
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  assertMajor(place, binaries);
};

/** Removes what interrupted first starts left behind. For the owner of the place only. */
export const clearDrafts = ({ data }: Place): void => {
  const [folder, prefix] = [dirname(data), `${basename(data)}.new-`];
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length).split('-')[0]))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
};
