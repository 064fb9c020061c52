import type { Logger } from '@meervoud/kernel';
import { Client, REQUEST_KEY, type FhirResource } from 'fhir-kit-client';
import { Agent } from 'undici';
import { isObject, parseJson } from '../fhir/json.ts';
import type { FhirSourceConfig } from '../fhir-source-config.ts';
import { type Page, toPage } from './bundle.ts';
import { realEffects, type TransportEffects } from './effects.ts';
import { transportError } from './errors.ts';
import { type Answer, exchange, type Outgoing } from './exchange.ts';
import { pagesOf } from './paging.ts';
import { sendWithRetry } from './retry.ts';
import { openTokenSource } from './token.ts';

export interface FhirSourceDeps {
  readonly config: FhirSourceConfig;
  readonly secret: (reference: string) => Promise<string>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly effects?: TransportEffects;
}

/** A FHIR server that is read with care. Close it, or its sockets stay open. */
export interface FhirSource {
  /** All pages of a search such as `Condition?code=a,b`, in order, each checked. Errors: see `errors.ts`. */
  search(search: string): AsyncIterable<Page>;
  close(): Promise<void>;
}

/**
 * fhir-kit-client builds the requests; its one door to the network, `HttpClient.request`, is ours. By itself it
 * would follow redirects and links to any host with the token, wait for ever, and read without end.
 */
export const openFhirSource = ({ config, secret, log, signal, effects = realEffects }: FhirSourceDeps): FhirSource => {
  const { baseUrl, limits, auth, pageSize } = config;
  const dispatcher = new Agent({
    connect: { timeout: limits.connectMilliseconds }, headersTimeout: limits.idleMilliseconds, bodyTimeout: limits.idleMilliseconds,
  });
  const send = async (outgoing: Outgoing): Promise<Answer> =>
    sendWithRetry(() => exchange(outgoing, limits, dispatcher, signal), outgoing.url, limits, effects, signal);
  const tokens = openTokenSource({ auth, secret, send, effects });

  const client = new Client({ baseUrl });
  client.httpClient.request = async (method, path, options, body) => {
    const url = client.httpClient.expandUrl(path);
    const ask = async (token: string): Promise<Answer> => send({
      method, url, body: typeof body === 'string' ? body : undefined,
      headers: { accept: 'application/fhir+json', ...options?.headers, authorization: `Bearer ${token}` },
    });
    const token = await tokens.token();
    let answer = await ask(token);
    if (answer.status === 401) {
      tokens.refused(token);
      answer = await ask(await tokens.token());
    }
    const resource = toResource(answer, url, config);
    Object.defineProperty(resource, REQUEST_KEY, { value: answer.request });
    return resource;
  };

  const toBundlePage = (resource: FhirResource): Page =>
    toPage(resource, Client.httpFor(resource).request?.url ?? baseUrl, limits.pageEntries, log);
  return {
    search: (search) => {
      const [resourceType = '', query = ''] = search.split('?');
      const searchParams: Record<string, string[]> = { _count: [String(pageSize)] };
      for (const [name, value] of new URLSearchParams(query)) (searchParams[name] ??= []).push(value);
      return pagesOf({
        baseUrl, limits,
        first: async () => toBundlePage(await client.search({ resourceType, searchParams })),
        follow: async (url) => toBundlePage(await client.request(url)),
      });
    },
    close: () => dispatcher.destroy(),
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
