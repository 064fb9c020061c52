export { defineJob, type JobDefinition } from './job.ts';
export { acquireRecords, deliverSubmission, deriveValues, jobs, writeFragments } from './jobs.ts';
export type { DueTasks, Task, TaskLedger, TaskRequest } from './task-ledger.ts';
