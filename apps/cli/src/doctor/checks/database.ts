import { isDatabaseTooOld } from '@meervoud/store';
import { defineCheck } from '../check.ts';

export const database = defineCheck({
  name: 'database',
  looksAt: { nl: 'Database: bereikbaar, en welke versie', en: 'Database: reachable, and which version' },
  findings: {
    'database-not-reached': {
      weight: 'wrong',
      what: { nl: 'De database is niet te bereiken.', en: 'The database cannot be reached.' },
      next: { nl: 'Draait PostgreSQL, en klopt DATABASE_URL? Zonder DATABASE_URL start Meervoud een eigen database in de map `directory`.', en: 'Does PostgreSQL run, and is DATABASE_URL right? Without DATABASE_URL Meervoud starts one of its own in `directory`.' },
    },
    'database-too-old': {
      weight: 'wrong',
      what: { nl: 'Deze versie van PostgreSQL is te oud.', en: 'This version of PostgreSQL is too old.' },
      next: { nl: 'Neem PostgreSQL 14 of nieuwer.', en: 'Take PostgreSQL 14 or newer.' },
    },
  },
  look: async ({ database: found, config }) => {
    if (found.there === undefined) return [{ code: 'database-not-reached', detail: found.why }];
    const { rows: [row] } = await found.there.query<{ number: number; name: string }>(
      "select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as name");
    const detail = `PostgreSQL ${row?.name ?? '?'}, ${config.databaseUrl === undefined ? 'embedded' : 'server'}`;
    return [isDatabaseTooOld(row?.number ?? 0) ? { code: 'database-too-old', detail } : { detail }];
  },
});
