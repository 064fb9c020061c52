import { defineCheck } from '../check.ts';
import { redisSetting } from '../redis-setting.ts';

export const redisEviction = defineCheck({
  name: 'redis-eviction',
  looksAt: { nl: 'Redis: wat er gebeurt als het geheugen vol is', en: 'Redis: what happens when its memory is full' },
  findings: {
    'redis-may-evict': {
      weight: 'wrong',
      what: { nl: 'Redis gooit taken weg als zijn geheugen vol is.', en: 'Redis drops tasks when its memory is full.' },
      next: { nl: 'Zet `maxmemory-policy noeviction` in redis.conf en herstart Redis.', en: 'Set `maxmemory-policy noeviction` in redis.conf and restart Redis.' },
    },
    'redis-eviction-unknown': {
      weight: 'warning',
      what: { nl: 'Redis zegt niet wat het doet als zijn geheugen vol is.', en: 'Redis does not say what it does when its memory is full.' },
      next: { nl: 'Vraag de beheerder van Redis of maxmemory-policy op noeviction staat.', en: 'Ask who runs Redis whether maxmemory-policy is noeviction.' },
    },
  },
  look: async ({ redis }) => {
    if (redis?.there === undefined) return [];
    const policy = await redisSetting(redis.there, 'maxmemory-policy');
    if (policy === undefined) return [{ code: 'redis-eviction-unknown', detail: 'CONFIG GET' }];
    return [policy === 'noeviction' ? { detail: policy } : { code: 'redis-may-evict', detail: policy }];
  },
});
