import type { Logger } from '@meervoud/kernel';
import type pg from 'pg';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { assertDurable } from './durability.ts';
import { inUse, own, type Ownership } from './ownership.ts';
import { choosePlace, type Place } from './place.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { askToStop, connectionTo, startOrAttach, stop } from './server.ts';
import { serverUser } from './server-user.ts';

export interface EmbeddedPostgres {
  /** How to connect: a unix socket in a private folder. */
  readonly connection: pg.ClientConfig;
  /** True when the server still ran, because the program that started it was killed. */
  readonly attached: boolean;
  /** Where the data really lie. */
  readonly data: string;
  readonly close: () => Promise<void>;
}

const claim = async (place: Place, client: pg.Client, log: Logger, onLost: () => void): Promise<Ownership> => {
  try {
    const ownership = await own(place, client, log, onLost);
    await assertDurable(client, place).catch(async (error: unknown) => {
      await ownership.release();
      throw error;
    });
    return ownership;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
};

/**
 * Opens the PostgreSQL server in a directory: made on the first call, started when it does not run, attached to
 * when it does. One process at a time owns it, and its close stops the server.
 *
 * Throws KnownErrors, all of which halt: `embedded-directory-in-use`, `embedded-postgres-unavailable`,
 * `embedded-other-major`, `embedded-not-durable`, `embedded-directory-unsafe` and `embedded-start-failed`.
 * `onLost` is called when another process became the owner after a crash of the server.
 */
export const openEmbeddedPostgres = async (
  directory: string,
  { log, onLost = () => {} }: { readonly log: Logger; readonly onLost?: () => void },
): Promise<EmbeddedPostgres> => {
  const user = serverUser();
  const binaries = reachableBinaries(findBinaries(), user);
  const place = choosePlace(directory, user);
  if (place.elsewhere) {
    log.warn(`the database runs as ${user.name}, who cannot enter ${place.directory}; its data are in ${place.data}`);
  }
  await ensureCluster(place, binaries, user, log);
  const { client, attached } = await startOrAttach(place, binaries, user);
  const ownership = await claim(place, client, log, () => {
    log.error(inUse(place).message, { code: 'embedded-directory-in-use' });
    onLost();
  });
  // a program that ends without closing leaves no server behind: this asks, and does not wait
  const onExit = (): void => { askToStop(place); };
  process.once('exit', onExit);
  return {
    connection: connectionTo(place),
    attached,
    data: place.data,
    close: async () => {
      process.off('exit', onExit);
      await ownership.release();
      await stop(place);
    },
  };
};
