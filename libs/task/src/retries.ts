import type { JobDefinition } from './job.ts';

/** How long a job that fails for now is tried again; all in milliseconds. */
export interface Retries {
  /** First pause; doubled each time. */
  readonly first: number;
  readonly longest: number;
  /** At least so long; pauses are drawn from the upper half of their length, so it may be twice as long. */
  readonly keepTrying: number;
}

/** How many tries that takes at the shortest pauses there may be. */
export const triesFor = ({ first, longest, keepTrying }: Retries): number => {
  let [tries, passed] = [1, 0];
  for (let pause = Math.min(first, longest); passed < keepTrying; pause = Math.min(longest, pause * 2)) [tries, passed] = [tries + 1, passed + pause / 2];
  return tries;
};

/** The same job, tried for as long as this says. */
export const withRetries = <Payload>(job: JobDefinition<Payload>, retries: Retries): JobDefinition<Payload> =>
  ({ ...job, attempts: triesFor(retries), backoff: retries.first, longestBackoff: retries.longest });
