import { KnownError, type Logger } from '@meervoud/kernel';
import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { BullBackend } from './bull-carrier.ts';
import { toQueueError } from './queue-error.ts';

const warnOfEviction = async (redis: Redis, log: Logger): Promise<void> => {
  // a managed Redis may refuse CONFIG; then there is nothing to say
  const answer: unknown = await redis.config('GET', 'maxmemory-policy').catch(() => []);
  const policy: unknown = Array.isArray(answer) ? answer[1] : undefined;
  if (typeof policy === 'string' && policy !== 'noeviction') {
    log.warn(`Redis may drop jobs when its memory is full: maxmemory-policy is ${policy} and should be noeviction`, { code: 'redis-may-evict' });
  }
};

const assertVersion = async (redis: Redis): Promise<void> => {
  const version = /redis_version:(\d+)/.exec(await redis.info('server'))?.[1];
  if (version !== undefined && Number(version) < 5) {
    throw new KnownError({ code: 'redis-too-old', recovery: 'halt', message: 'This Redis server is too old.', expected: 'Redis 6.2 or newer' });
  }
};

/** Reaches Redis. Throws a KnownError `queue-unavailable` when it does not answer. */
export const openRedisBackend = async (url: string, log: Logger): Promise<BullBackend> => {
  const sending = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, commandTimeout: 5_000, connectTimeout: 5_000 });
  const receiving = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  let reachable = true;
  const watch = (redis: Redis): void => {
    redis.on('error', () => {
      if (reachable) log.warn('Redis cannot be reached; work goes on when it answers again', { code: 'queue-unavailable' });
      reachable = false;
    });
    redis.on('ready', () => { reachable = true; });
  };
  watch(sending);
  watch(receiving);
  const disconnect = (): void => {
    sending.disconnect();
    receiving.disconnect();
  };
  try {
    await sending.connect();
    await assertVersion(sending);
    await warnOfEviction(sending, log);
    await receiving.connect();
  } catch (error) {
    disconnect();
    throw toQueueError(error);
  }
  return {
    name: 'redis',
    // BullMQ's own check of version and eviction writes to the console, once per queue and worker
    sending: { connection: sending, skipVersionCheck: true },
    receiving: { connection: receiving, skipVersionCheck: true },
    factory: createRedisBackend,
    close: async () => disconnect(),
  };
};
