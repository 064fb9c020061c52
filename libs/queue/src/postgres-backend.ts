import type { Logger } from '@meervoud/kernel';
import { type BackendFactory, type ConnectionOptions, createPostgresBackend, DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import pg from 'pg';
import type { BullBackend } from './bull-carrier.ts';
import { toQueueError } from './queue-error.ts';

/**
 * Connections: each worker holds one to listen on, and what is being carried needs a few more. Too few and the
 * workers wait for each other forever, so this is sized for twice the jobs there are.
 */
const CONNECTIONS = 20;

/** Reaches PostgreSQL and makes BullMQ's tables in a schema of their own. Throws a KnownError `queue-unavailable`. */
export const openPostgresBackend = async (config: pg.PoolConfig, log: Logger): Promise<BullBackend> => {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000, keepAlive: true, ...config, max: CONNECTIONS, options: `-c search_path=${DEFAULT_SCHEMA}`,
  });
  pool.setMaxListeners(0);
  pool.on('error', () => log.warn('an idle connection of the queue was lost', { code: 'queue-unavailable' }));
  // without a listener a connection that is cut while in use would end the process
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect();
    await runMigrations(client).finally(() => client.release());
  } catch (error) {
    await pool.end();
    throw toQueueError(error);
  }
  // BullMQ types its options by Redis; which kind of connection it is, is the factory's business
  const connection = pool as unknown as ConnectionOptions;
  return {
    name: 'postgresql',
    sending: { connection },
    receiving: { connection },
    factory: createPostgresBackend as unknown as BackendFactory,
    close: () => pool.end(),
  };
};
