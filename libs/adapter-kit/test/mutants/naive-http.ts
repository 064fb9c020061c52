import { type Adapter, type Classification, FhirSourceConfig, isObject, type JsonObject, parseJson, type ReadRequest, type SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { eventsOf } from './memory-adapter.ts';

/** What may be wrong with how it talks to a server. */
export interface Flaws {
  readonly firstPageOnly?: true;
  readonly foreignLinks?: true;
  readonly redirects?: true;
  readonly fetchesReferences?: true;
  readonly deaf?: true;
  readonly takesAnythingForAPage?: true;
  readonly crashesOnBadJson?: true;
}

const refusal = (code: string): KnownError => new KnownError({ code, recovery: 'halt', message: 'The source gave no page.' });

/** Written without the toolkit, as a vendor might: a few lines of fetch. Without flaws it passes every check. */
export const naiveHttp = ({ mappings, known }: Classification, flaws: Flaws): Adapter<FhirSourceConfig> => ({
  name: 'naive', version: '1.0.0', provides: [...new Set(mappings.map(({ zib }) => zib))], config: FhirSourceConfig,
  async *read(request: ReadRequest<FhirSourceConfig>): AsyncGenerator<SourceEvent> {
    const { config, zibs, source, pseudonym } = request;
    const wanted = mappings.filter(({ zib }) => zibs.includes(zib));
    const searches = [...new Set(wanted.flatMap(({ search }) => search))];
    const done = Number(request.after ?? 0);
    const get = await opened(request, flaws);
    const seen = new Set<string>();
    for (let index = done; index < searches.length; index += 1) {
      let next: string | undefined = `${config.baseUrl}/${searches[index]}&_count=${config.pageSize}`.replace(/^([^?&]*)&/, '$1?');
      while (next !== undefined) {
        const { page, url }: { page: JsonObject; url: string } = await get(next);
        for (const entry of Array.isArray(page['entry']) ? page['entry'] as readonly JsonObject[] : []) {
          const resource = entry['resource'] as JsonObject;
          const name = `${String(resource['resourceType'])}/${String(resource['id'])}`;
          if (flaws.fetchesReferences) await fetchReferred(resource, get);
          if (typeof resource['id'] === 'string' && seen.has(name)) continue;
          seen.add(name);
          yield* eventsOf(resource, { mappings, known }, zibs, { source, pseudonym, baseUrl: config.baseUrl });
        }
        next = flaws.firstPageOnly ? undefined : nextOf(page, url, config.baseUrl, flaws);
      }
      const open = new Set(searches.slice(index + 1));
      yield { type: 'checkpoint', cursor: String(index + 1), zibsComplete: zibs.filter((zib) => !wanted.some((mapping) => mapping.zib === zib && mapping.search.some((search) => open.has(search)))) };
    }
    if (done >= searches.length) yield { type: 'checkpoint', cursor: String(searches.length), zibsComplete: zibs };
  },
});

type Get = (url: string) => Promise<{ readonly page: JsonObject; readonly url: string }>;

const opened = async ({ config: { auth }, secret, signal }: ReadRequest<FhirSourceConfig>, flaws: Flaws): Promise<Get> => {
  signal.throwIfAborted();
  if (auth.type !== 'oauth2-client-credentials') throw refusal('auth-unknown');
  const credentials = Buffer.from(`${auth.clientId}:${await secret('env:KIT_SECRET')}`).toString('base64');
  const granted = await fetch(auth.tokenUrl, { method: 'POST', headers: { authorization: `Basic ${credentials}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  const { access_token: token } = await granted.json() as { readonly access_token: string };
  return async (url) => {
    if (!flaws.deaf) signal.throwIfAborted();
    const heeded = flaws.deaf ? {} : { signal };
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: flaws.redirects ? 'follow' : 'manual', ...heeded });
    return { url, page: await pageOf(answer, flaws) };
  };
};

const pageOf = async (answer: Response, flaws: Flaws): Promise<JsonObject> => {
  if (flaws.crashesOnBadJson) return await answer.json() as JsonObject;
  const bytes = await answer.arrayBuffer();
  try {
    if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('application/fhir+json')) throw refusal('no-page');
    const parsed = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 64);
    if ('problem' in parsed || !isObject(parsed.value) || parsed.value['resourceType'] !== 'Bundle') throw refusal('no-page');
    return parsed.value;
  } catch {
    if (flaws.takesAnythingForAPage) return {};
    throw refusal('no-page');
  }
};

const nextOf = (page: JsonObject, url: string, baseUrl: string, flaws: Flaws): string | undefined => {
  const links = (page['link'] ?? []) as readonly { readonly relation: string; readonly url: string }[];
  const next = links.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return undefined;
  const there = new URL(next, url).href;
  if (!flaws.foreignLinks && !there.startsWith(`${baseUrl}/`)) throw refusal('foreign-link');
  return there;
};

/** Looks up whoever the resource speaks of, wherever that is. */
const fetchReferred = async (resource: JsonObject, get: Get): Promise<void> => {
  const { reference } = (resource['subject'] ?? {}) as { readonly reference?: string };
  if (reference !== undefined && URL.canParse(reference)) await get(reference).catch(() => undefined);
};
