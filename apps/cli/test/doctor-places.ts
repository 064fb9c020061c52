import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export const freePort = async (): Promise<number> => {
  const server = createTcp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** A Redis server of its own with these settings; ended by its process id. */
export const startRedis = async (...settings: readonly string[]): Promise<{ readonly url: string; stop(): Promise<void> }> => {
  const port = await freePort();
  const server: ChildProcess = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...settings], { stdio: 'ignore', cwd: '/tmp' });
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, 'exit');
      process.kill(server.pid!, 'SIGTERM');
      await ended;
    },
  };
};

/** An answer to everything, over http or https. */
export const startServer = async (tls?: ServerOptions, { status = 200, date }: { status?: number; date?: string } = {}): Promise<{ readonly url: string; stop(): Promise<void> }> => {
  const answer: Parameters<typeof createPlain>[1] = (_request, response) => { response.writeHead(status, date === undefined ? {} : { date }).end('{}'); };
  const server = tls === undefined ? createPlain(answer) : createSecure(tls, answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => { server.close(); await once(server, 'close'); },
  };
};

export interface Made { readonly cert: string; readonly key: string; readonly certFile: string; readonly keyFile: string }

/** A certificate for 127.0.0.1 that is its own authority and is valid for so many days, made by openssl. */
export const makeCertificate = (folder: string, name: string, days: number): Made => {
  const [keyFile, certFile] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile, '-out', certFile,
    '-days', String(days), '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1',
  ], { stdio: 'ignore' });
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8'), certFile, keyFile };
};
