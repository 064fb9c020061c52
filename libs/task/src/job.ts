import type { z } from 'zod';
import type { TaskRequest } from './task-ledger.ts';

/** Ids only, never content; whose work it is comes first. */
export interface JobPayload { readonly organization: string }

/**
 * A job, declared once. Its payload lies in the task ledger of the store; what travels through the queue is the id of
 * that task.
 */
export interface JobDefinition<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Permanent domain key: the same work asked for twice is one task. */
  key(payload: Payload): string;
  /** Tries before the task is failed for good. */
  readonly attempts: number;
  /** First pause in milliseconds; doubled each time, with jitter. */
  readonly backoff: number;
  /** Longest pause in milliseconds; absent: that of the worker. */
  readonly longestBackoff?: number;
  /** How many of these run at once in one worker. */
  readonly concurrency: number;
}

export const defineJob = <Payload>(job: JobDefinition<Payload>): JobDefinition<Payload> => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(job.name)) throw new TypeError(`job name '${job.name}': write it kebab-case, imperative`);
  return job;
};

/** What to ask of the ledger to have this done. */
export const taskOf = <Payload extends JobPayload>(job: JobDefinition<Payload>, payload: Payload, group: string): TaskRequest =>
  ({ organization: payload.organization, job: job.name, key: job.key(payload), payload, group });
