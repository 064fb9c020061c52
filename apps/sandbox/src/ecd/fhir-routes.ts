import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Faults } from '../http/faults.ts';
import type { Bearer } from '../http/token-endpoint.ts';
import type { BulkExports } from './bulk-export.ts';
import { addBulkExportRoutes } from './bulk-export-routes.ts';
import { type ServerUrls, toCapabilityStatement } from './capability-statement.ts';
import { FhirRefusal, toOperationOutcome } from './fhir-refusal.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import { type SearchPage, toSearchPage } from './search-page.ts';
import { isServed, servedTypes } from './search-parameters.ts';
import { contentTypeOf, type ServedVersion } from './served-version.ts';
import type { StoredResource } from './stored-resource.ts';

export interface RequestCounts {
  token: number;
  metadata: number;
  search: number;
  read: number;
  /** Answered by a fault that was asked for. */
  failed: number;
}

export interface FhirRoutes {
  readonly version: ServedVersion;
  readonly shelf: ResourceShelf;
  readonly exports: BulkExports;
  readonly faults: Faults;
  readonly bearer: Bearer<unknown>;
  readonly requests: RequestCounts;
  /** Known once the server listens. */
  readonly urls: ServerUrls;
  readonly pageSize: number;
  readonly ignoresInclude: boolean;
  /** Whose profiles the CapabilityStatement names. */
  readonly held: readonly StoredResource[];
}

type OfType = { Params: { type: string } };
type OfResource = { Params: { type: string; id: string } };

/** FHIR under `/fhir`: metadata for everyone; search, read and export for who brings a token. */
export const addFhirRoutes = (server: FastifyInstance, routes: FhirRoutes): void => {
  const { version, shelf, exports, faults, bearer, requests, urls, pageSize, ignoresInclude, held } = routes;
  const contentType = contentTypeOf[version];
  const mayEnter = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const holder = bearer(request.headers.authorization);
    if (holder !== 'missing' && holder !== 'invalid' && holder !== 'expired') return;
    const error = holder === 'missing' ? '' : `, error="invalid_token", error_description="the token is ${holder}"`;
    reply.header('www-authenticate', `Bearer realm="sandbox-ecd"${error}`);
    throw new FhirRefusal(401, holder === 'expired' ? 'expired' : 'login', `the token is ${holder}`);
  };

  const search = async ({ params: { type }, url, body }: FastifyRequest<OfType>): Promise<SearchPage> => {
    requests.search += 1;
    if (!isServed(type)) throw new FhirRefusal(404, 'not-supported', `no ${type} here; there are ${servedTypes.join(', ')}`);
    const query = new URL(url, urls.fhirUrl).searchParams;
    if (body instanceof URLSearchParams) for (const [name, value] of body) query.append(name, value);
    return toSearchPage(shelf, { version, fhirUrl: urls.fhirUrl, resourceType: type, query, pageSize, ignoresInclude });
  };

  const read = async ({ params: { type, id } }: FastifyRequest<OfResource>, reply: FastifyReply): Promise<StoredResource> => {
    requests.read += 1;
    const resource = shelf.read(type, id);
    if (resource === 'deleted') throw new FhirRefusal(410, 'deleted', `${type}/${id} was deleted`);
    if (!resource) throw new FhirRefusal(404, 'not-found', `there is no ${type}/${id}`);
    reply.header('etag', `W/"${resource.meta?.versionId}"`);
    return resource;
  };

  server.register(async (fhir) => {
    fhir.addHook('onRequest', async (_request, reply) => {
      reply.type(contentType);
      const fault = faults.take();
      if (!fault) return;
      requests.failed += 1;
      await reply.code(fault.status).headers(fault.headers)
        .send(toOperationOutcome(fault.status === 429 ? 'throttled' : 'transient', 'failed because the sandbox was told to'));
    });
    fhir.get('/metadata', async () => {
      requests.metadata += 1;
      return toCapabilityStatement(version, urls, held);
    });
    addBulkExportRoutes(fhir, exports, urls, mayEnter);
    fhir.get<OfType>('/:type', { onRequest: mayEnter }, search);
    fhir.post<OfType>('/:type/_search', { onRequest: mayEnter }, search);
    fhir.get<OfResource>('/:type/:id', { onRequest: mayEnter }, read);
    fhir.setNotFoundHandler(() => {
      throw new FhirRefusal(404, 'not-supported', 'only read, search-type, $export and metadata are served');
    });
    fhir.setErrorHandler(async (error: Error & { readonly statusCode?: number }, _request, reply) => {
      const status = error.statusCode ?? 500;
      const unforeseen = (): FhirRefusal => new FhirRefusal(status, status < 500 ? 'invalid' : 'exception', error.message);
      const refusal = error instanceof FhirRefusal ? error : unforeseen();
      await reply.type(contentType).code(refusal.status).send(refusal.outcome);
    });
  }, { prefix: '/fhir' });
};
