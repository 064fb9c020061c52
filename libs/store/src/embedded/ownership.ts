import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, KnownError, type Logger } from '@meervoud/kernel';
import type pg from 'pg';
import type { Place } from './place.ts';

/** A lock of the session: PostgreSQL frees it when this connection, or the process that holds it, is gone. */
const LOCK = 'select pg_try_advisory_lock(1296389708, 1) as taken';

/** How long a killed owner's session may take to be noticed. */
const PATIENCE = 1_500;
const PAUSE = 50;

const take = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ taken: boolean }>(LOCK)).rows[0]?.taken === true;

export const inUse = ({ directory }: Place): KnownError =>
  new KnownError({
    code: 'embedded-directory-in-use',
    recovery: 'halt',
    message: `Another Meervoud process works in ${directory}. Stop that one first, choose another directory, ` +
      'or set DATABASE_URL: a PostgreSQL server may be shared by as many processes as you like.',
    at: directory,
  });

export interface Ownership {
  /** From here on the end of the connection is expected. */
  letGo(): void;
  end(): Promise<void>;
}

/**
 * Makes this process the one owner of the place, for as long as it lives. Throws a KnownError
 * `embedded-directory-in-use` when another is. A crash of the server takes every connection away; it is then
 * reached again by `reconnect` and the lock taken anew, and `onLost` is called if another was faster.
 */
export const own = async (
  place: Place,
  first: pg.Client,
  { reconnect, onLost, log }: { readonly reconnect: () => Promise<pg.Client>; readonly onLost: () => void; readonly log: Logger },
): Promise<Ownership> => {
  const deadline = performance.now() + PATIENCE;
  while (!(await take(first))) {
    if (performance.now() > deadline) throw inUse(place);
    await pause(PAUSE);
  }
  let letGo = false;
  let current = first;
  const watch = (client: pg.Client): void => {
    current = client;
    client.once('end', () => { if (!letGo) void retake(); });
  };
  const retake = async (): Promise<void> => {
    log.warn('lost the connection that holds the database directory; taking it anew', { code: 'database-unavailable' });
    while (!letGo) {
      try {
        const client = await reconnect();
        if (await take(client)) return watch(client);
        await client.end();
        return onLost();
      } catch (error) {
        log.error('the embedded database cannot be reached', { code: codeOf(error) });
        await pause(1_000);
      }
    }
  };
  watch(first);
  return {
    letGo: () => { letGo = true; },
    end: () => current.end().catch(() => {}),
  };
};
