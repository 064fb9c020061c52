import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpAnswers, type HttpAnswer } from './http-answers.ts';

export type HttpDeed = keyof typeof httpAnswers;
/** What the server can do wrong. */
export const httpDeeds = Object.keys(httpAnswers) as readonly HttpDeed[];

export interface HostileServer {
  readonly fhirUrl: string;
  /** Paths that were asked, in order. */
  readonly asked: readonly string[];
  /** How often somebody came where nobody should: a second origin that links lead to. */
  readonly lured: () => number;
  close(): Promise<void>;
}

const listen = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

/** A FHIR server over real HTTP that does one thing wrong to every search, and lies in its CapabilityStatement. */
export const openHostileServer = async (deed: HttpDeed): Promise<HostileServer> => {
  const asked: string[] = [];
  let lured = 0;
  const trap = await listen((_, response) => { lured += 1; response.end('{}'); });
  const answer: HttpAnswer = httpAnswers[deed];
  const { server, origin } = await listen((request, response) => {
    const url = request.url ?? '/';
    asked.push(url.split('?')[0] ?? '');
    if (url.startsWith('/fhir/metadata')) return void response.writeHead(200, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(lie(request)));
    answer({ request, response, url, base: `http://${request.headers.host}/fhir`, trap: trap.origin });
  });
  const stop = (one: typeof server): Promise<void> => new Promise((done) => { one.closeAllConnections(); one.close(() => done()); });
  return { fhirUrl: `${origin}/fhir`, asked, lured: () => lured, close: async () => { await stop(server); await stop(trap.server); } };
};

/** It can do everything, it says. */
const lie = ({ headers }: IncomingMessage): object => ({
  resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', fhirVersion: '4.0.1', format: ['json'], implementation: { url: `http://${headers.host}/fhir` },
  rest: [{
    mode: 'server',
    resource: ['Location', 'Condition', 'Encounter', 'Patient'].map((type) => ({
      type, interaction: [{ code: 'search-type' }, { code: 'read' }],
      searchParam: ['_lastUpdated', '_profile', '_id', 'code', 'everything'].map((name) => ({ name, type: 'token' })),
    })),
    operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
  }],
});
