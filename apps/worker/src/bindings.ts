import type { JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { acquireRecordsJob } from './acquire-records.job.ts';
import type { WorkerDeps } from './deps.ts';
import { deriveValuesJob } from './derive-values.job.ts';
import { writeFragmentsJob } from './write-fragments.job.ts';

/** The jobs of the worker; delivering is the gateway's. */
export const workerBindings = (deps: WorkerDeps): readonly JobBinding<Store>[] => [
  ...(deps.pseudonymKey === undefined ? [] : [acquireRecordsJob({ ...deps, pseudonymKey: deps.pseudonymKey })]),
  deriveValuesJob(deps),
  writeFragmentsJob(deps),
];
