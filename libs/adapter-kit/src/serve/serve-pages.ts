import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@meervoud/adapter-sdk';
import type { Serve } from './served.ts';

/**
 * A very plain FHIR server, for recorded answers: gives all resources of a type, whatever is searched for, page by
 * page, or one by its id, to anyone who brings the token. An adapter classifies what it gets, so it must be able to bear that.
 */
export const servePages: Serve = async ({ resources, fhirVersion, pageSize }) => {
  const token = 'kit-token';
  const server = createServer(({ url = '/', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const send = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' }).end(JSON.stringify(body));
    const [, , type = '', id] = pathname.split('/');
    if (type === 'metadata') return send(200, capability(fhirVersion, resources));
    if (headers.authorization !== `Bearer ${token}`) return send(401, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login' }] });
    if (id !== undefined) {
      const one = resources.find((resource) => resource['resourceType'] === type && resource['id'] === id);
      return one === undefined ? send(404, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }) : send(200, one);
    }
    const from = Number(searchParams.get('from') ?? 0);
    const all = resources.filter(({ resourceType }) => resourceType === type);
    const next = from + pageSize < all.length ? [{ relation: 'next', url: `http://${headers.host}/fhir/${type}?from=${from + pageSize}` }] : [];
    return send(200, { resourceType: 'Bundle', type: 'searchset', link: next, entry: all.slice(from, from + pageSize).map((resource) => ({ resource })) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    configAt: (baseUrl) => ({ baseUrl, auth: { type: 'bearer', token: { env: 'KIT_TOKEN' } } }),
    secret: async () => token,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const capability = (fhirVersion: string, resources: readonly JsonObject[]): object => ({
  resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', fhirVersion, format: ['application/fhir+json'],
  rest: [{
    mode: 'server',
    resource: [...new Set(resources.map(({ resourceType }) => resourceType))].map((type) => ({ type, interaction: [{ code: 'search-type' }] })),
  }],
});
