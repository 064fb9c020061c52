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

/** What BullMQ recommends as the least; older ones lack commands or lose jobs in ways that were mended since. */
const OLDEST = [6, 2] as const;

/** What a Redis server says it is; undefined where it does not tell. */
export const redisVersion = async (redis: Pick<Redis, 'info'>): Promise<string | undefined> => /redis_version:([\d.]+)/.exec(await redis.info('server'))?.[1];

export const isRedisTooOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
};

const assertVersion = async (redis: Redis): Promise<void> => {
  const version = await redisVersion(redis);
  if (version === undefined || !isRedisTooOld(version)) return;
  throw new KnownError({
    code: 'redis-too-old', recovery: 'halt', message: `This Redis server is too old (${version}).`, expected: `Redis ${OLDEST.join('.')} or newer, or no REDIS_URL`,
  });
};

/** Reaches Redis. Throws the KnownErrors `queue-unavailable` (retry) when it does not answer, and `redis-too-old` (halt). */
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
