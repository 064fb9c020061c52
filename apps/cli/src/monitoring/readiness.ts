import type { Store } from '@meervoud/store';
import { isLive, type Pulse } from '@meervoud/queue';

/** What the probes are told from. */
export interface Watched {
  readonly store: Pick<Store, 'tasks'>;
  /** Undefined where this process runs no worker. */
  readonly pulse: () => Pulse | undefined;
}

export interface Health { readonly ok: boolean; readonly parts: Readonly<Record<string, boolean>> }

/** Liveness that means progress: the worker's sweep goes round, and every receiver has heard at least a canary in the last minute. */
export const liveness = ({ pulse }: Pick<Watched, 'pulse'>, limit?: number): Health => {
  const now = pulse();
  const ok = now === undefined || isLive(now, limit);
  return { ok, parts: { worker: ok } };
};

/** A database that does not answer within this is not ready. */
const LIMIT = 3_000;
/** Without a ticket for this long the queue is not to be relied on; canaries come every 10 seconds. */
const QUIET = 25_000;

const within = (work: Promise<unknown>): Promise<boolean> => new Promise((resolve) => {
  const timer = setTimeout(() => resolve(false), LIMIT);
  work.then(() => resolve(true), () => resolve(false)).finally(() => clearTimeout(timer));
});

/** Can it take work now: the database answers with the tables of this version, and the queue brings tickets. */
export const readiness = async ({ store, pulse }: Watched): Promise<Health> => {
  // opening the store applied every migration; that the table is there and answers is what remains to be asked
  const database = await within(store.tasks.progress('readiness'));
  const now = pulse();
  const queue = now === undefined || isLive(now, QUIET);
  return { ok: database && queue, parts: { database, queue } };
};
