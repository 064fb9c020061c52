import { sql } from 'kysely';
import { type Database } from './database.ts';
import type { KeyKind, KeyRegister } from './store.ts';

/** Fingerprints of keys in PostgreSQL; there is no statement that changes one. */
export const createKeyRegister = (db: Database): KeyRegister => {
  const known = async (organization: string, kind: KeyKind): Promise<string | undefined> => {
    const { rows: [row] } = await sql<{ fingerprint: string }>`
      select fingerprint from provider_key where organization = ${organization} and kind = ${kind}`.execute(db);
    return row?.fingerprint;
  };
  return {
    known,
    claim: async (organization, kind, fingerprint) => {
      await sql`
        insert into provider_key (organization, kind, fingerprint) values (${organization}, ${kind}, ${fingerprint})
        on conflict (organization, kind) do nothing`.execute(db);
      return (await known(organization, kind)) ?? fingerprint;
    },
  };
};
