import { KnownError, toMilliseconds } from '@meervoud/kernel';
import type { FhirLimits } from '../fhir-source-config.ts';
import type { TransportEffects } from './effects.ts';
import { transportError } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { HostGate } from './host-gate.ts';
import { retryAfter } from './retry-after.ts';

const BASE_MILLISECONDS = 500;
const CEILING_MILLISECONDS = 30_000;

const isTemporary = (status: number): boolean =>
  [408, 425, 429].includes(status) || (status >= 500 && status !== 501 && status !== 505);

const hasFailed = (outcome: Answer | KnownError): boolean => outcome instanceof KnownError || isTemporary(outcome.status);

export interface RetryDeps {
  readonly limits: FhirLimits;
  readonly effects: TransportEffects;
  readonly gate: HostGate;
  readonly signal: AbortSignal;
}

/**
 * Sends until there is an answer that is not temporary. Waits with full jitter (between 0 and a doubling ceiling), or
 * as long as the source asks plus a little jitter, so that many readers do not return at once; meanwhile the gate
 * holds everyone else who would ask this host, and lets it rest when it keeps failing (F31). Throws `source-unavailable`
 * (retry) when the attempts are used up.
 */
export const sendWithRetry = async (send: () => Promise<Answer>, url: string, { limits, effects, gate, signal }: RetryDeps): Promise<Answer> => {
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await unlessAborted(gate.ask(() => answerOrFailure(send), { limits, signal, hasFailed }), signal)
      ?? transportError('source-unavailable', url, 'The source was tried again for another request, and still did not answer.');
    if (!(outcome instanceof KnownError) && !isTemporary(outcome.status)) return outcome;
    const asked = outcome instanceof KnownError ? undefined
      : retryAfter(outcome.headers, toMilliseconds(effects.clock.now()), limits.waitMilliseconds);
    if (asked !== undefined) gate.pause(asked);
    if (attempt >= limits.retries) {
      throw outcome instanceof KnownError ? outcome
        : transportError('source-unavailable', url, `The source answered ${outcome.status}, also after ${attempt} more attempts.`);
    }
    const jitter = effects.random() * Math.min(CEILING_MILLISECONDS, BASE_MILLISECONDS * 2 ** attempt);
    await unlessAborted(effects.sleep(Math.round((asked ?? 0) + jitter), signal), signal);
  }
};

/** A failure that may pass, as a value; anything else is thrown on. */
const answerOrFailure = async (send: () => Promise<Answer>): Promise<Answer | KnownError> => {
  try {
    return await send();
  } catch (thrown) {
    if (thrown instanceof KnownError && thrown.recovery === 'retry') return thrown;
    throw thrown;
  }
};

/** A wait that an abort ends with the reason of the abort. */
const unlessAborted = async <Result>(wait: Promise<Result>, signal: AbortSignal): Promise<Result> => {
  try {
    return await wait;
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown;
  }
};
