import { toMilliseconds } from '@meervoud/kernel';
import type { TransportEffects } from './effects.ts';

/** Before every request to one host. All readers of a process pass through the same gate. */
export interface HostGate {
  /** Waits while the host asked for patience, or more requests were sent than it may get. Rejects when the signal aborts. */
  pass(signal: AbortSignal, requestsPerSecond: number | undefined): Promise<void>;
  /** The host asked for patience: nobody asks it anything for so long. */
  pause(milliseconds: number): void;
}

/** Held by the effects: readers that share the outside world share its hosts. */
const gatesOf = new WeakMap<TransportEffects, Map<string, HostGate>>();

/** The one gate of the host of this URL (F9: `Retry-After` binds all that read there, not only who was told). */
export const gateOf = (url: string, effects: TransportEffects): HostGate => {
  const { origin } = new URL(url);
  const gates = gatesOf.get(effects) ?? new Map<string, HostGate>();
  gatesOf.set(effects, gates);
  const gate = gates.get(origin) ?? openGate(effects);
  gates.set(origin, gate);
  return gate;
};

const JITTER_MILLISECONDS = 500;

const openGate = (effects: TransportEffects): HostGate => {
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let nextAt = Number.NEGATIVE_INFINITY;
  const now = (): number => toMilliseconds(effects.clock.now());
  return {
    pass: async (signal, requestsPerSecond) => {
      for (let left = pausedUntil - now(); left > 0; left = pausedUntil - now()) {
        // not all at the same moment
        await effects.sleep(Math.round(left + effects.random() * JITTER_MILLISECONDS), signal);
      }
      if (requestsPerSecond === undefined) return;
      const turn = Math.max(now(), nextAt);
      nextAt = turn + 1_000 / requestsPerSecond;
      if (turn > now()) await effects.sleep(Math.ceil(turn - now()), signal);
    },
    pause: (milliseconds) => { pausedUntil = Math.max(pausedUntil, now() + milliseconds); },
  };
};
