import type { Dispatcher } from 'undici';
import { connectionRefusal } from '../transport/connection-refusal.ts';
import { openDispatcher } from '../transport/dispatcher.ts';
import { transportError } from '../transport/errors.ts';
import { gateOf } from '../transport/host-gate.ts';
import { countReceived, type Received } from '../transport/received-bytes.ts';
import { sendWithRetry } from '../transport/retry.ts';
import { bulkError } from './bulk-errors.ts';
import type { ExportDeps } from './export-job.ts';

const NDJSON = new Set(['application/fhir+ndjson', 'application/ndjson', 'application/x-ndjson', 'application/octet-stream', 'binary/octet-stream']);
const RATIO_FROM_BYTES = 1024 * 1024;

export interface Downloads {
  /** The bytes of a file as they come. Breaks off beyond limits.fileBytes or the compression ratio. */
  chunks(url: string, withToken: boolean): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** Our token and certificate go to the source itself; files elsewhere are fetched as any stranger would. */
export const openDownloads = ({ config, transport, effects, log, signal }: ExportDeps): Downloads => {
  const { server, limits } = config;
  const own = new URL(server.baseUrl).origin;
  const elsewhere = openDispatcher({ tls: {}, limits: server.limits, secret: async () => '', clock: effects.clock, log, lookup: effects.lookup });

  const ask = async (url: string, token: string | undefined, received: Received, stop: AbortSignal): Promise<Response> => {
    const dispatcher: Dispatcher = await (new URL(url).origin === own ? transport.dispatcher : elsewhere).get();
    const headers = { accept: 'application/fhir+ndjson', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    return fetch(new Request(url, { headers, redirect: 'manual', signal: stop, dispatcher: countReceived(dispatcher, received) } as unknown as RequestInit));
  };

  const open = async (url: string, withToken: boolean, received: Received, stop: AbortSignal): Promise<Response> => {
    let response: Response | undefined;
    const attempt = async (token: string | undefined): Promise<Response> => {
      await sendWithRetry(async () => {
        await response?.body?.cancel();
        response = await ask(url, token, received, stop).catch((thrown: unknown) => { throw failureOf(thrown, url, signal); });
        return { status: response.status, headers: response.headers, text: '', request: new Request(url) };
      }, url, { limits: server.limits, effects, gate: gateOf(url, effects), signal });
      return response as Response;
    };
    const token = withToken ? await transport.tokens.token() : undefined;
    const first = await attempt(token);
    if (first.status !== 401 || token === undefined) return first;
    transport.tokens.refused(token);
    return attempt(await transport.tokens.token());
  };

  return {
    chunks: async function* (url, withToken) {
      const ours = new AbortController();
      const stop = (): void => ours.abort(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      const received: Received = { bytes: 0 };
      try {
        const response = await open(url, withToken, received, ours.signal);
        requireFile(response, url);
        yield* within(response, url, received, limits.fileBytes, server.limits.compressionRatio);
      } catch (thrown) {
        throw failureOf(thrown, url, signal);
      } finally {
        signal.removeEventListener('abort', stop);
        ours.abort();
      }
    },
    close: () => elsewhere.close(),
  };
};

const requireFile = ({ status, headers, type }: Response, url: string): void => {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) throw transportError('redirect-refused', url, 'The source answered with a redirect.');
  if (status === 401) throw transportError('source-refused-token', url, 'The source refused the token for a file, also a fresh one.');
  if (status === 404 || status === 410) throw bulkError('export-expired', url, 'A file of the export is no longer there.');
  if (status !== 200) throw bulkError('export-failed', url, `The server answered ${status} to a file of the export.`);
  const media = (headers.get('content-type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  if (!NDJSON.has(media)) throw bulkError('not-ndjson', url, 'A file of the export is not NDJSON; a login page or a proxy may have answered.');
};

async function* within(response: Response, url: string, received: Received, maxBytes: number, ratio: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw bulkError('export-too-large', url, `A file has more than ${maxBytes} bytes.`);
    if (bytes > RATIO_FROM_BYTES && bytes > received.bytes * ratio) throw bulkError('export-too-large', url, 'A file is compressed further than anything honest is.');
    yield piece;
  }
}

/** fetch reports every failure of the network as a TypeError; a torn body too. */
const failureOf = (thrown: unknown, url: string, signal: AbortSignal): unknown => {
  if (signal.aborted) return signal.reason as unknown;
  const refusal = connectionRefusal(thrown, url);
  if (refusal !== undefined) return refusal;
  const isNetwork = thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === 'AbortError');
  return isNetwork ? transportError('source-unavailable', url, 'A file of the export did not come, or not in full.') : thrown;
};
