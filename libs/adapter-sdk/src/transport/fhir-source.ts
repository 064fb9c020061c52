import type { Instant } from '@meervoud/kernel';
import { Client, REQUEST_KEY, type FhirResource } from 'fhir-kit-client';
import { isObject, type JsonObject, parseJson } from '../fhir/json.ts';
import { resolveReference } from '../fhir/reference.ts';
import type { FhirSourceConfig } from '../fhir-source-config.ts';
import { type Page, toPage } from './bundle.ts';
import { type Capabilities, readCapabilities } from './capabilities.ts';
import { transportError } from './errors.ts';
import type { Answer } from './exchange.ts';
import { pagesOf } from './paging.ts';
import { openTransport, type TransportDeps } from './transport.ts';

export interface FhirSourceDeps extends TransportDeps {
  readonly config: FhirSourceConfig;
}

/** A FHIR server that is read with care. Close it, or its sockets stay open. */
export interface FhirSource {
  /** All pages of a search such as `Condition?code=a,b`, in order, each checked. `_count` is added unless `withCount` is false. */
  search(search: string, withCount?: boolean): AsyncIterable<Page>;
  /** One resource by `Type/id`. `gone`: it was deleted (410); `unknown`: 404, which may mean anything (F14). */
  read(reference: string): Promise<JsonObject | 'gone' | 'unknown'>;
  /** What the server says it can do; asked once. Without a usable statement, one that knows nothing. */
  capabilities(): Promise<Capabilities>;
  /** The server's own time at its first answer. */
  serverTime(): Instant | undefined;
  close(): Promise<void>;
}

/**
 * fhir-kit-client builds the requests; its one door to the network, `HttpClient.request`, is ours. By itself it
 * would follow redirects and links to any host with the token, wait for ever, and read without end.
 */
export const openFhirSource = (deps: FhirSourceDeps): FhirSource => {
  const { config, log } = deps;
  const { baseUrl, limits, pageSize } = config;
  const transport = openTransport(deps);

  const client = new Client({ baseUrl });
  client.httpClient.request = async (method, path, options, body) => {
    const url = client.httpClient.expandUrl(path);
    const answer = await transport.send({
      method, url, body: typeof body === 'string' ? body : undefined, headers: { accept: 'application/fhir+json', ...options?.headers },
    });
    const resource = toResource(answer, url, config);
    Object.defineProperty(resource, REQUEST_KEY, { value: answer.request });
    return resource;
  };

  const toBundlePage = (resource: FhirResource): Page =>
    toPage(resource, Client.httpFor(resource).request?.url ?? baseUrl, limits.pageEntries, log);
  let capabilities: Promise<Capabilities> | undefined;
  return {
    search: (search, withCount = true) => {
      const [resourceType = '', query = ''] = search.split('?');
      const searchParams: Record<string, string[]> = withCount ? { _count: [String(pageSize)] } : {};
      for (const [name, value] of new URLSearchParams(query)) (searchParams[name] ??= []).push(value);
      return pagesOf({
        baseUrl, limits,
        first: async () => toBundlePage(await client.search({ resourceType, searchParams })),
        follow: async (url) => toBundlePage(await client.request(url)),
      });
    },
    read: async (reference) => {
      const resolved = resolveReference(reference, baseUrl);
      // a dot is a letter of an id, and dots alone are a way out of the base
      if (resolved === undefined || /^\.+$/.test(resolved.id)) throw transportError('source-refused-search', baseUrl, 'This is no reference to a resource of the source.');
      const url = `${baseUrl}/${resolved.type}/${resolved.id}`;
      const answer = await transport.send({ method: 'GET', url, headers: { accept: 'application/fhir+json' } });
      if (answer.status === 410) return 'gone';
      return answer.status === 404 ? 'unknown' : toResource(answer, url, config) as unknown as JsonObject;
    },
    capabilities: () => (capabilities ??= readCapabilities(async () => client.capabilityStatement(), log)),
    serverTime: () => transport.serverClock.firstSeen(),
    close: () => transport.close(),
  };
};

/** F23, F24, F25, F26: only a success in FHIR JSON gets further. Bodies are never quoted. */
const toResource = ({ status, headers, text }: Answer, url: string, { acceptPlainJson, limits }: FhirSourceConfig): FhirResource => {
  if (status === 401) throw transportError('source-refused-token', url, 'The source refused the token, also a fresh one.');
  if (status === 403) throw transportError('source-forbidden', url, 'The source accepts the token and forbids this search.');
  if (status !== 200) throw transportError('source-refused-search', url, `The source answered ${status} to a search.`);
  const [media = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8).replaceAll('"', '') ?? 'utf-8';
  const isJson = media === 'application/fhir+json' || (acceptPlainJson && media === 'application/json');
  if (!isJson || !['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
    throw transportError('not-fhir-json', url, 'The answer is not FHIR in JSON; a login page or a proxy may have answered.');
  }
  const parsed = parseJson(text, limits.jsonDepth);
  if ('problem' in parsed) throw transportError(parsed.problem, url, 'The answer cannot be read as JSON.');
  if (!isObject(parsed.value)) throw transportError('malformed-bundle', url, 'The answer is no resource.');
  return parsed.value as FhirResource;
};
