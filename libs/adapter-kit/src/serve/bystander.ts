import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A host that the adapter has no business with. It remembers whoever came, and what they carried. */
export interface Bystander {
  readonly url: string;
  /** `GET /fhir/Condition (with a token)` for each request. */
  readonly visits: readonly string[];
  close(): Promise<void>;
}

/** Answers every request as a FHIR server that has nothing, so that nobody who came notices. */
export const openBystander = async (): Promise<Bystander> => {
  const visits: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    visits.push(`${method} ${url?.split('?')[0]}${headers.authorization === undefined ? '' : ' (with a token)'}`);
    response.setHeader('content-type', 'application/fhir+json').end('{"resourceType":"Bundle","type":"searchset"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
