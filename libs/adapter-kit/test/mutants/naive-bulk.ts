import { type Adapter, BulkConfig, type Classification, isObject, type JsonObject, parseJson, type ReadRequest, type SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { eventsOf } from './memory-adapter.ts';

/** What may be wrong with how it fetches an export. */
export interface Flaws {
  readonly firstFileOfAType?: true;
  readonly filesAnywhere?: true;
  readonly takesShortFiles?: true;
  readonly waitsForNothing?: true;
  readonly skipsAFile?: true;
  readonly crashesOnBadLines?: true;
}
interface File { readonly type: string; readonly url: string; readonly count: number }
interface Progress { readonly status: string; readonly done: number; readonly ended?: true }

const refusal = (code: string): KnownError => new KnownError({ code, recovery: 'halt', message: 'There is no export.' });

/** Written without the toolkit, as a vendor might. Without flaws it passes every check. */
export const naiveBulk = ({ mappings, known }: Classification, flaws: Flaws): Adapter<BulkConfig> => ({
  name: 'naive-bulk', version: '1.0.0', provides: [...new Set(mappings.map(({ zib }) => zib))], config: BulkConfig,
  async *read(request: ReadRequest<BulkConfig>): AsyncGenerator<SourceEvent> {
    const { config, zibs, source, pseudonym } = request;
    if (!('server' in config)) throw refusal('no-server');
    const { baseUrl } = config.server;
    const checkpoint = (progress: Progress): SourceEvent => ({ type: 'checkpoint', cursor: JSON.stringify(progress), zibsComplete: progress.ended ? zibs : [] });
    const before = request.after === undefined ? undefined : JSON.parse(request.after) as Progress;
    if (before?.ended) return yield checkpoint(before);
    const get = await opened(request);
    const types = [...new Set(mappings.filter(({ zib }) => zibs.includes(zib)).map(({ resourceType }) => resourceType))].sort();
    const status = before?.status ?? await kickOff(get, `${baseUrl}/$export?_type=${types.join()}`);
    if (before === undefined) yield checkpoint({ status, done: 0 });
    const files = await manifestAt(get, status, flaws);
    for (const [index, { type, url, count }] of files.entries()) {
      if (flaws.firstFileOfAType && files.findIndex((file) => file.type === type) < index) continue;
      // one file too many counts as done
      if (index < (before?.done ?? 0) + (flaws.skipsAFile && before?.done ? 1 : 0)) continue;
      if (!flaws.filesAnywhere && !url.startsWith(new URL(baseUrl).origin)) throw refusal('foreign-file');
      for (const resource of await linesAt(get, url, count, flaws)) {
        if (resource === undefined) yield { type: 'rejected', origin: { source, reference: `export/${index}` }, code: 'malformed-json', path: '' };
        else yield* eventsOf(resource, { mappings, known }, zibs, { source, pseudonym, baseUrl });
      }
      yield checkpoint({ status, done: index + 1 });
    }
    yield checkpoint({ status, done: files.length, ended: true });
  },
});

type Get = (url: string, accept: string) => Promise<Response>;

const opened = async ({ config, secret, signal }: ReadRequest<BulkConfig>): Promise<Get> => {
  signal.throwIfAborted();
  const auth = 'server' in config ? config.server.auth : undefined;
  if (auth?.type !== 'oauth2-client-credentials') throw refusal('auth-unknown');
  const credentials = Buffer.from(`${auth.clientId}:${await secret('env:KIT_SECRET')}`).toString('base64');
  const granted = await fetch(auth.tokenUrl, { method: 'POST', headers: { authorization: `Basic ${credentials}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  const { access_token: token } = await granted.json() as { readonly access_token: string };
  return (url, accept) => {
    signal.throwIfAborted();
    return fetch(url, { headers: { authorization: `Bearer ${token}`, prefer: 'respond-async', accept }, redirect: 'manual', signal });
  };
};

const kickOff = async (get: Get, url: string): Promise<string> => {
  const { status, headers } = await get(url, 'application/fhir+json');
  const location = headers.get('content-location') ?? '';
  if (status !== 202 || !location.startsWith(new URL(url).origin)) throw refusal('no-export');
  return location;
};

const manifestAt = async (get: Get, url: string, flaws: Flaws): Promise<readonly File[]> => {
  for (;;) {
    const answer = await get(url, 'application/json');
    if (answer.status === 202 && !flaws.waitsForNothing) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const parsed = parseJson(await answer.text().catch(() => ''), 64);
    const files = 'value' in parsed && isObject(parsed.value) ? parsed.value['output'] : undefined;
    if (answer.status !== 200 || !Array.isArray(files)) throw refusal('no-manifest');
    return files as readonly File[];
  }
};

/** The resources on the lines of a file; undefined for a line that holds none. */
const linesAt = async (get: Get, url: string, count: number, flaws: Flaws): Promise<readonly (JsonObject | undefined)[]> => {
  const answer = await get(url, 'application/fhir+ndjson');
  if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').includes('ndjson')) throw refusal('no-file');
  const lines = (await answer.text()).split('\n').filter((line) => line.trim() !== '');
  if (lines.length < count && !flaws.takesShortFiles) throw refusal('short-file');
  return lines.map((line) => {
    if (flaws.crashesOnBadLines) return JSON.parse(line) as JsonObject;
    const parsed = parseJson(line, 64);
    return 'value' in parsed && isObject(parsed.value) ? parsed.value : undefined;
  });
};
