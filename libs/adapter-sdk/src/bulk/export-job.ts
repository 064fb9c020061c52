import { type Instant, type Logger, toMilliseconds } from '@meervoud/kernel';
import type { TransportEffects } from '../transport/effects.ts';
import { transportError } from '../transport/errors.ts';
import { retryAfter } from '../transport/retry-after.ts';
import type { Transport } from '../transport/transport.ts';
import type { BulkLevel, BulkServerConfig } from './bulk-config.ts';
import { bulkError } from './bulk-errors.ts';
import { type Manifest, requireOrigin, toManifest } from './manifest.ts';

export interface ExportDeps {
  readonly config: BulkServerConfig;
  readonly transport: Transport;
  readonly effects: TransportEffects;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

const pathOf = (level: BulkLevel): string => (level.type === 'system' ? '' : level.type === 'patient' ? 'Patient/' : `Group/${level.id}/`);

/** Asks for an export, and gives the URL under which the server tells how far it is. */
export const kickOff = async (types: readonly string[], since: Instant | undefined, { config, transport }: ExportDeps): Promise<string> => {
  const { server: { baseUrl }, level } = config;
  const url = new URL(`${baseUrl}/${pathOf(level)}$export`);
  url.searchParams.set('_outputFormat', 'application/fhir+ndjson');
  url.searchParams.set('_type', types.join(','));
  if (since !== undefined) url.searchParams.set('_since', since);
  const { status, headers } = await transport.send({ method: 'GET', url: url.href, headers: { accept: 'application/fhir+json', prefer: 'respond-async' } });
  refuseUnlet(status, url.href);
  const location = headers.get('content-location') ?? '';
  if (status !== 202 || location === '' || !URL.canParse(location, url.href)) {
    throw bulkError('export-not-offered', url.href, `The server answered ${status} to $export.`);
  }
  const statusUrl = new URL(location, url.href).href;
  requireOrigin(statusUrl, [url.origin], url.href);
  return statusUrl;
};

const refuseUnlet = (status: number, url: string): void => {
  if (status === 401) throw transportError('source-refused-token', url, 'The source refused the token, also a fresh one.');
  if (status === 403) throw transportError('source-forbidden', url, 'The source accepts the token and forbids this export.');
};

const LEAST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 60_000;

/** Asks until the export is there; waits as long as the server says, or ever longer. `expired` when the server knows it no more. */
export const waitForManifest = async (statusUrl: string, { config, transport, effects, signal }: ExportDeps): Promise<Manifest | 'expired'> => {
  requireOrigin(statusUrl, [new URL(config.server.baseUrl).origin], statusUrl);
  const now = (): number => toMilliseconds(effects.clock.now());
  const deadline = now() + config.limits.exportMilliseconds;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await transport.send({ method: 'GET', url: statusUrl, headers: { accept: 'application/json' } });
    if (answer.status === 200) return toManifest(answer.text, statusUrl, config);
    if (answer.status === 404 || answer.status === 410) return 'expired';
    refuseUnlet(answer.status, statusUrl);
    if (answer.status !== 202) throw bulkError('export-failed', statusUrl, `The server answered ${answer.status} to how far the export is.`);
    const asked = retryAfter(answer.headers, now(), config.server.limits.waitMilliseconds);
    const growing = Math.min(MOST_WAIT_MS, LEAST_WAIT_MS * 2 ** attempt) * (0.5 + effects.random() / 2);
    const wait = Math.max(LEAST_WAIT_MS, Math.round(asked ?? growing));
    if (now() + wait > deadline) throw bulkError('export-too-slow', statusUrl, 'The export was not ready in time.');
    await effects.sleep(wait, signal).catch((thrown: unknown) => { signal.throwIfAborted(); throw thrown; });
  }
};

/** Tells the server that its files may go. A server that cannot keeps them until they expire; that is no reason to fail. */
export const deleteExport = async (statusUrl: string, { transport, log, signal }: ExportDeps): Promise<void> => {
  if (signal.aborted) return;
  const status = await transport.send({ method: 'DELETE', url: statusUrl, headers: { accept: 'application/json' } }).then((answer) => answer.status, () => 0);
  if (![200, 202, 204, 404, 410].includes(status)) log.warn('the export could not be deleted at the server', { code: 'export-not-deleted', count: status });
};
