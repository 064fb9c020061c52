import { type Clock, systemClock } from '@meervoud/kernel';
import fastify from 'fastify';
import { createFaults, type Faults } from '../http/faults.ts';
import { acceptForms, addTokenEndpoint } from '../http/token-endpoint.ts';
import { type BulkOptions, createBulkExports } from './bulk-export.ts';
import { addFhirRoutes, type RequestCounts } from './fhir-routes.ts';
import { createResourceShelf } from './resource-shelf.ts';
import type { ServedVersion } from './served-version.ts';
import type { StoredResource } from './stored-resource.ts';

export interface SandboxEcdOptions {
  readonly population: { readonly resources: readonly StoredResource[] };
  /** What the resources are written in; default R4. */
  readonly fhirVersion?: ServedVersion;
  /** Default: any that is free. */
  readonly port?: number;
  readonly host?: string;
  /** Where clients reach it, if that is not where it listens: it then stands behind a proxy, and its links name that one. */
  readonly publicUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default 300. */
  readonly tokenLifetimeSeconds?: number;
  /** The most a search page holds; default 100. */
  readonly pageSize?: number;
  readonly clock?: Clock;
  /** Take `_include` and do nothing with it, as servers may. */
  readonly ignoresInclude?: true;
  /** How `$export` behaves. */
  readonly bulk?: BulkOptions;
}

export interface SandboxEcd extends Pick<Faults, 'failNext'> {
  readonly url: string;
  /** The address of the server itself: `url`, unless there is a `publicUrl`. */
  readonly listening: string;
  readonly fhirUrl: string;
  readonly tokenUrl: string;
  readonly requests: Readonly<RequestCounts>;
  /** Adds a resource or a next version of one, as if recorded now unless it says when. */
  put<Resource extends StoredResource>(resource: Resource): StoredResource;
  /** Deletes; false when there was nothing to delete. */
  remove(resourceType: string, id: string): boolean;
  close(): Promise<void>;
}

/** An ECD over real HTTP: FHIR R4 or STU3, read, search and $export behind OAuth2 client credentials. */
export const startSandboxEcd = async (options: SandboxEcdOptions): Promise<SandboxEcd> => {
  const { population, port = 0, host = '127.0.0.1', clientId, clientSecret, pageSize = 100, clock = systemClock } = options;
  const requests: RequestCounts = { token: 0, metadata: 0, search: 0, read: 0, failed: 0 };
  const shelf = createResourceShelf(population.resources, clock);
  const faults = createFaults();
  const exports = createBulkExports(shelf, clock, options.bulk);

  const server = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, routerOptions: { maxParamLength: 200 } });
  acceptForms(server);
  const bearer = addTokenEndpoint(server, {
    clients: [{ clientId, clientSecret }], lifetimeSeconds: options.tokenLifetimeSeconds ?? 300, clock, scope: 'system/*.rs',
    onRequest: () => { requests.token += 1; },
  });
  const urls = { fhirUrl: '', tokenUrl: '' };
  addFhirRoutes(server, { version: options.fhirVersion ?? '4.0.1', shelf, exports, faults, bearer, requests, urls, pageSize, ignoresInclude: options.ignoresInclude ?? false, held: population.resources });

  const listening = await server.listen({ port, host });
  const url = options.publicUrl ?? listening;
  Object.assign(urls, { fhirUrl: `${url}/fhir`, tokenUrl: `${url}/oauth/token` });
  return {
    url, listening, ...urls, requests,
    put: shelf.put,
    remove: (resourceType, id) => {
      const removed = shelf.remove(resourceType, id);
      if (removed) exports.noteRemoved(resourceType, id);
      return removed;
    },
    failNext: faults.failNext,
    close: () => server.close(),
  };
};
