import { silentLogger } from '@meervoud/kernel';
import { openStore, type Store } from '@meervoud/store';
import { defineJob } from '@meervoud/task';
import { z } from 'zod';
import { bindJob, openQueue } from '../../src/index.ts';

/** Works on a database and a queue until it is killed; says which task it began. */
const [databaseUrl = '', redisUrl = '', prefix = ''] = process.argv.slice(2);
const job = defineJob({ name: 'number', payload: z.strictObject({ n: z.number().int() }), key: ({ n }) => String(n), attempts: 3, backoff: 20, concurrency: 4 });
const opened = await openStore({ databaseUrl }, { log: silentLogger });
const queue = await openQueue(redisUrl === '-' ? { postgres: opened.postgres } : { redisUrl }, {
  organization: 'o', prefix, log: silentLogger, timing: { idle: 25, handOverAgain: 200, lease: 600 },
});
await queue.work(opened.store.tasks, [bindJob<{ n: number }, Store>(job, async ({ n }, { task }) => {
  process.stdout.write(`begun ${n}\n`);
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  return async (transaction) => transaction.access.record({
    organization: task.group, who: String(n), action: 'test', object: 'test', purpose: 'test', at: '2024-01-01T00:00:00.000Z' as never,
  });
})], silentLogger);
