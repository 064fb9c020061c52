import { isRedisTooOld, redisVersion } from '@meervoud/queue';
import { defineCheck } from '../check.ts';

export const redis = defineCheck({
  name: 'redis',
  looksAt: { nl: 'Redis: bereikbaar, en welke versie', en: 'Redis: reachable, and which version' },
  findings: {
    'redis-not-reached': {
      weight: 'wrong',
      what: { nl: 'Redis is niet te bereiken.', en: 'Redis cannot be reached.' },
      next: { nl: 'Draait Redis, en klopt REDIS_URL? Zonder REDIS_URL staat de wachtrij in PostgreSQL.', en: 'Does Redis run, and is REDIS_URL right? Without REDIS_URL the queue is in PostgreSQL.' },
    },
    'redis-too-old': {
      weight: 'wrong',
      what: { nl: 'Deze versie van Redis is te oud.', en: 'This version of Redis is too old.' },
      next: { nl: 'Neem Redis 6.2 of nieuwer, of laat REDIS_URL weg.', en: 'Take Redis 6.2 or newer, or leave REDIS_URL out.' },
    },
  },
  look: async ({ redis: found }) => {
    if (found === undefined) return [];
    if (found.there === undefined) return [{ code: 'redis-not-reached', detail: found.why }];
    const version = await redisVersion(found.there);
    return [version !== undefined && isRedisTooOld(version) ? { code: 'redis-too-old', detail: version } : { detail: `Redis ${version ?? '?'}` }];
  },
});
