import type { Logger } from '@meervoud/kernel';
import pg from 'pg';
import { toDatabaseError } from './database-error.ts';
import { openEmbeddedPostgres, runningEmbedded } from './embedded/open-embedded-postgres.ts';
import type { StorePlace } from './open-store.ts';

/** One plain connection to the database of a store, for who looks and changes nothing. */
export interface Reader {
  readonly client: pg.Client;
  close(): Promise<void>;
}

/**
 * Reaches the database of a store without owning it or touching its tables: a backup or a look at it while a worker runs. An embedded
 * server that does not run is started, and stopped again by `close`. Throws as the store does when it cannot be reached.
 */
export const openReader = async (place: StorePlace, { log }: { readonly log: Logger }): Promise<Reader> => {
  if ('databaseUrl' in place) {
    const client = await connected({ connectionString: place.databaseUrl, application_name: 'meervoud-reader', connectionTimeoutMillis: 10_000 });
    return { client, close: () => client.end() };
  }
  const running = runningEmbedded(place.directory);
  const attached = running === undefined ? undefined : await connected(running).catch(() => undefined);
  if (attached !== undefined) return { client: attached, close: () => attached.end() };
  const embedded = await openEmbeddedPostgres(place.directory, { log });
  try {
    const client = await connected(embedded.connection);
    return { client, close: async () => { await client.end(); await embedded.close(); } };
  } catch (error) {
    await embedded.close();
    throw error;
  }
};

/** Throws as the store does when the server cannot be reached. */
export const connected = async (config: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client(config);
  // a connection that is cut says so at its next query
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw toDatabaseError(error);
  }
};
