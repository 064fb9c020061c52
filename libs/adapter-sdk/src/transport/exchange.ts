import type { Dispatcher } from 'undici';
import type { FhirLimits } from '../fhir-source-config.ts';
import { connectionRefusal } from './connection-refusal.ts';
import { transportError } from './errors.ts';
import { readText } from './read-text.ts';
import { countReceived, type Received } from './received-bytes.ts';

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty unless the status is a success: the body of an error may hold a client's data. */
  readonly text: string;
  /** What was asked, for fhir-kit-client's `Client.httpFor`. */
  readonly request: Request;
}

export interface ExchangeDeps {
  readonly limits: FhirLimits;
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** Hears the headers of every answer as soon as they are there. */
  readonly heed?: (headers: Headers) => void;
}

/**
 * One request and its whole answer, within the limits. Follows no redirect, reads no more than `pageBytes`, and stops
 * at once when `signal` aborts. Throws `source-unavailable` (retry) when the network or the time fails, `tls-refused`,
 * `redirect-refused`, `response-too-large`, `malformed-utf8`, or the reason of the abort.
 */
export const exchange = async (outgoing: Outgoing, { limits, dispatcher, signal, heed }: ExchangeDeps): Promise<Answer> => {
  signal.throwIfAborted();
  const ours = new AbortController();
  const stop = (): void => ours.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const clock = setTimeout(() => ours.abort(new Error('request time')), limits.requestMilliseconds);
  const { url, method, headers, body } = outgoing;
  const received: Received = { bytes: 0 };
  try {
    // `dispatcher` is undici's; Node's fetch takes it, its types do not say so.
    const request = new Request(url, {
      method, headers, body: body ?? null, redirect: 'manual', signal: ours.signal, dispatcher: countReceived(dispatcher, received),
    } as unknown as RequestInit);
    const response = await fetch(request);
    heed?.(response.headers);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw transportError('redirect-refused', url, 'The source answered with a redirect.');
    }
    const text = response.ok ? await readText(response, url, limits, received) : '';
    if (!response.ok) await response.body?.cancel();
    return { status: response.status, headers: response.headers, text, request };
  } catch (thrown) {
    signal.throwIfAborted();
    const refusal = connectionRefusal(thrown, url);
    if (refusal !== undefined) throw refusal;
    if (isNetworkFailure(thrown) || ours.signal.aborted) {
      throw transportError('source-unavailable', url, 'The source did not answer, or not in time or in full.');
    }
    throw thrown;
  } finally {
    clearTimeout(clock);
    signal.removeEventListener('abort', stop);
    ours.abort();
  }
};

/** fetch reports every failure of the network as a TypeError with a cause; a torn body too. */
const isNetworkFailure = (thrown: unknown): boolean =>
  thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === 'AbortError');
