import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';

/**
 * A process of its own that plays an ECD: what it is asked for the first time it asks the sandbox and remembers, so
 * that from then on it answers from memory and weighs as little as possible on what is measured.
 */
const [clients = '40', pageSize = '200'] = process.argv.slice(2);
const population = generatePopulation({ seed: 20_230_228, reportingYear: 2023, clientsPerLocation: Number(clients) });
const ecd = await startSandboxEcd({ population, clientId: 'bench', clientSecret: 'bench', tokenLifetimeSeconds: 86_400, pageSize: Number(pageSize) });

const grant = await fetch(ecd.tokenUrl, {
  method: 'POST',
  headers: { authorization: `Basic ${Buffer.from('bench:bench').toString('base64')}` },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
});
const { access_token: token } = await grant.json() as { access_token: string };

interface Remembered { readonly status: number; readonly type: string; readonly body: Buffer }
const remembered = new Map<string, Remembered>();
let here = '';

const ask = async (method: string, path: string, request: IncomingMessage): Promise<Remembered> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const key = `${method} ${path} ${Buffer.concat(chunks).toString()}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const answer = await fetch(`${ecd.url}${path}`, {
    method, body: chunks.length === 0 ? null : Buffer.concat(chunks),
    headers: { authorization: `Bearer ${token}`, accept: 'application/fhir+json', ...(request.headers['content-type'] === undefined ? {} : { 'content-type': request.headers['content-type'] }) },
  });
  const body = Buffer.from((await answer.text()).replaceAll(ecd.url, here));
  const fresh = { status: answer.status, type: answer.headers.get('content-type') ?? 'application/fhir+json', body };
  remembered.set(key, fresh);
  return fresh;
};

const listed = async (): Promise<Remembered> => ({ status: 200, type: 'application/json', body: Buffer.from(JSON.stringify(pages())) });

/** How long a page takes to make, as the benchmark asks for. */
let pageMilliseconds = 0;
process.on('message', (milliseconds: number) => {
  pageMilliseconds = milliseconds;
  process.send?.('set');
});

/** The addresses of all pages that were asked for, so that they can be asked for again. */
const pages = (): readonly string[] => [...remembered].flatMap(([key, { status }]) => (key.startsWith('GET ') && status === 200 && !key.includes('/metadata') ? [`${here}${key.slice(4).trim()}`] : []));

const server = createServer((request, response) => void (request.url === '/pages' ? listed() : ask(request.method ?? 'GET', request.url ?? '/', request)).then(async ({ status, type, body }) => {
  if (pageMilliseconds > 0) await setTimeout(pageMilliseconds);
  response.writeHead(status, { 'content-type': type, 'content-length': body.byteLength }).end(body);
}));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
process.once('disconnect', () => process.exit());
process.send?.({ fhirUrl: `${here}/fhir`, clients: population.personas.length });
