import { type Clock, codeOf, KnownError, type Logger, systemClock } from '@meervoud/kernel';
import { sql } from 'kysely';
import type pg from 'pg';
import { type Database, openDatabase } from './database.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres, runningEmbedded } from './embedded/open-embedded-postgres.ts';
import { appliedIn, migrate } from './migrate.ts';
import { knownMigrations } from './migration-state.ts';
import { createPostgresStore } from './postgres-store.ts';
import type { Store } from './store.ts';
import { freeAbandonedTasks } from './task-store.ts';

/** A PostgreSQL server of yours, or a directory in which we keep one of our own. */
export type StorePlace = { readonly databaseUrl: string } | { readonly directory: string };

export interface StoreOptions {
  readonly log: Logger;
  /** When runs began and ended; figures never depend on it. */
  readonly clock?: Clock;
  /** Connections of the store at most; the queue has its own. */
  readonly connections?: number;
  /** Where another process owns an embedded database: use it beside that one, rather than be refused. Its server goes when that process does. */
  readonly beside?: boolean;
}

export interface OpenedStore {
  readonly store: Store;
  readonly footing: 'embedded' | 'postgresql';
  /** How to reach the same database: what the queue needs where there is no Redis. */
  readonly postgres: pg.PoolConfig;
  /** Another process owns this embedded database, and it is that one that works. */
  readonly beside?: true;
  /** Where the data of an embedded database really lie. */
  readonly data?: string;
  /** After everything that uses it has stopped. */
  close(): Promise<void>;
}

/** By `server_version_num`. */
export const isDatabaseTooOld = (version: number): boolean => version < 140_000;

/** Throws a KnownError `database-too-old`. */
export const assertReachable = async (db: Database): Promise<void> => {
  const { rows: [server] } = await sql<{ number: number; name: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`.execute(db);
  if (server !== undefined && !isDatabaseTooOld(server.number)) return;
  throw new KnownError({
    code: 'database-too-old', recovery: 'halt', message: `This PostgreSQL server is too old (${server?.name ?? '?'}).`, expected: 'PostgreSQL 14 or newer',
  });
};

const onServer = async (config: pg.PoolConfig, { log, clock = systemClock, connections = 10 }: StoreOptions) => {
  const { db, pool } = openDatabase({ ...config, max: connections }, log);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= pool.end());
  try {
    await assertReachable(db);
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, store: createPostgresStore(db, clock), close };
};

/** The database of another process, when its server runs and has the tables of this version: they are never changed under a process that works. */
const besideOwner = async (directory: string, { log, clock = systemClock, connections = 10 }: StoreOptions): Promise<OpenedStore | undefined> => {
  const connection = runningEmbedded(directory);
  if (connection === undefined) return undefined;
  const { db, pool } = openDatabase({ ...connection, max: connections }, log);
  const applied = await appliedIn(db).catch(() => undefined);
  if (applied?.length !== knownMigrations.length) {
    await pool.end();
    return undefined;
  }
  return { store: createPostgresStore(db, clock), footing: 'embedded', postgres: connection, beside: true, close: () => pool.end() };
};

const onEmbedded = async (directory: string, options: StoreOptions): Promise<OpenedStore> => {
  try {
    return await asOwner(directory, options);
  } catch (error) {
    const beside = options.beside === true && codeOf(error) === 'embedded-directory-in-use' ? await besideOwner(directory, options) : undefined;
    if (beside === undefined) throw error;
    return beside;
  }
};

const asOwner = async (directory: string, options: StoreOptions): Promise<OpenedStore> => {
  let shut = async (): Promise<void> => {};
  const embedded: EmbeddedPostgres = await openEmbeddedPostgres(directory, {
    log: options.log,
    // another process owns the directory now: this one must not write a row more
    onLost: () => void shut(),
  });
  try {
    const { db, store, close } = await onServer(embedded.connection, options);
    shut = close;
    await freeAbandonedTasks(db);
    return {
      store, footing: 'embedded', postgres: embedded.connection, data: embedded.data,
      close: async () => {
        await close();
        await embedded.close();
      },
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
};

/**
 * Opens the store and brings its tables up to date. Throws KnownErrors: `database-unavailable` (retry),
 * `database-newer-than-program`, `database-too-old`, and those of the embedded server (all halt).
 */
export const openStore = async (place: StorePlace, options: StoreOptions): Promise<OpenedStore> => {
  if ('directory' in place) return onEmbedded(place.directory, options);
  const postgres = { connectionString: place.databaseUrl, application_name: 'meervoud' };
  const { store, close } = await onServer(postgres, options);
  return { store, close, footing: 'postgresql', postgres };
};
