import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const programOf = (pid: number): string => {
  try {
    return process.platform === 'linux'
      ? basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''))
      : basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  } catch {
    // /proc/<pid>/exe of another user's process cannot be read, its name can
    return read(`/proc/${pid}/comm`)?.trim() ?? '';
  }
};

const isKnown = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** In a container whose first process collects no dead children, one that ended stays known as a zombie. */
const isZombie = (pid: number): boolean => /\) [ZX] /.test(read(`/proc/${pid}/stat`) ?? '');

/** Does this process run, whoever's it is? */
export const isAlive = (pid: number): boolean => isKnown(pid) && !isZombie(pid);

/** The process id in `postmaster.pid`, if that process lives and is really PostgreSQL. */
export const runningPostmaster = (data: string): number | undefined => {
  const pid = Number(read(join(data, 'postmaster.pid'))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return isAlive(pid) && programOf(pid).startsWith('postgres') ? pid : undefined;
};

/** Every process of a PostgreSQL server works in its data directory. Known on Linux only. */
const someoneWorksIn = (data: string): boolean => {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === data;
    } catch {
      return false;
    }
  });
};

/**
 * PostgreSQL refuses to start beside a pid file whose process exists. After a reboot that may be another
 * program, and it may be a zombie; such a file is moved away, once nothing of the old server is left. A file of a
 * process that is gone PostgreSQL replaces by itself.
 */
export const clearForeignPid = (data: string): void => {
  const path = join(data, 'postmaster.pid');
  const seen = read(path);
  const pid = Number(seen?.split('\n')[0]);
  if (!seen || !Number.isInteger(pid) || pid <= 1 || !isKnown(pid)) return;
  if (runningPostmaster(data) !== undefined || someoneWorksIn(data) || read(path) !== seen) return;
  renameSync(path, `${path}.stale`);
  rmSync(`${path}.stale`, { force: true });
};
