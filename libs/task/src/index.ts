export { defineJob, type JobDefinition, type JobPayload, taskOf } from './job.ts';
export {
  acquireRecords, assembleSubmission, deliverSubmission, deriveValues, jobs, openRound, planValues, reconcile, retain, writeFragments,
} from './jobs.ts';
export { type Retries, triesFor, withRetries } from './retries.ts';
export type { DueTasks, Task, TaskLedger, TaskRequest } from './task-ledger.ts';
