import type { JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { acquireRecordsJob } from './acquire-records.job.ts';
import { assembleSubmissionJob } from './assemble-submission.job.ts';
import type { WorkerDeps } from './deps.ts';
import { deriveValuesJob } from './derive-values.job.ts';
import { openRoundJob } from './open-round.job.ts';
import { planValuesJob } from './plan-values.job.ts';
import { reconcileJob } from './reconcile.job.ts';
import { retainJob } from './retain.job.ts';
import { writeFragmentsJob } from './write-fragments.job.ts';

/** The jobs of the worker, in the order in which one leads to the next; delivering is the gateway's. */
export const workerBindings = (deps: WorkerDeps): readonly JobBinding<Store>[] => [
  openRoundJob(deps),
  ...(deps.pseudonymKey === undefined ? [] : [acquireRecordsJob({ ...deps, pseudonymKey: deps.pseudonymKey })]),
  planValuesJob(deps),
  deriveValuesJob(deps),
  writeFragmentsJob(deps),
  assembleSubmissionJob(deps),
  reconcileJob(deps),
  retainJob(deps),
];
