import { toInstant } from '@meervoud/kernel';
import { sql } from 'kysely';
import { type Database } from './database.ts';
import type { AccessLog } from './store.ts';

interface EntryRow { readonly who: string; readonly action: string; readonly object: string; readonly purpose: string; readonly at: Date }

/** The access log in PostgreSQL; the database itself refuses to change or delete an entry. */
export const createAccessLog = (db: Database): AccessLog => ({
  record: async ({ organization, who, action, object, purpose, at }) => {
    await sql`
      insert into access_entry (organization, who, action, object, purpose, at)
      values (${organization}, ${who}, ${action}, ${object}, ${purpose}, ${at})`.execute(db);
  },
  list: async (organization, limit, whoBegins = '') => {
    const { rows } = await sql<EntryRow>`
      select who, action, object, purpose, at from access_entry
      where organization = ${organization} and starts_with(who, ${whoBegins}) order by number desc limit ${limit}`.execute(db);
    return rows.map((row) => ({ ...row, at: toInstant(row.at.getTime()) }));
  },
});
