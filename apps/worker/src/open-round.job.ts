import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { openRound } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';
import { planSync } from './plan-sync.ts';

/** Asks for a read of every source; what follows from a read it asks for itself. */
export const openRoundJob = ({ sources, clock }: WorkerDeps): JobBinding<Store> =>
  bindJob(openRound, async ({ organization, reads }) => async (transaction) =>
    void (await planSync(transaction, { organization, sources, reads }, clock)));
