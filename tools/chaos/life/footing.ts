import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '@meervoud/store';
import { Redis } from 'ioredis';
import pg from 'pg';
import { runningPostmaster } from '../../../libs/store/src/embedded/postmaster-file.ts';

export type FootingName = 'embedded' | 'postgresql' | 'redis';
export type Persistence = 'none' | 'everysec' | 'always';

/** Where a worker keeps and carries things, and how the harness looks at it from outside. */
export interface Footing {
  readonly name: FootingName;
  readonly folder: string;
  readonly place: StorePlace;
  readonly redis?: OwnRedis;
  /** Asks the database itself, past everything of ours. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export interface OwnRedis {
  readonly url: string;
  flush(): Promise<void>;
  /** SIGKILL, proved, and started again on the same files. Returns the keys that it came back with. */
  killAndRestart(): Promise<number>;
  stop(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

const modes: Readonly<Record<Persistence, readonly string[]>> = {
  none: ['--appendonly', 'no'], everysec: ['--appendonly', 'yes', '--appendfsync', 'everysec'], always: ['--appendonly', 'yes', '--appendfsync', 'always'],
};

/** A Redis server of our own, so that emptying it empties nobody else's. */
export const startRedis = async (folder: string, mode: Persistence): Promise<OwnRedis> => {
  const directory = join(folder, `redis-${mode}`);
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => {});
  const start = async (): Promise<ChildProcess> => {
    const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction', '--dir', directory, ...modes[mode]], { stdio: 'ignore' });
    await client.ping();
    return server;
  };
  let server = await start();
  const kill = async (): Promise<void> => {
    const ended = once(server, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    server.kill('SIGKILL');
    const [, signal] = await ended;
    if (signal !== 'SIGKILL') throw new Error(`the Redis server ended by ${signal ?? 'itself'}, not by SIGKILL`);
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      await client.flushall();
    },
    killAndRestart: async () => {
      await kill();
      server = await start();
      const [, id] = /process_id:(\d+)/.exec(await client.info('server')) ?? [];
      if (Number(id) !== server.pid) throw new Error('another Redis server answers');
      return client.dbsize();
    },
    stop: async () => {
      client.disconnect();
      await kill();
    },
  };
};

const serverUrl = 'postgres://postgres@127.0.0.1:5432/postgres';

const asking = (config: pg.ClientConfig) => {
  const pool = new pg.Pool({ ...config, max: 4, connectionTimeoutMillis: 20_000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    end: () => pool.end(),
    query: async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> => (await pool.query<Row>(text, [...values])).rows,
  };
};

export interface FootingOptions {
  /** A PostgreSQL server. */
  readonly databaseUrl?: string;
  readonly persistence?: Persistence;
  /** Where an embedded database lies; default: a temporary folder. */
  readonly directory?: string;
}

/** Throws when the servers that this footing needs are not there. */
export const openFooting = async (
  name: FootingName, { databaseUrl = serverUrl, persistence = 'always', directory: given }: FootingOptions = {},
): Promise<Footing> => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-chaos-'));
  chmodSync(folder, 0o711);
  if (name === 'embedded') {
    const directory = given ?? join(folder, 'data');
    const { query, end } = asking({ host: join(directory, 'socket'), port: 5432, user: 'postgres', database: 'postgres' });
    return {
      name, folder, place: { directory }, query,
      close: async () => {
        await end();
        const pid = runningPostmaster(join(directory, 'postgres'));
        if (pid !== undefined) process.kill(pid, 'SIGQUIT');
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  const database = `meervoud_chaos_${randomBytes(5).toString('hex')}`;
  const admin = asking({ connectionString: databaseUrl });
  await admin.query(`create database ${database}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  const { query, end } = asking({ connectionString: url.href });
  const redis = name === 'redis' ? await startRedis(folder, persistence) : undefined;
  return {
    name, folder, place: { databaseUrl: url.href }, query, ...(redis && { redis }),
    close: async () => {
      await end();
      await redis?.stop();
      await admin.query(`drop database ${database} with (force)`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
