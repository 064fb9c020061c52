import { KnownError } from '@meervoud/kernel';
import { Migrator, sql } from 'kysely';
import { type Database, SCHEMA } from './database.ts';
import { migrations } from './migrations/index.ts';

const TABLE = 'migration';

/** Names of the migrations that a database has. */
export const appliedIn = async (db: Database): Promise<readonly string[]> => {
  const { rows: [found] } = await sql<{ there: boolean }>`select to_regclass(${`${SCHEMA}.${TABLE}`}) is not null as there`.execute(db);
  if (!found?.there) return [];
  return (await sql<{ name: string }>`select name from ${sql.id(SCHEMA, TABLE)}`.execute(db)).rows.map(({ name }) => name);
};

/**
 * Brings the database to this program's version, or only as far as `upTo`: all missing migrations in one transaction, one process at a
 * time. Throws a KnownError `database-newer-than-program` when it holds migrations that we do not know.
 */
export const migrate = async (db: Database, upTo?: string): Promise<void> => {
  const unknown = (await appliedIn(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new KnownError({
      code: 'database-newer-than-program',
      recovery: 'halt',
      message: `A newer version of Meervoud has used this database (${unknown.join(', ')}). Start that version, or restore a backup.`,
      expected: `migrations up to ${Object.keys(migrations).at(-1)}`,
    });
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: 'migration_lock',
    migrationTableSchema: SCHEMA,
  });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
};
