import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Logger, silentLogger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { defineJob } from '@meervoud/task';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startChild } from '../../store/test/children/child.ts';
import { bindJob, type JobBinding, openQueue } from '../src/index.ts';
import { toQueueError } from '../src/queue-error.ts';
import { OFFERS_PER_TICKET, ticketOf } from '../src/sweep.ts';
import { backoffAfter, defaultTiming } from '../src/timing.ts';

const services = await reachableServices(process.env);
const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedisServer) process.stdout.write('there is no redis-server here; the tests that kill one are skipped\n');

const timing = { idle: 25, handOverAgain: 200, lease: 600 };
const job = defineJob({ name: 'number', payload: z.strictObject({ n: z.number().int() }), key: ({ n }) => String(n), attempts: 3, backoff: 20, concurrency: 4 });
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const until = async (condition: () => boolean | Promise<boolean>, limit = 30_000): Promise<void> => {
  const deadline = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not come about in time');
    await pause(10);
  }
};
const random = (): string => randomBytes(5).toString('hex');
const all = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const ask = async (store: Store, count: number): Promise<string> => {
  const group = `group-${random()}`;
  await store.tasks.request(all(count).map((n) => ({ organization: 'o', job: 'number', key: `${group}/${n}`, payload: { n }, group })));
  return group;
};
const done = async (store: Store, group: string): Promise<readonly number[]> =>
  (await store.access.list(group, 10_000)).map(({ who }) => Number(who)).sort((one, other) => one - other);
const isDone = (store: Store, group: string) => (): Promise<boolean> =>
  store.tasks.progress(group).then(({ requested }) => requested === 0, () => false);

