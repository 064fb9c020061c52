import { execFileSync, spawnSync } from 'node:child_process';
import { KnownError } from '@meervoud/kernel';

/** Who runs the server. Undefined ids: the user we are. */
export interface ServerUser {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
}

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return undefined;
  }
};

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres`, or to `nobody` where there is none.
 * Anyone else runs it as themselves.
 */
export const serverUser = (): ServerUser => {
  if (process.getuid?.() !== 0) return { name: 'this user', ids: undefined };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== undefined && gid !== undefined && uid > 0) return { name, ids: { uid, gid } };
  }
  throw new KnownError({
    code: 'embedded-postgres-unavailable',
    recovery: 'halt',
    message: 'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it. Set DATABASE_URL or run as another user.',
  });
};

/** May this user enter that folder? Asked of the system itself, so that every parent and ACL counts. */
export const canEnter = (user: ServerUser, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user.ids, cwd: '/', env: {}, stdio: 'ignore' }).status === 0;
