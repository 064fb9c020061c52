import type { FhirLimits } from '../fhir-source-config.ts';

/** What a request told about its host. `unclear`: nothing, because it was aborted or failed for a reason that does not pass. */
export type Heard = 'answered' | 'failed' | 'unclear';

export interface CircuitBreaker {
  /** Until when nobody may ask, in milliseconds since 1970; in the past when the host does not rest. */
  restsUntil(): number;
  /** Ends, without ever rejecting, with the one request that tries whether the host is back; undefined when none is under way. */
  trial(): Promise<void> | undefined;
  /** How many trials failed in all, so that who waited can tell whether one did meanwhile. */
  failedTrials(): number;
  /** For who sends now; after a rest that makes it the trial. What it gives is to be called once, with how it went. */
  begin(limits: Pick<FhirLimits, 'failuresInRow' | 'restMilliseconds'>): (heard: Heard) => void;
}

const LONGEST_REST_MILLISECONDS = 30_000;

/**
 * Leaves a host alone that keeps failing (F31): after `failuresInRow` temporary failures it rests for `restMilliseconds`,
 * twice as long after each trial that fails, up to 30 seconds. Each rest is shortened by up to half, at random, or trials
 * could march in step with a host that comes and goes. `now` gives milliseconds since 1970, `random` at least 0 and below 1.
 *
 * Our own few lines, because cockatiel's breaker knows no clock but `Date.now()`, which no test can drive; and it refuses
 * while it is open, where readers here must wait.
 */
export const createCircuitBreaker = (now: () => number, random: () => number): CircuitBreaker => {
  let isResting = false;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let failuresInRow = 0;
  let failedTrialsInRow = 0;
  let failedTrials = 0;
  let trial: Promise<void> | undefined;

  const rest = (first: number): void => {
    isResting = true;
    const longest = Math.max(first, LONGEST_REST_MILLISECONDS);
    restsUntil = now() + Math.round(Math.min(longest, first * 2 ** failedTrialsInRow) * (1 - random() / 2));
  };
  const wake = (): void => {
    isResting = false;
    failuresInRow = 0;
    failedTrialsInRow = 0;
  };

  return {
    restsUntil: () => restsUntil,
    trial: () => trial,
    failedTrials: () => failedTrials,
    begin: (limits) => {
      if (!isResting) {
        return (heard) => {
          // sent before the rest began: says nothing about now
          if (isResting) return;
          if (heard === 'answered') failuresInRow = 0;
          if (heard === 'failed') failuresInRow += 1;
          if (failuresInRow >= limits.failuresInRow) rest(limits.restMilliseconds);
        };
      }
      let end = (): void => undefined;
      trial = new Promise((done) => { end = done; });
      return (heard) => {
        trial = undefined;
        if (heard === 'answered') wake();
        if (heard === 'failed') {
          failedTrialsInRow += 1;
          failedTrials += 1;
          rest(limits.restMilliseconds);
        }
        end();
      };
    },
  };
};