const binding = (onBegin: () => void): JobBinding<Store> => bindJob<{ n: number }, Store>(job, async ({ n }, { task }) => {
  onBegin();
  await pause(15);
  return async (transaction) => transaction.access.record({
    organization: task.group, who: String(n), action: 'test', object: 'test', purpose: 'test', at: '2024-01-01T00:00:00.000Z' as never,
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};
const startRedis = async (port: number): Promise<ChildProcess> => {
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru'], { stdio: 'ignore', cwd: '/tmp' });
  const redis = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return server;
};
const forget = async (url: string, prefix: string): Promise<void> => {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
};
const kill = async (server: ChildProcess): Promise<NodeJS.Signals | null> => {
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  return ((await ended) as [number | null, NodeJS.Signals | null])[1];
};

describe('the queue under faults', () => {
  let opened: TestStore;
  beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
  afterAll(() => opened?.close());

  it.skipIf(!hasRedisServer)('completes every task once when Redis is killed with all it held, and warns once that it may evict', async () => {
    const port = await freePort();
    let server = await startRedis(port);
    const lines: string[] = [];
    const keep = (message: string, fields?: object): void => { lines.push(`${message} ${JSON.stringify(fields)}`); };
    const log: Logger = { debug: () => {}, info: keep, warn: keep, error: keep };
    const queue = await openQueue({ redisUrl: `redis://127.0.0.1:${port}` }, { organization: 'o', prefix: 'killed', log, timing });
    let begun = 0;
    const worker = await queue.work(opened.store.tasks, [binding(() => { begun += 1; })], log);
    try {
      const group = await ask(opened.store, 120);
      for (const count of [30, 70]) {
        await until(() => begun >= count);
        expect(await kill(server)).toBe('SIGKILL');
        expect((await opened.store.tasks.progress(group)).requested).toBeGreaterThan(0);
        await pause(150);
        server = await startRedis(port);
      }
      await until(isDone(opened.store, group));
      expect(await done(opened.store, group)).toEqual(all(120));
      expect((await opened.store.tasks.progress(group)).failed).toBe(0);
      expect(lines.filter((line) => line.includes('redis-may-evict')).length).toBe(1);
    } finally {
      await worker.stop(0);
      await queue.close();
      await kill(server);
    }
  });

  it('completes every task once when every connection to PostgreSQL is cut', async () => {
    const prefix = `cut-${random()}`;
    const queue = await openQueue({ postgres: opened.postgres }, { organization: 'o', prefix, log: silentLogger, timing });
    let begun = 0;
    const worker = await queue.work(opened.store.tasks, [binding(() => { begun += 1; })], silentLogger);
    try {
      const group = await ask(opened.store, 120);
      let cut = 0;
      for (const count of [30, 70]) {
        await until(() => begun >= count);
        const client = new pg.Client(opened.postgres as pg.ClientConfig);
        await client.connect();
        const { rows } = await client.query<{ cut: number }>(`select count(pg_terminate_backend(pid))::int as cut from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend'`);
        await client.end();
        cut += rows[0]?.cut ?? 0;
      }
      expect(cut).toBeGreaterThan(5);
      await until(isDone(opened.store, group));
      expect(await done(opened.store, group)).toEqual(all(120));
      expect((await opened.store.tasks.progress(group)).failed).toBe(0);
    } finally {
      await worker.stop(0);
      await queue.close();
    }
  });

  const places = [['PostgreSQL', '-'], ['Redis', services.redisUrl]] as const;
  it.for(places)('completes every task once when workers on %s are killed', async ([, redisUrl], { skip }) => {
    const { databaseUrl } = services;
    if (databaseUrl === undefined || redisUrl === undefined) return skip();
    const shared = await openTestStore({ kind: 'postgresql', databaseUrl });
    const prefix = `kills-${random()}`;
    try {
      if (!('databaseUrl' in shared.place)) throw new Error('not a server');
      const group = await ask(shared.store, 150);
      for (let round = 0; round < 2; round += 1) {
        const child = await startChild(new URL('./children/work-forever.ts', import.meta.url), shared.place.databaseUrl, redisUrl, prefix);
        await until(() => child.lines.filter((line) => line.startsWith('begun')).length >= 20);
        child.process.kill('SIGKILL');
        expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
      }
      const left = await shared.store.tasks.progress(group);
      expect({ some: left.completed > 0, unfinished: left.requested > 0 }).toEqual({ some: true, unfinished: true });
      const queue = await openQueue(redisUrl === '-' ? { postgres: shared.postgres } : { redisUrl }, { organization: 'o', prefix, log: silentLogger, timing });
      const worker = await queue.work(shared.store.tasks, [binding(() => {})], silentLogger);
      await until(isDone(shared.store, group));
      await worker.stop();
      await queue.close();
      expect(await done(shared.store, group)).toEqual(all(150));
      expect((await shared.store.tasks.progress(group)).failed).toBe(0);
    } finally {
      await shared.close();
      if (redisUrl !== '-') await forget(redisUrl, prefix);
    }
  });
});

it('says that the queue does not answer', async () => {
  const away = { code: 'queue-unavailable', recovery: 'retry' };
  await expect(openQueue({ redisUrl: 'redis://127.0.0.1:1' }, { organization: 'o', prefix: 'p', log: silentLogger })).rejects.toMatchObject(away);
  await expect(openQueue({ postgres: { host: '127.0.0.1', port: 1 } }, { organization: 'o', prefix: 'p', log: silentLogger })).rejects.toMatchObject(away);
  await expect(openQueue({ redisUrl: 'redis://127.0.0.1:1' }, { organization: 'o', prefix: 'a:b', log: silentLogger })).rejects.toThrow(TypeError);
  expect(toQueueError(new Error('canary')).message).not.toContain('canary');
});

it('waits longer after each failure, spread out, and never longer than the longest', () => {
  expect([1, 2, 3, 4].map((failures) => backoffAfter(failures, 100, 500, () => 1))).toEqual([100, 200, 400, 500]);
  expect([1, 2, 3, 4].map((failures) => backoffAfter(failures, 100, 500, () => 0))).toEqual([50, 100, 200, 250]);
});

it('names a ticket anew after each attempt, and after offers that led to nothing', () => {
  const task = { id: 'task-1', organization: 'o', job: 'number', key: 'k', payload: {}, group: 'g', status: 'requested', failures: 0 } as const;
  const names = [[0, 1], [0, 2], [0, 3], [1, 1]].map(([attempt = 0, offers = 0]) => ticketOf({ ...task, attempt, offers }).ticketId);
  expect(names).toEqual(['task-1-0-0', 'task-1-0-0', 'task-1-0-1', 'task-1-1-0']);
});

it('takes up again well within a minute what a dead worker had begun, and what it had only taken from the queue', () => {
  const { idle, lease, handOverAgain } = defaultTiming;
  expect(Math.max(lease, handOverAgain * OFFERS_PER_TICKET) + idle).toBeLessThan(45_000);
});
