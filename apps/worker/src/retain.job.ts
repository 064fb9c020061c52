import { passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { retain } from '@meervoud/task';
import { applyRetention } from '@meervoud/upkeep';
import type { WorkerDeps } from './deps.ts';

/** Removes what is kept no longer, and logs how much of each. */
export const retainJob = ({ clock, operation: { retention } }: WorkerDeps): JobBinding<Store> =>
  bindJob(retain, async ({ organization }, { log }) => async (transaction) => {
    passing('retain:before');
    const removed = await applyRetention(transaction, organization, retention, clock);
    passing('retain:after');
    for (const [what, count] of Object.entries(removed)) if (count > 0) log.info(`removed: ${what}`, { organization, count });
  });
