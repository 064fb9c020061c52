import type { Logger } from '@meervoud/kernel';
import type { TaskLedger } from '@meervoud/task';
import type { PoolConfig } from 'pg';
import { createBullCarrier } from './bull-carrier.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import type { QueueObserver } from './observer.ts';
import type { Queue } from './queue.ts';
import { openRedisBackend } from './redis-backend.ts';
import { defaultTiming, type Timing } from './timing.ts';
import { startWork, type WorkLedger } from './work.ts';

/** Redis, or the PostgreSQL database of the store (`OpenedStore.postgres`). */
export type QueuePlace = { readonly redisUrl: string } | { readonly postgres: PoolConfig };

export interface QueueOptions {
  /** Whose tasks are worked on. Each organization has queues of its own, so a busy one does not keep others waiting. */
  readonly organization: string;
  /** Keeps apart what shares a Redis or a database: letters, digits and hyphens. */
  readonly prefix: string;
  readonly log: Logger;
  readonly timing?: Partial<Timing>;
  readonly observer?: QueueObserver;
}

/**
 * Opens the queue; the one place where its backend is chosen. Throws a KnownError `queue-unavailable` (retry)
 * when the backend does not answer.
 */
export const openQueue = async (place: QueuePlace, { organization, prefix, log, timing, observer = {} }: QueueOptions): Promise<Queue> => {
  if (!/^[A-Za-z0-9-]+$/.test(prefix)) throw new TypeError(`queue prefix '${prefix}': letters, digits and hyphens only`);
  const carrier = await createBullCarrier(
    () => ('redisUrl' in place ? openRedisBackend(place.redisUrl, log) : openPostgresBackend(place.postgres, log)), prefix, log);
  return {
    backend: carrier.backend,
    work: (ledger, bindings, workLog) =>
      startWork(carrier, ofOrganization(ledger, organization), bindings, { timing: { ...defaultTiming, ...timing }, log: workLog, observer }),
    boardQueues: carrier.boardQueues,
    close: () => carrier.close(),
  };
};

/** The ledger, of which only the tasks of one organization are due. */
const ofOrganization = <Transaction>(ledger: TaskLedger<Transaction>, organization: string): WorkLedger<Transaction> =>
  ({ ...ledger, due: (wanted) => ledger.due({ organization, ...wanted }) });
