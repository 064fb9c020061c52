import { randomBytes } from 'node:crypto';
import { KnownError, type Logger, silentLogger } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { defineJob } from '@meervoud/task';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bindJob, type JobHandler, openQueue, type Queue, type QueuePlace, type RunningWorker, type Timing } from '../src/index.ts';

const services = await reachableServices(process.env);

const number = defineJob({ name: 'number', payload: z.strictObject({ n: z.number().int() }), key: ({ n }) => String(n), attempts: 3, backoff: 20, concurrency: 4 });
const timing: Partial<Timing> = { idle: 25, handOverAgain: 200, lease: 600 };

interface Backend {
  readonly name: string;
  readonly skip: boolean;
  readonly place: (store: TestStore) => QueuePlace;
  /** Everything the queue holds under a prefix, as text; and how to make it forget. */
  readonly held: (store: TestStore, prefix: string) => Promise<string>;
  readonly flush: (store: TestStore, prefix: string) => Promise<number>;
}

const onRedis = async <Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> => {
  const redis = new Redis(services.redisUrl ?? '');
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
};

const inDatabase = async <Result>(store: TestStore, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client(store.postgres as pg.ClientConfig);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const backends: readonly Backend[] = [
  {
    name: 'postgresql',
    skip: false,
    place: ({ postgres }) => ({ postgres }),
    held: (store) => inDatabase(store, async (client) =>
      JSON.stringify((await client.query('select * from bullmq.job')).rows) + JSON.stringify((await client.query('select * from bullmq.event')).rows)),
    flush: (store) => inDatabase(store, async (client) => (await client.query('delete from bullmq.job')).rowCount ?? 0),
  },
  {
    name: 'redis',
    skip: services.redisUrl === undefined,
    place: () => ({ redisUrl: services.redisUrl ?? '' }),
    held: (_, prefix) => onRedis(async (redis) => {
      const keys = await redis.keys(`${prefix}:*`);
      const read = async (key: string): Promise<unknown> => {
        const type = await redis.type(key);
        return type === 'stream' ? redis.xrange(key, '-', '+') : type === 'hash' ? redis.hgetall(key) : redis.dump(key);
      };
      return JSON.stringify([keys, await Promise.all(keys.map(read))]);
    }),
    flush: (_, prefix) => onRedis(async (redis) => {
      const keys = await redis.keys(`${prefix}:*`);
      return keys.length === 0 ? 0 : redis.del(...keys);
    }),
  },
];

const until = async (condition: () => boolean | Promise<boolean>, limit = 15_000): Promise<void> => {
  const deadline = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not come about in time');
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
};

const remembering = (lines: string[]): Logger => {
  const keep = (message: string, fields?: object): void => { lines.push(`${message} ${JSON.stringify(fields ?? {})}`); };
  return { debug: keep, info: keep, warn: keep, error: keep };
};

describe.each(backends)('the queue on $name', (backend) => {
  let store: TestStore;
  let prefix: string;
  let queue: Queue;
  const workers: RunningWorker[] = [];
  const queues: Queue[] = [];

  beforeAll(async () => {
    if (!backend.skip) store = await openTestStore({ kind: 'embedded' });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
    await Promise.all(queues.splice(0).map((one) => one.close()));
    if (!backend.skip) await backend.flush(store, prefix);
  });
  afterAll(() => store?.close());

  const open = async (log = silentLogger): Promise<Queue> => {
    const opened = await openQueue(backend.place(store), { organization: 'o', prefix, log, timing });
    queues.push(opened);
    return opened;
  };
  const work = async (handler: JobHandler<{ n: number }, Store>, log = silentLogger): Promise<RunningWorker> => {
    prefix = `test-${randomBytes(5).toString('hex')}`;
    queue = await open(log);
    return join(handler, log);
  };
  const join = async (handler: JobHandler<{ n: number }, Store>, log = silentLogger): Promise<RunningWorker> => {
    const worker = await queue.work(store.store.tasks, [bindJob(number, handler)], log);
    workers.push(worker);
    return worker;
  };
  const ask = async (count: number): Promise<string> => {
    const group = `group-${randomBytes(5).toString('hex')}`;
    await store.store.tasks.request(Array.from({ length: count }, (_, n) => ({ organization: 'o', job: 'number', key: `${group}/${n}`, payload: { n }, group })));
    return group;
  };
  const progress = (group: string) => store.store.tasks.progress(group);
  /** An effect that shows in the store, and shows twice if done twice. */
  const noteIn = (group: string, n: number) => async (transaction: Store): Promise<void> =>
    transaction.access.record({ organization: group, who: String(n), action: 'test', object: 'test', purpose: 'test', at: '2024-01-01T00:00:00.000Z' as never });
  const noted = async (group: string): Promise<readonly number[]> =>
    (await store.store.access.list(group, 10_000)).map(({ who }) => Number(who)).sort((one, other) => one - other);
  const isDone = (group: string) => async (): Promise<boolean> => (await progress(group)).requested === 0;

  it.skipIf(backend.skip)('runs every task once and commits its effects with its completion', async () => {
    expect.assertions(3);
    await work(async ({ n }, { task }) => noteIn(task.group, n));
    expect(queue.backend).toBe(backend.name);
    const group = await ask(100);
    await until(isDone(group));
    expect(await progress(group)).toEqual({ requested: 0, completed: 100, failed: 0, failures: [] });
    expect(await noted(group)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it.skipIf(backend.skip)('tries again after an error that may pass, and not after the last try', async () => {
    const tries = new Map<number, number>();
    await work(async ({ n }, { task }) => {
      tries.set(n, (tries.get(n) ?? 0) + 1);
      if (n === 0 || tries.get(n) === 1) throw new KnownError({ code: 'source-away', recovery: 'retry', message: 'away' });
      return noteIn(task.group, n);
    });
    const group = await ask(3);
    await until(isDone(group));
    expect(Object.fromEntries(tries)).toEqual({ 0: 3, 1: 2, 2: 2 });
    expect(await progress(group)).toEqual({
      requested: 0, completed: 2, failed: 1, failures: [{ job: 'number', key: `${group}/0`, code: 'source-away' }],
    });
    expect(await noted(group)).toEqual([1, 2]);
  });

  it.skipIf(backend.skip)('ends a task at once on what it did not foresee, on halt and on skip, and keeps only codes', async () => {
    const tries: number[] = [];
    const lines: string[] = [];
    await work(async ({ n }) => {
      tries.push(n);
      if (n === 0) throw new Error('canary-7f3 is a name');
      throw new KnownError({ code: n === 1 ? 'refused-for-good' : 'not-wanted', recovery: n === 1 ? 'halt' : 'skip', message: 'canary-7f3' });
    }, remembering(lines));
    const group = await ask(3);
    await until(isDone(group));
    expect(tries.sort()).toEqual([0, 1, 2]);
    expect((await progress(group)).failures.map(({ code }) => code)).toEqual(['unexpected', 'refused-for-good', 'not-wanted']);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('\n')).not.toContain('canary');
    const held = await backend.held(store, prefix);
    expect(held).toContain('task-');
    expect(held).not.toContain('canary');
  });

  it.skipIf(backend.skip)('writes nothing of a handler whose effects fail, and nothing of a payload on the queue', async () => {
    await work(async ({ n }, { task }) => async (transaction) => {
      await noteIn(task.group, n)(transaction);
      throw new KnownError({ code: 'broken-effects', recovery: 'halt', message: 'broken' });
    });
    const group = await ask(5);
    await until(isDone(group));
    expect((await progress(group)).failed).toBe(5);
    expect(await noted(group)).toEqual([]);
    const held = await backend.held(store, prefix);
    expect(held).toContain('task-');
    expect(held).not.toContain(group);
  });

  it.skipIf(backend.skip)('completes every task once when the queue is emptied again and again', async () => {
    let begun = 0;
    await work(async ({ n }, { task }) => {
      begun += 1;
      await new Promise((resolve) => { setTimeout(resolve, 15); });
      return noteIn(task.group, n);
    });
    const group = await ask(150);
    let flushed = 0;
    let flushes = 0;
    for (const at of [20, 60, 100]) {
      await until(() => begun >= at);
      flushed += await backend.flush(store, prefix);
      flushes += 1;
    }
    const { requested } = await progress(group);
    expect({ flushes, lostSome: flushed > 0, unfinished: requested > 0 }).toEqual({ flushes: 3, lostSome: true, unfinished: true });
    await until(isDone(group), 30_000);
    expect(await progress(group)).toEqual({ requested: 0, completed: 150, failed: 0, failures: [] });
    expect(await noted(group)).toEqual(Array.from({ length: 150 }, (_, n) => n));
  });

  it.skipIf(backend.skip)('takes over an attempt that gives no sign of life, and fences it off', async () => {
    const ends: string[] = [];
    await work(async ({ n }, { task, signal }) => {
      if (task.attempt === 1) {
        // another process is at it, as far as the ledger can see: this one lost its lease
        await inDatabase(store, (client) => client.query(`update meervoud.task set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [task.id]));
        const taken = await store.store.tasks.begin(task.id, 50);
        ends.push(`taken over as ${taken?.attempt}`);
        await new Promise((resolve) => { signal.addEventListener('abort', resolve); });
        ends.push('noticed');
        return noteIn(task.group, 1_000);
      }
      return noteIn(task.group, n);
    });
    const group = await ask(1);
    await until(isDone(group));
    await until(() => ends.length === 2);
    expect(ends).toEqual(['taken over as 2', 'noticed']);
    expect(await noted(group)).toEqual([0]);
    expect((await progress(group)).completed).toBe(1);
  });

  it.skipIf(backend.skip)('finishes what runs when it stops, and leaves the rest to the next worker', async () => {
    let begun = 0;
    const first = await work(async ({ n }, { task }) => {
      begun += 1;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return noteIn(task.group, n);
    });
    const group = await ask(40);
    await until(() => begun >= 4);
    await first.stop();
    workers.splice(0);
    const { completed, requested } = await progress(group);
    expect({ some: completed >= 4, all: completed === begun, left: requested > 0 }).toEqual({ some: true, all: true, left: true });
    await join(async ({ n }, { task }) => noteIn(task.group, n));
    await until(isDone(group));
    expect(await noted(group)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it.skipIf(backend.skip)('gives an attempt back, uncounted, when a stopping worker runs out of patience', async () => {
    let begun = false;
    const first = await work(async (_, { signal }) => {
      begun = true;
      await new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });
      throw new Error('unreachable');
    });
    const group = await ask(1);
    await until(() => begun);
    await first.stop(30);
    workers.splice(0);
    const [task] = await store.store.tasks.due({ organization: 'o', jobs: ['number'], limit: 1, olderThan: 0 });
    expect(task).toMatchObject({ group, status: 'requested', attempt: 1, failures: 0 });
    await join(async ({ n }, { task: again }) => noteIn(again.group, n));
    await until(isDone(group));
    expect((await progress(group)).completed).toBe(1);
  });

  it.skipIf(backend.skip)('shares the work between two workers without doing any of it twice', async () => {
    const by = [0, 0];
    const handler = (who: 0 | 1): JobHandler<{ n: number }, Store> => async ({ n }, { task }) => {
      by[who] = (by[who] ?? 0) + 1;
      await new Promise((resolve) => { setTimeout(resolve, 5); });
      return noteIn(task.group, n);
    };
    await work(handler(0));
    queue = await open();
    await join(handler(1));
    const group = await ask(120);
    await until(isDone(group));
    expect(await noted(group)).toEqual(Array.from({ length: 120 }, (_, n) => n));
    expect((by[0] ?? 0) + (by[1] ?? 0)).toBe(120);
    expect(Math.min(...by)).toBeGreaterThan(0);
  });

  it.skipIf(backend.skip)('starts what a completed task asks for without waiting for the next sweep', async () => {
    prefix = `test-${randomBytes(5).toString('hex')}`;
    queue = await openQueue(backend.place(store), { organization: 'o', prefix, log: silentLogger, timing: { ...timing, idle: 20_000 } });
    queues.push(queue);
    const worker = await join(async ({ n }, { task }) => async (transaction) => {
      await noteIn(task.group, n)(transaction);
      if (n < 5) await transaction.tasks.request([{ organization: 'o', job: 'number', key: `${task.group}/next-${n + 1}`, payload: { n: n + 1 }, group: task.group }]);
    });
    const group = await ask(1);
    worker.nudge();
    await until(async () => (await noted(group)).length === 6, 10_000);
    expect(await noted(group)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
