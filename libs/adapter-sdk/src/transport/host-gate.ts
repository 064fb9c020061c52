import { toMilliseconds } from '@meervoud/kernel';
import type { FhirLimits } from '../fhir-source-config.ts';
import { createCircuitBreaker, type Heard } from './circuit-breaker.ts';
import type { TransportEffects } from './effects.ts';

type Limits = Pick<FhirLimits, 'requestsPerSecond' | 'failuresInRow' | 'restMilliseconds'>;

export interface Asking<Outcome> {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Is this outcome a failure of the host that may pass? */
  readonly hasFailed: (outcome: Outcome) => boolean;
}

/** Around every request to one host. All readers of a process pass through the same gate. */
export interface HostGate {
  /**
   * Sends once the host may be asked. Waits while the host asked for patience, rests after failures, is being tried by
   * another, or got as many requests as it may. Undefined, and nothing was sent, when another tried the host meanwhile and
   * found it down still: who waits fails together with who tries. Rejects when the signal aborts, or as `send` does.
   */
  ask<Outcome>(send: () => Promise<Outcome>, asking: Asking<Outcome>): Promise<Outcome | undefined>;
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
  const breaker = createCircuitBreaker(now, effects.random);

  const awaitTurn = async (signal: AbortSignal, requestsPerSecond: number | undefined): Promise<void> => {
    if (requestsPerSecond === undefined) return;
    const turn = Math.max(now(), nextAt);
    nextAt = turn + 1_000 / requestsPerSecond;
    if (turn > now()) await effects.sleep(Math.ceil(turn - now()), signal);
  };

  /** Where to tell how the request went, that is to be sent at once; undefined when a trial failed meanwhile. */
  const awaitLeave = async (signal: AbortSignal, limits: Limits): Promise<((heard: Heard) => void) | undefined> => {
    const failedBefore = breaker.failedTrials();
    for (let isOurTurn = false; ;) {
      const left = Math.max(pausedUntil, breaker.restsUntil()) - now();
      const trial = breaker.trial();
      if (left <= 0 && trial === undefined) {
        if (isOurTurn) return breaker.begin(limits);
        await awaitTurn(signal, limits.requestsPerSecond);
        // much may have happened while we stood in line
        isOurTurn = true;
        continue;
      }
      if (breaker.failedTrials() !== failedBefore) return undefined;
      isOurTurn = false;
      // not all at the same moment
      if (left > 0) await effects.sleep(Math.round(left + effects.random() * JITTER_MILLISECONDS), signal);
      else await orAbort(trial, signal);
    }
  };

  return {
    ask: async (send, { limits, signal, hasFailed }) => {
      const tell = await awaitLeave(signal, limits);
      if (tell === undefined) return undefined;
      let heard: Heard = 'unclear';
      try {
        const outcome = await send();
        heard = hasFailed(outcome) ? 'failed' : 'answered';
        return outcome;
      } finally {
        tell(heard);
      }
    },
    pause: (milliseconds) => { pausedUntil = Math.max(pausedUntil, now() + milliseconds); },
  };
};

/** Resolves as `work` does, or rejects with the reason of the abort. */
const orAbort = async (work: Promise<void> | undefined, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<void>((done) => { stop = done; });
  signal.addEventListener('abort', stop, { once: true });
  await Promise.race([work, aborted]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
};
