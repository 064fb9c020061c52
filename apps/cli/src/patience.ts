import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, KnownError, toMilliseconds } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';

/** Milliseconds: somebody who waits for a delivery is not kept longer by one pause. */
const LONGEST_WAIT = 60_000;

const waits = (lastCode: string, nextAt: Instant): KnownError => new KnownError({
  code: 'delivery-waits', recovery: 'retry', at: lastCode, message: `The recipient could not be reached yet [${lastCode}]; the next try is at ${nextAt}.`,
  expected: 'meervoud up or gateway, which tries by itself; meervoud deliveries shows how far it is',
});

/**
 * A signal that aborts once this delivery has a pause before it that is too long to wait for; its reason is a KnownError
 * `delivery-waits` (retry). `stop` ends the looking.
 */
export const patienceFor = (store: Pick<Store, 'tasks'>, organization: string, key: string): { readonly signal: AbortSignal; stop(): void } => {
  const [over, stopped] = [new AbortController(), new AbortController()];
  void (async () => {
    while (!stopped.signal.aborted) {
      const [state] = await store.tasks.states(organization, [key]);
      if (state?.nextAt !== undefined && state.lastCode !== undefined && state.failures > 0 && toMilliseconds(state.nextAt) - Date.now() > LONGEST_WAIT) {
        return over.abort(waits(state.lastCode, state.nextAt));
      }
      await pause(500, undefined, { signal: stopped.signal });
    }
  })().catch((thrown: unknown) => { if (!stopped.signal.aborted) over.abort(thrown); });
  return { signal: over.signal, stop: () => stopped.abort() };
};
