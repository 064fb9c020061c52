import { type Clock, codeOf, KnownError, recoveryOf } from '@meervoud/kernel';
import type { CircuitPolicy, Store } from '@meervoud/store';

export interface Circuited {
  readonly store: Store;
  readonly organization: string;
  readonly recipient: string;
  readonly policy: CircuitPolicy;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** It answered, and there is nothing to say yet. */
const NO_FAILURE = 'receipt-awaited';

/**
 * Tries a recipient unless it rests, and remembers how it went, for every worker. Only what may go better by itself counts as a failure: whoever
 * refuses is there. Throws a KnownError `recipient-resting` (retry), and what `work` throws.
 */
export const throughCircuit = async <Result>({ store, organization, recipient, policy, clock, signal }: Circuited, work: () => Promise<Result>): Promise<Result> => {
  const until = await store.circuits.enter(organization, recipient, clock.now(), policy);
  if (until !== undefined) {
    throw new KnownError({ code: 'recipient-resting', recovery: 'retry', at: recipient, message: `the recipient failed several times in a row and is left alone until ${until}` });
  }
  try {
    const result = await work();
    await store.circuits.well(organization, recipient);
    return result;
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof KnownError)) throw thrown;
    const isFailure = recoveryOf(thrown) === 'retry' && codeOf(thrown) !== NO_FAILURE;
    await (isFailure ? store.circuits.failed(organization, recipient, codeOf(thrown), clock.now(), policy) : store.circuits.well(organization, recipient));
    throw thrown;
  }
};
