import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer as createTcp, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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

/** The real server at this port, of which every answer has `from` replaced by `to`, which is as long: for what no server here is, such as an old one. */
export const startMasked = async (port: number, from: string, to: string): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  if (from.length !== to.length) throw new RangeError(`${from} and ${to} are not equally long`);
  const sockets = new Set<Socket>();
  const server = createTcp((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far);
    far.on('data', (chunk: Buffer) => void near.write(Buffer.from(chunk.toString('latin1').replaceAll(from, to), 'latin1')));
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}).on('close', () => { near.destroy(); far.destroy(); }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

/**
 * The embedded server of a directory whose owner has closed it, started once more as it was, but for one flag; by its own command line, which
 * outranks every file.
 */
export const startChanged = async (data: string, command: readonly string[], user: { readonly uid: number; readonly gid: number }, change: (flag: string) => string): Promise<{ stop(): Promise<void> }> => {
  const [program = '', ...flags] = command;
  const server = spawn(program, flags.map(change), { ...(process.getuid?.() === 0 ? user : {}), cwd: '/', env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(server, 'exit');
  await waitFor(() => existsSync(join(data, 'postmaster.pid')) && /\nready\s*$/.test(readFileSync(join(data, 'postmaster.pid'), 'utf8')));
  return {
    stop: async () => {
      process.kill(server.pid!, 'SIGINT');
      await ended;
    },
  };
};

const waitFor = async (isThere: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1_200 && !isThere(); tries += 1) await pause(50);
  if (!isThere()) throw new Error('a server that does not come up');
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
