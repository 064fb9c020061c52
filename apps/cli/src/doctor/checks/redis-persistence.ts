import { defineCheck } from '../check.ts';
import { redisSetting } from '../redis-setting.ts';

export const redisPersistence = defineCheck({
  name: 'redis-persistence',
  looksAt: { nl: 'Redis: bewaart het taken op schijf', en: 'Redis: does it keep tasks on disk' },
  findings: {
    'redis-without-aof': {
      weight: 'warning',
      what: { nl: 'Redis vergeet de wachtrij als het stopt. Er gaat niets verloren, maar alles wordt opnieuw aangeboden.', en: 'Redis forgets the queue when it stops. Nothing is lost, but everything is offered again.' },
      next: { nl: 'Zet `appendonly yes` in redis.conf en herstart Redis.', en: 'Set `appendonly yes` in redis.conf and restart Redis.' },
    },
  },
  look: async ({ redis }) => {
    if (redis?.there === undefined) return [];
    const setting = await redisSetting(redis.there, 'appendonly');
    if (setting === undefined) return [];
    return [setting === 'yes' ? { detail: 'appendonly yes' } : { code: 'redis-without-aof', detail: `appendonly ${setting}` }];
  },
});
