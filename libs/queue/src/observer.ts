import type { AttemptEnd } from './attempt.ts';

/** Who counts what the queue does. It is told job names and figures only, and must not throw. */
export interface QueueObserver {
  /** An attempt ended. */
  readonly attempted?: (job: string, end: Exclude<AttemptEnd, 'refused'>, milliseconds: number) => void;
  /** Tickets went on their way; one task may be offered several times. */
  readonly offered?: (job: string, tickets: number) => void;
  /** Every connection was made anew, because a receiver heard nothing. */
  readonly renewed?: () => void;
}
