import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, silentLogger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { defineJob } from '@meervoud/task';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bindJob, isLive, openQueue, type RunningWorker } from '../src/index.ts';
import { startFreezingProxy } from './freezing-proxy.ts';

const services = await reachableServices(process.env);
const { databaseUrl } = services;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const until = async (condition: () => boolean | Promise<boolean>, limit = 40_000): Promise<boolean> => {
  const deadline = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await pause(10);
  }
  return true;
};
const random = (): string => randomBytes(5).toString('hex');

describe('a pulse', () => {
  it('is live while nothing was silent for over a minute', () => {
    expect(isLive({ sweep: 10, receivers: { a: 60_000, b: 0 }, renewals: 0 })).toBe(true);
    expect(isLive({ sweep: 10, receivers: { a: 60_001, b: 0 }, renewals: 0 })).toBe(false);
    expect(isLive({ sweep: 60_001, receivers: { a: 0 }, renewals: 0 })).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('a worker on the embedded database', () => {
  const job = defineJob({ name: 'slow', payload: z.strictObject({ n: z.number() }), key: ({ n }) => String(n), attempts: 3, backoff: 20, concurrency: 1 });
  /** The server and all that it started. */
  const serverOf = (data: string): readonly number[] => {
    const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!;
    return [Number(pid), ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((child) => child !== '').map(Number)];
  };

  it('is live while it makes progress, not while its server stands still, and again when that goes on', async () => {
    const embedded = await openTestStore({ kind: 'embedded' });
    const queue = await openQueue({ postgres: embedded.postgres }, { organization: 'o', prefix: 'embedded', log: silentLogger, timing: { idle: 25, canary: 100, silence: 60_000 } });
    let finish = (): void => {};
    const binding = bindJob<{ n: number }, Store>(job, async () => {
      await new Promise<void>((resolve) => { finish = resolve; });
      return async () => {};
    });
    const worker = await queue.work(embedded.store.tasks, [binding], silentLogger);
    let stopped: readonly number[] = [];
    try {
      expect(await until(() => isLive(worker.pulse(), 500))).toBe(true);
      await pause(1_000);
      expect([isLive(worker.pulse(), 900), worker.running()]).toEqual([true, { slow: 0 }]);
      stopped = serverOf(embedded.data!);
      for (const pid of stopped) process.kill(pid, 'SIGSTOP');
      expect(await until(() => !isLive(worker.pulse(), 900), 10_000)).toBe(true);
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
      expect(await until(() => isLive(worker.pulse(), 900))).toBe(true);

      // an attempt that takes long is no standstill, and can be seen
      await embedded.store.tasks.request([{ organization: 'o', job: 'slow', key: 'slow', payload: { n: 1 }, group: 'slow' }]);
      expect(await until(() => worker.running()['slow']! > 1_200)).toBe(true);
      expect(isLive(worker.pulse(), 900)).toBe(true);
      finish();
      expect(await until(() => worker.running()['slow'] === 0)).toBe(true);
    } finally {
      finish();
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
      await worker.stop(0);
      await queue.close();
      await embedded.close();
    }
  });
});

describe.skipIf(databaseUrl === undefined)('a worker whose connections fall silent', () => {
  const job = defineJob({ name: 'quiet', payload: z.strictObject({ n: z.number() }), key: ({ n }) => String(n), attempts: 3, backoff: 20, concurrency: 2 });
  const binding = bindJob<{ n: number }, Store>(job, async () => async () => {});
  let opened: TestStore;
  beforeAll(async () => { opened = await openTestStore({ kind: 'postgresql', databaseUrl: databaseUrl! }); });
  afterAll(() => opened?.close());

  const ask = async (count: number): Promise<string> => {
    const group = `group-${random()}`;
    await opened.store.tasks.request(Array.from({ length: count }, (_, n) => ({ organization: 'o', job: 'quiet', key: `${group}/${n}`, payload: { n }, group })));
    return group;
  };
  const isDone = (group: string) => async (): Promise<boolean> => (await opened.store.tasks.progress(group)).requested === 0;

  /** A worker behind a proxy, on each of the two backends. */
  const behindProxy = async (backend: 'redis' | 'postgresql', timing: object, log: Logger = silentLogger) => {
    const [{ databaseUrl: target }, prefix] = [opened.place as { databaseUrl: string }, `silent-${random()}`];
    const url = new URL(backend === 'redis' ? services.redisUrl! : target);
    const proxy = await startFreezingProxy(Number(url.port || (backend === 'redis' ? 6379 : 5432)));
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    const queue = await openQueue(backend === 'redis' ? { redisUrl: url.href } : { postgres: { connectionString: url.href } as pg.PoolConfig },
      { organization: 'o', prefix, log, timing: { idle: 25, handOverAgain: 200, lease: 2_000, ...timing } });
    const worker = await queue.work(opened.store.tasks, [binding], log);
    return {
      proxy, worker, prefix,
      end: async (): Promise<void> => {
        await Promise.race([worker.stop(0), pause(3_000)]);
        await Promise.race([queue.close().catch(() => {}), pause(3_000)]);
        await proxy.stop();
        if (backend !== 'redis') return;
        const redis = new Redis(services.redisUrl!);
        const left = await redis.keys(`${prefix}:*`);
        if (left.length > 0) await redis.del(...left);
        redis.disconnect();
      },
    };
  };

  it.for(['redis', 'postgresql'] as const)('on %s makes them anew and goes on, and was not live meanwhile', async (backend, { skip }) => {
    if (backend === 'redis' && services.redisUrl === undefined) return skip();
    const codes: string[] = [];
    const log: Logger = { ...silentLogger, warn: (_, fields) => { codes.push(fields?.code ?? ''); } };
    const { proxy, worker, end } = await behindProxy(backend, { canary: 100, silence: 1_000 }, log);
    try {
      expect(await until(isDone(await ask(20)))).toBe(true);
      await pause(600);
      // canaries arrive while there is nothing to do
      expect(worker.pulse().receivers['quiet']).toBeLessThan(600);
      proxy.freeze();
      expect(proxy.frozen()).toBeGreaterThan(1);
      const group = await ask(20);
      expect(await until(() => !isLive(worker.pulse(), 900), 10_000)).toBe(true);
      expect(await until(isDone(group))).toBe(true);
      expect(await until(() => isLive(worker.pulse(), 900))).toBe(true);
      expect(worker.pulse().renewals).toBeGreaterThan(0);
      expect(codes).toContain('queue-silent');
    } finally {
      await end();
    }
  });

  it('stays silent without that, and is never live again', async ({ skip }) => {
    if (services.redisUrl === undefined) return skip();
    const { proxy, worker, end } = await behindProxy('redis', { canary: 100, silence: 3_600_000 });
    try {
      expect(await until(isDone(await ask(5)))).toBe(true);
      proxy.freeze();
      const group = await ask(5);
      expect(await until(isDone(group), 8_000)).toBe(false);
      expect(isLive(worker.pulse(), 5_000)).toBe(false);
    } finally {
      await end();
    }
  });

  it('hears canaries beside another worker on the same queue', async ({ skip }) => {
    if (services.redisUrl === undefined) return skip();
    const prefix = `shared-${random()}`;
    const queue = await openQueue({ redisUrl: services.redisUrl }, { organization: 'o', prefix, log: silentLogger, timing: { canary: 100, silence: 60_000 } });
    const workers: RunningWorker[] = [];
    try {
      for (const _ of [1, 2, 3]) workers.push(await queue.work(opened.store.tasks, [binding], silentLogger));
      let longest = 0;
      for (let look = 0; look < 40; look += 1) {
        await pause(100);
        longest = Math.max(longest, ...workers.map((worker) => worker.pulse().receivers['quiet']!));
      }
      expect(longest).toBeLessThan(2_000);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop(0)));
      await queue.close();
      const redis = new Redis(services.redisUrl);
      const left = await redis.keys(`${prefix}:*`);
      if (left.length > 0) await redis.del(...left);
      redis.disconnect();
    }
  });
});
