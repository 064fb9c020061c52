import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
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

/** Does this process exist, whoever's it is? */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process id in `postmaster.pid`, if that process lives and is really PostgreSQL. */
export const runningPostmaster = (data: string): number | undefined => {
  const pid = Number(read(join(data, 'postmaster.pid'))?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return isAlive(pid) && programOf(pid).startsWith('postgres') ? pid : undefined;
};

/**
 * After a reboot the old process id may be another program's, and PostgreSQL would refuse to start next to it.
 * Moves such a file away; a file of a process that is gone PostgreSQL replaces by itself.
 */
export const clearForeignPid = (data: string): void => {
  const path = join(data, 'postmaster.pid');
  const seen = read(path);
  const pid = Number(seen?.split('\n')[0]);
  if (!seen || !Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || runningPostmaster(data) !== undefined) return;
  if (read(path) !== seen) return;
  renameSync(path, `${path}.stale`);
  rmSync(`${path}.stale`, { force: true });
};
