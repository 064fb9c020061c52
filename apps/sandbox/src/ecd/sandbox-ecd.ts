import { type Clock, systemClock } from '@meervoud/kernel';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { FhirResource } from 'fhir/r4.js';
import { createFaults, type Faults } from '../http/faults.ts';
import { acceptForms, addTokenEndpoint, type Bearer } from '../http/token-endpoint.ts';
import { toCapabilityStatement } from './capability-statement.ts';
import { FhirRefusal, toOperationOutcome } from './fhir-refusal.ts';
import { createResourceShelf, type ResourceShelf } from './resource-shelf.ts';
import { toSearchPage } from './search-page.ts';
import { isServed, servedTypes } from './search-parameters.ts';

export interface SandboxEcdOptions {
  readonly population: { readonly resources: readonly FhirResource[] };
  /** Default: any that is free. */
  readonly port?: number;
  readonly host?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default 300. */
  readonly tokenLifetimeSeconds?: number;
  /** The most a search page holds; default 100. */
  readonly pageSize?: number;
  readonly clock?: Clock;
}

export interface RequestCounts {
  token: number;
  metadata: number;
  search: number;
  read: number;
  /** Answered by a fault that was asked for. */
  failed: number;
}

export interface SandboxEcd extends Pick<Faults, 'failNext'> {
  readonly url: string;
  readonly fhirUrl: string;
  readonly tokenUrl: string;
  readonly requests: Readonly<RequestCounts>;
  /** Adds a resource or a next version of one, as if recorded now unless it says when. */
  put(resource: FhirResource): FhirResource;
  /** Deletes; false when there was nothing to delete. */
  remove(resourceType: string, id: string): boolean;
  close(): Promise<void>;
}

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** An ECD over real HTTP: FHIR R4 read and search behind OAuth2 client credentials. */
export const startSandboxEcd = async (options: SandboxEcdOptions): Promise<SandboxEcd> => {
  const { population, port = 0, host = '127.0.0.1', clientId, clientSecret, pageSize = 100, clock = systemClock } = options;
  const requests: RequestCounts = { token: 0, metadata: 0, search: 0, read: 0, failed: 0 };
  const shelf = createResourceShelf(population.resources, clock);
  const faults = createFaults();

  const server = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, routerOptions: { maxParamLength: 200 } });
  acceptForms(server);
  const bearer = addTokenEndpoint(server, {
    clients: [{ clientId, clientSecret }], lifetimeSeconds: options.tokenLifetimeSeconds ?? 300, clock, scope: 'system/*.rs',
    onRequest: () => { requests.token += 1; },
  });
  const urls = { fhirUrl: '', tokenUrl: '' };
  addFhirRoutes(server, { shelf, faults, bearer, requests, urls, pageSize, held: population.resources });

  const url = await server.listen({ port, host });
  Object.assign(urls, { fhirUrl: `${url}/fhir`, tokenUrl: `${url}/oauth/token` });
  return {
    url, ...urls, requests,
    put: shelf.put,
    remove: shelf.remove,
    failNext: faults.failNext,
    close: () => server.close(),
  };
};

interface FhirRoutes {
  readonly shelf: ResourceShelf;
  readonly faults: Faults;
  readonly bearer: Bearer<unknown>;
  readonly requests: RequestCounts;
  /** Known once the server listens. */
  readonly urls: { readonly fhirUrl: string; readonly tokenUrl: string };
  readonly pageSize: number;
  readonly held: readonly FhirResource[];
}

const addFhirRoutes = (server: FastifyInstance, { shelf, faults, bearer, requests, urls, pageSize, held }: FhirRoutes): void => {
  const mayEnter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const holder = bearer(request.headers.authorization);
    if (holder !== 'missing' && holder !== 'invalid' && holder !== 'expired') return;
    const error = holder === 'missing' ? '' : `, error="invalid_token", error_description="the token is ${holder}"`;
    reply.header('www-authenticate', `Bearer realm="sandbox-ecd"${error}`);
    throw new FhirRefusal(401, holder === 'expired' ? 'expired' : 'login', `the token is ${holder}`);
  };
  const search = async (request: FastifyRequest<{ Params: { type: string } }>) => {
    requests.search += 1;
    const { type } = request.params;
    if (!isServed(type)) throw new FhirRefusal(404, 'not-supported', `no ${type} here; there are ${servedTypes.join(', ')}`);
    const query = new URL(request.url, urls.fhirUrl).searchParams;
    if (request.body instanceof URLSearchParams) for (const [name, value] of request.body) query.append(name, value);
    return toSearchPage(shelf, { fhirUrl: urls.fhirUrl, resourceType: type, query, pageSize });
  };

  server.register(async (fhir) => {
    fhir.addHook('onRequest', async (_request, reply) => {
      reply.type(FHIR_JSON);
      const fault = faults.take();
      if (!fault) return;
      requests.failed += 1;
      await reply.code(fault.status).headers(fault.headers)
        .send(toOperationOutcome(fault.status === 429 ? 'throttled' : 'transient', 'failed because the sandbox was told to'));
    });
    fhir.get('/metadata', async () => {
      requests.metadata += 1;
      return toCapabilityStatement(urls, held);
    });
    fhir.get('/:type', { onRequest: mayEnter }, search);
    fhir.post('/:type/_search', { onRequest: mayEnter }, search);
    fhir.get<{ Params: { type: string; id: string } }>('/:type/:id', { onRequest: mayEnter }, async ({ params: { type, id } }, reply) => {
      requests.read += 1;
      const resource = shelf.read(type, id);
      if (resource === 'deleted') throw new FhirRefusal(410, 'deleted', `${type}/${id} was deleted`);
      if (!resource) throw new FhirRefusal(404, 'not-found', `there is no ${type}/${id}`);
      reply.header('etag', `W/"${resource.meta?.versionId}"`);
      return resource;
    });
    fhir.setNotFoundHandler(() => {
      throw new FhirRefusal(404, 'not-supported', 'only read, search-type and metadata are served');
    });
    fhir.setErrorHandler(async (error: Error & { readonly statusCode?: number }, _request, reply) => {
      const refusal = error instanceof FhirRefusal ? error : new FhirRefusal(error.statusCode ?? 500, error.statusCode ? 'invalid' : 'exception', error.message);
      await reply.type(FHIR_JSON).code(refusal.status).send(refusal.outcome);
    });
  }, { prefix: '/fhir' });
};
