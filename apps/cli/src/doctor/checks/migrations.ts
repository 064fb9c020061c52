import { readMigrationState } from '@meervoud/store';
import { defineCheck } from '../check.ts';

export const migrations = defineCheck({
  name: 'migrations',
  looksAt: { nl: 'Database: tabellen van deze versie', en: 'Database: tables of this version' },
  findings: {
    'migrations-pending': {
      weight: 'warning',
      what: { nl: 'De tabellen zijn nog van een oudere versie.', en: 'The tables are still of an older version.' },
      next: { nl: 'Niets: de volgende opdracht werkt ze bij. Maak daarvoor een reservekopie: meervoud backup.', en: 'Nothing: the next command brings them up to date. Make a backup before: meervoud backup.' },
    },
    'database-newer-than-program': {
      weight: 'wrong',
      what: { nl: 'Een nieuwere versie van Meervoud heeft deze database gebruikt.', en: 'A newer version of Meervoud has used this database.' },
      next: { nl: 'Start die versie, of zet een reservekopie terug.', en: 'Start that version, or restore a backup.' },
    },
  },
  look: async ({ database }) => {
    if (database.there === undefined) return [];
    const { applied, pending, unknown } = await readMigrationState(database.there);
    if (unknown.length > 0) return [{ code: 'database-newer-than-program', detail: unknown.join(', ') }];
    // a new database: the first start makes them, and there is nothing to lose
    if (applied.length === 0) return [{ detail: `0/${pending.length}` }];
    if (pending.length > 0) return [{ code: 'migrations-pending', detail: pending.join(', ') }];
    return [{ detail: applied.at(-1) ?? '' }];
  },
});
