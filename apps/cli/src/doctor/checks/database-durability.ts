import { defineCheck } from '../check.ts';

const REQUIRED = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;
/** Each of these waits for our own disk; `remote_write` and `remote_apply` for more. */
const SAFE = ['on', 'local', 'remote_write', 'remote_apply'];

export const databaseDurability = defineCheck({
  name: 'database-durability',
  looksAt: { nl: 'Database: overleeft ze stroomuitval', en: 'Database: does it survive a power cut' },
  findings: {
    'database-not-durable': {
      weight: 'wrong',
      what: { nl: 'De database kan bij stroomuitval kwijtraken wat ze al had toegezegd.', en: 'The database may lose in a power cut what it had already acknowledged.' },
      next: { nl: 'Zet deze instelling op `on` in postgresql.conf (of met ALTER SYSTEM, ALTER DATABASE) en herlaad PostgreSQL.', en: 'Set this to `on` in postgresql.conf (or by ALTER SYSTEM, ALTER DATABASE) and reload PostgreSQL.' },
    },
  },
  look: async ({ database }) => {
    if (database.there === undefined) return [];
    const { rows } = await database.there.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any($1) order by name', [[...REQUIRED]]);
    const wrong = rows.filter(({ setting }) => !SAFE.includes(setting));
    return wrong.length === 0
      ? [{ detail: rows.map(({ name, setting }) => `${name}=${setting}`).join(', ') }]
      : wrong.map(({ name, setting }) => ({ code: 'database-not-durable', detail: `${name}=${setting}` }));
  },
});
