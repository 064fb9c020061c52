import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostmaster } from '../../../libs/store/src/embedded/postmaster-file.ts';
import { type Doom, NOT_NOW, type WorkerPlan } from '../worker/plan.ts';
import { startWorker, type WorkerProcess } from '../worker/start-worker.ts';
import type { Footing } from './footing.ts';

/** How the next process is to end. */
export interface Fate {
  readonly at?: Doom['points'];
  /** Milliseconds after its start. */
  readonly after?: number;
  /** It stands still at one of these, and another is started in its place. */
  readonly stillAt?: Doom['points'];
  /** The embedded server is killed with it. */
  readonly withServer?: boolean;
}

/** A process that was killed, and is proved to be gone. */
export interface Kill {
  /** The point it stood at; undefined: it was killed at a random time. */
  readonly point: string | undefined;
  readonly signal: 'SIGKILL';
  readonly pid: number;
  readonly withServer: boolean;
}

export interface Keeper {
  /** A worker that works, sooner or later. */
  worker(): Promise<WorkerProcess>;
  readonly kills: readonly Kill[];
  /** Ends that nobody asked for. */
  readonly defects: readonly string[];
  /** When the last process was killed; the clock of `performance`. */
  readonly lastKill: () => number | undefined;
  /** Ends the present process for good order: it gives back what it has begun. */
  stopGracefully(): Promise<void>;
  killNow(): Promise<void>;
  /** Lets those that stand still go on, as long as they need to say what they wanted to, and ends them. */
  wake(): Promise<void>;
  /** How many stood still. */
  readonly stood: () => number;
  /** How often a start said: not now, try later. */
  readonly notNow: () => number;
  /** What points processes that ended in good order had passed. */
  readonly passed: Readonly<Record<string, number>>;
  end(): Promise<void>;
}

const LATE_WORD_MS = 1_500;

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

interface KeeperOptions {
  fate(): Fate;
  onKill(): Promise<void>;
  onReady(): Promise<void>;
  /** Where the database itself is away for a while, a start may end with {@link NOT_NOW}. */
  readonly mayFailToStart?: boolean;
}

/** As a supervisor of services does: starts the worker again whenever it has ended. */
export const keepWorker = (
  footing: Footing, plan: Omit<WorkerPlan, 'at'>, { fate, onKill, onReady, mayFailToStart = false }: KeeperOptions,
): Keeper => {
  const [kills, defects, passed]: [Kill[], string[], Record<string, number>] = [[], [], {}];
  const still: WorkerProcess[] = [];
  let [stood, notNow] = [0, 0];
  let lastKill: number | undefined;
  let over = false;
  let isStopping = false;
  let current: WorkerProcess | undefined;
  let ready: Promise<WorkerProcess | undefined> = Promise.resolve(undefined);

  const killServer = (): boolean => {
    if (!('directory' in footing.place)) return false;
    const pid = runningPostmaster(join(footing.place.directory, 'postgres'));
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    return pid !== undefined;
  };

  const wake = async (): Promise<void> => {
    await Promise.all(still.splice(0).map(async (worker) => {
      worker.signal('SIGCONT');
      await pause(LATE_WORD_MS);
      worker.signal('SIGKILL');
      await worker.ended;
    }));
  };

  const one = async (): Promise<void> => {
    const next = fate();
    const at: Doom | undefined = next.at ? { points: next.at, signal: 'SIGKILL' } : next.stillAt && { points: next.stillAt, signal: 'SIGSTOP' };
    const worker = await startWorker({ ...plan, ...(at && { at }) }, footing.folder);
    current = worker;
    ready = worker.word('ready').then(async (word) => {
      if (word === undefined) return undefined;
      await onReady().catch(() => undefined);
      return worker;
    });
    const timer = next.after === undefined ? undefined : setTimeout(() => worker.signal('SIGKILL'), next.after);
    if (next.stillAt && (await Promise.race([worker.reached.then(() => true), worker.ended.then(() => false)]))) {
      still.push(worker);
      stood += 1;
      return;
    }
    const { code, signal } = await worker.ended;
    clearTimeout(timer);
    if (signal === 'SIGKILL') {
      lastKill = performance.now();
      if (!isGone(worker.pid)) throw new Error(`process ${worker.pid} was killed and is still there`);
      const withServer = next.withServer === true && killServer();
      if (!over) kills.push({ point: worker.at(), signal, pid: worker.pid, withServer });
      if (!over) await onKill();
    } else if (mayFailToStart && code === NOT_NOW) {
      notNow += 1;
      await pause(200);
    } else if (!isStopping || code !== 0) {
      defects.push(`the worker ended by itself: code ${code}, signal ${signal}`);
    }
    isStopping = false;
  };
  const keeping = (async () => { while (!over && defects.length < 5) await one(); })();
  // whoever waits for a worker hears of it too
  keeping.catch((thrown: unknown) => { defects.push(String(thrown)); });

  return {
    kills, defects, passed, lastKill: () => lastKill,
    worker: async () => {
      for (;;) {
        const worker = await ready;
        if (worker !== undefined && worker === current) return worker;
        if (defects.length >= 5) throw new Error(`no worker stays: ${defects.join('; ')}`);
        await pause(10);
      }
    },
    stopGracefully: async () => {
      const worker = await ready;
      if (worker === undefined || worker !== current) return;
      isStopping = true;
      const word = await worker.ask({ do: 'stop', patience: 0 }, 'passed');
      for (const [point, times] of Object.entries(word?.said === 'passed' ? word.points : {})) passed[point] = (passed[point] ?? 0) + times;
      await worker.ended;
    },
    wake, stood: () => stood, notNow: () => notNow,
    killNow: async () => {
      current?.signal('SIGKILL');
      await current?.ended;
    },
    end: async () => {
      over = true;
      await wake();
      current?.signal('SIGKILL');
      await keeping.catch(() => undefined);
    },
  };
};
