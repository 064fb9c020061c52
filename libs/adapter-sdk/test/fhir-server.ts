import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLogger, type Instant, toInstant } from '@meervoud/kernel';
import type { SubjectPseudonym } from '@meervoud/zibs';
import { FhirSourceConfig, type ReadRequest, type SourceEvent, type TransportEffects } from '../src/index.ts';

export type Respond = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server that answers as the test says, and remembers what it was asked. */
export const openServer = async (respond: Respond) => {
  const asked: { readonly method: string; readonly url: string; readonly authorization: string | undefined; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => { body += piece.toString(); });
    request.on('end', () => {
      asked.push({ method: request.method!, url: request.url!, authorization: request.headers.authorization, body });
      respond(request, response, body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin, asked,
    close: () => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
};

export const json = (response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
};

export const searchset = (resources: readonly object[], next?: string): object => ({
  resourceType: 'Bundle', type: 'searchset', ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  entry: resources.map((resource) => ({ resource })),
});

/** Time that passes only by sleeping. */
export const testEffects = (start = '2026-11-22T10:00:00.000Z') => {
  let now = Date.parse(start);
  const slept: number[] = [];
  const effects: TransportEffects = {
    clock: { now: (): Instant => toInstant(now) },
    sleep: async (milliseconds, signal) => { signal.throwIfAborted(); slept.push(milliseconds); now += milliseconds; },
    random: () => 0.5,
  };
  return { effects, slept, pass: (milliseconds: number) => { now += milliseconds; } };
};

export const bearerConfig = (origin: string, more: object = {}): FhirSourceConfig =>
  FhirSourceConfig.parse({ baseUrl: `${origin}/fhir`, auth: { type: 'bearer', token: { env: 'TOKEN' } }, pageSize: 2, ...more });

export const pseudonym = (id: string): SubjectPseudonym => `p-${Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)}` as SubjectPseudonym;

export const request = (config: FhirSourceConfig, more: Partial<ReadRequest<FhirSourceConfig>> = {}): ReadRequest<FhirSourceConfig> => ({
  source: 'ecd', config, zibs: ['HealthcareProvider'], pseudonym, secret: async () => 'the-secret', log: silentLogger,
  signal: new AbortController().signal, ...more,
});

export const collect = async (events: AsyncIterable<SourceEvent>): Promise<SourceEvent[]> => {
  const all: SourceEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};

/** The code of what a promise was refused with. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no error';
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown);
  }
};
