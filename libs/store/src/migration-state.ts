import type pg from 'pg';
import { SCHEMA } from './database.ts';
import { migrations } from './migrations/index.ts';

/** How far a database is, beside what this program knows; by name, oldest first. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Of a newer version of Meervoud. */
  readonly unknown: readonly string[];
}

/** Every migration of this program, oldest first. */
export const knownMigrations = Object.keys(migrations);

/** Reads it and changes nothing. */
export const readMigrationState = async (client: pg.ClientBase): Promise<MigrationState> => {
  const { rows: [found] } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [`${SCHEMA}.migration`]);
  const applied = found?.there === true
    ? (await client.query<{ name: string }>(`select name from ${SCHEMA}.migration order by name`)).rows.map(({ name }) => name)
    : [];
  return {
    applied,
    pending: knownMigrations.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !(name in migrations)),
  };
};
