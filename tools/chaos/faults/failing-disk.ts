import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostmaster } from '../../../libs/store/src/embedded/postmaster-file.ts';
import { type Footing, openFooting } from '../life/footing.ts';
import { acknowledgedRows } from './acknowledged.ts';
import { findingOf, type Finding, type Laboratory, type Trial, tryLife } from './trial.ts';

/** A finding, or why the fault cannot be made here. */
export type FindingOrSkipped = Finding | { readonly experiment: string; readonly skipped: string };

/** A fault that somebody makes while rows are written beside the work; gives how many there were. */
type Fault = (rows: Rows, signal: AbortSignal) => Promise<{ readonly faults: number; readonly injected?: number }>;
type Rows = ReturnType<typeof acknowledgedRows>;

/** Lives on until there were so many faults. */
const liveWith = async (laboratory: Laboratory, footing: Footing, experiment: string, times: number, make: Fault): Promise<Finding> => {
  const trials: Trial[] = [];
  const sum = { faults: 0, injected: 0, acknowledged: 0, refused: 0, lost: 0, startsRefused: 0 };
  await laboratory.clean(footing);
  for (let lives = 0; sum.faults < times && lives < times; lives += 1) {
    const rows = acknowledgedRows(footing);
    const trial = await tryLife(laboratory, footing, {
      patience: 180_000, stops: false, mayFailToStart: true,
      nemesis: async (signal) => {
        const writing = rows.write(signal);
        while (!signal.aborted && !rows.begun()) await pause(100);
        await pause(1_500);
        while (!signal.aborted && sum.faults < times) {
          const { faults, injected = 0 } = await make(rows, signal);
          sum.faults += faults;
          sum.injected += injected;
          await pause(1_000);
        }
        await writing;
      },
    });
    trials.push(trial);
    sum.startsRefused += trial.life.notNow;
    sum.acknowledged += rows.acknowledged();
    sum.refused += rows.refused();
    sum.lost += await rows.lost();
    laboratory.say(`  ${experiment}: ${JSON.stringify(sum)}, ${trial.violations.length} violations, ${Math.round(trial.life.milliseconds / 1_000)} s`);
  }
  return findingOf(experiment, 'embedded', trials, sum);
};

const canMount = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;
const MEGABYTES = 128;

/** The disk of the embedded database is full for seconds at a time. Nothing that was acknowledged is lost, and work goes on by itself. */
export const fillDisk = async (laboratory: Laboratory, times: number): Promise<FindingOrSkipped> => {
  const experiment = 'the disk is full';
  if (!canMount()) return { experiment, skipped: 'only root on Linux can mount a small disk' };
  const disk = mkdtempSync(join(tmpdir(), 'meervoud-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0711`, 'tmpfs', disk]).status !== 0) return { experiment, skipped: 'a small disk cannot be mounted here' };
  const footing = await openFooting('embedded', { directory: join(disk, 'data') });
  const ballast = join(disk, 'ballast');
  try {
    return await liveWith(laboratory, footing, experiment, times, async (rows) => {
      spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' });
      const before = rows.refused();
      // what is left in the present segment of the log is used up, and the next one cannot be made
      await footing.query('select pg_switch_wal()').catch(() => undefined);
      for (const until = performance.now() + 8_000; rows.refused() < before + 3 && performance.now() < until;) await pause(50);
      rmSync(ballast, { force: true });
      return { faults: rows.refused() > before ? 1 : 0 };
    });
  } finally {
    await footing.close();
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
};

const childrenOf = (pid: number): readonly number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => {
  try {
    return new RegExp(`^\\d+ \\(.*\\) \\S ${pid} `).test(readFileSync(`/proc/${name}/stat`, 'utf8'));
  } catch {
    return false;
  }
}).map(Number);

/** Every fsync of a running server fails, until it has noticed. Returns how many were made to fail. */
const failFsyncOf = async (footing: Footing, data: string, noticed: () => boolean): Promise<number> => {
  const postmaster = runningPostmaster(data);
  if (postmaster === undefined) return 0;
  const output = join(footing.folder, 'strace.log');
  const pids = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ['-p', String(pid)]);
  const tracer = spawn('strace', ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO', '-o', output, ...pids], { stdio: 'ignore' });
  const ended = new Promise((resolve) => tracer.once('close', resolve));
  for (const until = performance.now() + 8_000; !noticed() && performance.now() < until;) await pause(50);
  tracer.kill('SIGTERM');
  await ended;
  return existsSync(output) ? readFileSync(output, 'utf8').split('\n').filter((line) => line.includes('(INJECTED)')).length : 0;
};

/** fsync fails under the embedded database. What it then acknowledges it has; what it has not it does not acknowledge. */
export const failFsync = async (laboratory: Laboratory, times: number): Promise<FindingOrSkipped> => {
  const experiment = 'fsync fails';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { experiment, skipped: 'only root on Linux can make the fsync of another process fail' };
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
  } catch {
    return { experiment, skipped: 'there is no strace here' };
  }
  const footing = await openFooting('embedded');
  try {
    return await liveWith(laboratory, footing, experiment, times, async (rows) => {
      const before = rows.refused();
      const injected = 'directory' in footing.place ? await failFsyncOf(footing, join(footing.place.directory, 'postgres'), () => rows.refused() > before + 2) : 0;
      return { faults: injected > 0 && rows.refused() > before ? 1 : 0, injected };
    });
  } finally {
    await footing.close();
  }
};
