import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { KnownError } from '@meervoud/kernel';
import { type Health, liveness, readiness, type Watched } from './readiness.ts';
import type { Metrics } from './metrics.ts';

export interface MonitoringServer {
  /** `http://127.0.0.1:9480` */
  readonly url: string;
  close(): Promise<void>;
}

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(body);
};
const sendHealth = (response: ServerResponse, { ok, parts }: Health): void => send(response, ok ? 200 : 503, 'application/json', `${JSON.stringify({ ok, ...parts })}\n`);

/**
 * `/live`, `/ready` and `/metrics`, on an address of their own that the provider opens on purpose: what is said here holds no client's
 * data and asks for no token, so who may reach it is for the network to say. Throws `monitoring-address-in-use` (halt).
 */
export const startMonitoringServer = async (at: { readonly host: string; readonly port: number }, watched: Watched, metrics: Metrics): Promise<MonitoringServer> => {
  const answers: Readonly<Record<string, (response: ServerResponse) => Promise<void> | void>> = {
    '/live': (response) => sendHealth(response, liveness(watched)),
    '/ready': async (response) => sendHealth(response, await readiness(watched)),
    '/metrics': async (response) => send(response, 200, metrics.contentType, await metrics.text()),
  };
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const answer = answers[(request.url ?? '').replace(/\?.*$/s, '')];
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'GET\n');
    if (answer === undefined) return send(response, 404, 'text/plain', '/live /ready /metrics\n');
    void Promise.resolve(answer(response)).catch(() => send(response, 500, 'text/plain', 'not now\n'));
  });
  server.listen(at);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new KnownError({
      code: 'monitoring-address-in-use', recovery: 'halt', at: `${at.host}:${at.port}`, cause,
      message: 'Nobody can listen at the address of `monitoring`.', expected: 'an address of this machine with a free port; MEERVOUD_MONITORING=host:port for this process alone',
    });
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => {});
    },
  };
};
