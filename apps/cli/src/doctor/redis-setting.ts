import type { Redis } from 'ioredis';

/** One setting of a Redis server; undefined where it does not tell, as many that are run by others do not. */
export const redisSetting = async (redis: Redis, name: string): Promise<string | undefined> => {
  const answer: unknown = await redis.config('GET', name).catch(() => []);
  const setting: unknown = Array.isArray(answer) ? answer[1] : undefined;
  return typeof setting === 'string' ? setting : undefined;
};
