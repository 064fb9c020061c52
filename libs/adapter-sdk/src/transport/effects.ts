import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, systemClock } from '@meervoud/kernel';
import type { Lookup } from './address-guard.ts';

/** What the transport needs of the outside world besides HTTP; replaced in tests, so that no test waits. */
export interface TransportEffects {
  readonly clock: Clock;
  /** Resolves after so many milliseconds, or rejects at once when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
  /** What a host name means; absent: what the system says. */
  readonly lookup?: Lookup;
}

export const realEffects: TransportEffects = {
  clock: systemClock,
  sleep: async (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
  random: Math.random,
};
