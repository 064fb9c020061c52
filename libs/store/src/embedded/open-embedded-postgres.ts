import { existsSync } from 'node:fs';
import { KnownError, type Logger } from '@meervoud/kernel';
import type pg from 'pg';
import { findBinaries } from './binaries.ts';
import { clearDrafts, ensureCluster } from './cluster.ts';
import { assertDurable } from './durability.ts';
import { inUse, own, type Ownership } from './ownership.ts';
import { choosePlace, type Place } from './place.ts';
import { runningPostmaster } from './postmaster-file.ts';
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

interface Claimed {
  readonly ownership: Ownership;
  readonly attached: boolean;
}

/** A server that its owner stops this very moment answers, and is gone before we can ask for the lock. */
const CLAIMS = 5;

const claim = async (place: Place, start: () => ReturnType<typeof startOrAttach>, log: Logger, onLost: () => void): Promise<Claimed> => {
  for (let tries = 1; ; tries += 1) {
    const { client, attached } = await start();
    try {
      const ownership = await own(place, client, { reconnect: async () => (await start()).client, onLost, log });
      await assertDurable(client, place).catch(async (error: unknown) => {
        ownership.letGo();
        await stop(place);
        throw error;
      });
      return { ownership, attached };
    } catch (error) {
      await client.end().catch(() => {});
      if (error instanceof KnownError || tries === CLAIMS) throw error;
    }
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
  const { ownership, attached } = await claim(place, () => startOrAttach(place, binaries, user), log, () => {
    log.error(inUse(place).message, { code: 'embedded-directory-in-use' });
    onLost();
  });
  clearDrafts(place);
  // a program that ends without closing leaves no server behind: this asks, and does not wait
  const onExit = (): void => { askToStop(place); };
  process.once('exit', onExit);
  return {
    connection: connectionTo(place),
    attached,
    data: place.data,
    close: async () => {
      process.off('exit', onExit);
      ownership.letGo();
      await stop(place);
      await ownership.end();
    },
  };
};

/** How to connect to the server of this directory when it runs already, whoever owns it; undefined when it does not. */
export const runningEmbedded = (directory: string): pg.ClientConfig | undefined => {
  if (!existsSync(directory)) return undefined;
  const place = choosePlace(directory, serverUser());
  return runningPostmaster(place.data) === undefined ? undefined : connectionTo(place);
};
