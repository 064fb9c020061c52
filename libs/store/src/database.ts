import { type Logger } from '@meervoud/kernel';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { toDatabaseError } from './database-error.ts';

/** A database, or a transaction in it. Statements are plain SQL through kysely's `sql`. */
export type Database = Kysely<unknown>;

/** Our tables live in a schema of their own; the queue has another one in the same database. */
export const SCHEMA = 'meervoud';

const translated = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw toDatabaseError(error);
  }
};

/** The pool as kysely wants it, with every error of the driver turned into one of ours. */
const translating = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await translated(pool.connect());
    const query = (text: string, values: readonly unknown[]) => translated(client.query(text, [...values]));
    return { query, release: () => client.release() } as unknown as PostgresPoolClient;
  },
  end: () => pool.end(),
});

/**
 * A machine that falls silent inside a transaction, asleep or cut off, would keep its locks from all others for as long as the
 * server believes in its connection: hours. Its work is due again after a lease of a minute, so its transaction ends then too.
 */
const SILENT_TRANSACTION_MS = 60_000;

/** Opens a pool. Nothing is connected yet. */
export const openDatabase = (config: pg.PoolConfig, log: Logger): { readonly db: Database; readonly pool: pg.Pool } => {
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...config, options: `-c search_path=${SCHEMA} -c TimeZone=UTC -c idle_in_transaction_session_timeout=${SILENT_TRANSACTION_MS}` });
  pool.on('error', () => log.warn('an idle database connection was lost', { code: 'database-unavailable' }));
  // without a listener a connection that is cut while in use would end the process; its query reports it anyway
  pool.on('connect', (client) => client.on('error', () => {}));
  return { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: translating(pool) }) }), pool };
};

/** The same over one connection that is there already; who opened it closes it. */
export const databaseOver = (client: pg.Client): Database => {
  const connection = { query: (text: string, values: readonly unknown[]) => translated(client.query(text, [...values])), release: () => {} };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { connect: async () => connection as unknown as PostgresPoolClient, end: async () => {} } }) });
};

/** All or nothing; inside a transaction it simply belongs to that one. */
export const atomically = <Result>(db: Database, work: (transaction: Database) => Promise<Result>): Promise<Result> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
