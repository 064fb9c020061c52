import type { z } from 'zod';

/**
 * A job, declared once. Its payload holds ids only (never content), and lies in the task ledger of the store;
 * what travels through the queue is the id of that task.
 */
export interface JobDefinition<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Tries before the task is failed for good. */
  readonly attempts: number;
  /** First pause in milliseconds; doubled each time, with jitter. */
  readonly backoff: number;
  /** How many of these run at once in one worker. */
  readonly concurrency: number;
}

export const defineJob = <Payload>(job: JobDefinition<Payload>): JobDefinition<Payload> => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(job.name)) throw new TypeError(`job name '${job.name}': write it kebab-case, imperative`);
  return job;
};
