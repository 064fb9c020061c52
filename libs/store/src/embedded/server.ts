import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KnownError } from '@meervoud/kernel';
import pg from 'pg';
import { cannotRun, type PostgresBinaries } from './binaries.ts';
import { SERVER_ENVIRONMENT } from './cluster.ts';
import type { Place } from './place.ts';
import { clearForeignPid, isAlive, runningPostmaster } from './postmaster-file.ts';
import type { ServerUser } from './server-user.ts';

/** On the command line they outrank every file in the data directory, and ALTER SYSTEM. */
const settings = (place: Place): Readonly<Record<string, string>> => ({
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '',
  port: '5432',
  unix_socket_directories: place.sockets,
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  // no statement, parameter or row in the log of the server
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_min_messages: 'fatal',
});

/** Long enough for the replay of a large write-ahead log on a slow disk. */
const START_LIMIT = 120_000;
const STOP_LIMIT = 60_000;
const LAUNCHES = 10;
/**
 * A server that is closing gives nobody a connection. One whose disk failed in the middle of its recovery was seen to close for ever; it is then
 * ended at once, and the next start replays its log, as after any crash.
 */
const CLOSING_LIMIT = 30_000;

export const connectionTo = (place: Place): pg.ClientConfig => ({
  host: place.sockets, port: 5432, user: 'postgres', database: 'postgres', application_name: 'meervoud',
});

/** A connection; while the server gives none, what it says instead, in English. */
const tryConnect = async (place: Place): Promise<pg.Client | string> => {
  const client = new pg.Client({ ...connectionTo(place), connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    return String((error as { message?: unknown }).message);
  }
};

interface Launched {
  readonly ended: () => boolean;
  readonly failure: () => unknown;
}

const launch = (place: Place, binaries: PostgresBinaries, user: ServerUser): Launched => {
  // the folder may be the server user's own: root follows no link in it
  const output = openSync(place.logFile, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW, 0o600);
  const flags = Object.entries(settings(place)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // detached: Ctrl-C on the terminal is for us, and we stop the server when our work is done
  const server = spawn(join(binaries.root, 'bin', 'postgres'), ['-D', place.data, ...flags], {
    ...user.ids, cwd: '/', env: SERVER_ENVIRONMENT, detached: true, stdio: ['ignore', output, output],
  });
  closeSync(output);
  let failure: unknown;
  let ended = false;
  server.on('error', (error) => { failure = error; ended = true; });
  server.on('exit', () => { ended = true; });
  server.unref();
  return { ended: () => ended, failure: () => failure };
};

/**
 * Starts the server of this place, or attaches to one that still runs because its program was killed.
 * Throws KnownErrors `embedded-postgres-unavailable` and `embedded-start-failed`.
 */
export const startOrAttach = async (
  place: Place, binaries: PostgresBinaries, user: ServerUser, closingLimit = CLOSING_LIMIT,
): Promise<{ readonly client: pg.Client; readonly attached: boolean }> => {
  const deadline = performance.now() + START_LIMIT;
  let launched: Launched | undefined;
  let launches = 0;
  let closingSince: number | undefined;
  while (performance.now() < deadline) {
    const client = await tryConnect(place);
    // of two that start at once, PostgreSQL lets one in, and the other finds that one's server here
    if (typeof client !== 'string') return { client, attached: launched === undefined || launched.ended() };
    closingSince = client.includes('shutting down') ? (closingSince ?? performance.now()) : undefined;
    if (closingSince !== undefined && performance.now() - closingSince > closingLimit) {
      signal(place, 'SIGQUIT');
      closingSince = undefined;
    }
    if (launched?.failure() !== undefined) throw cannotRun(launched.failure());
    if (launched?.ended() !== false && runningPostmaster(place.data) === undefined) {
      if (launches === LAUNCHES) break;
      // what a killed server left running holds its memory a moment longer
      if (launches > 0) await pause(100);
      clearForeignPid(place.data);
      launched = launch(place, binaries, user);
      launches += 1;
    }
    await pause(20);
  }
  throw new KnownError({
    code: 'embedded-start-failed',
    recovery: 'halt',
    message: `The embedded database did not start. Its own words are in ${place.logFile}.`,
    at: place.data,
  });
};

const signal = (place: Place, name: 'SIGINT' | 'SIGQUIT'): number | undefined => {
  const pid = runningPostmaster(place.data);
  try {
    if (pid !== undefined) process.kill(pid, name);
    return pid;
  } catch {
    return undefined;
  }
};

/** Asks for a fast shutdown (transactions are rolled back, everything is flushed); returns at once. */
export const askToStop = (place: Place): number | undefined => signal(place, 'SIGINT');

/** Stops the server and waits until it is gone. */
export const stop = async (place: Place): Promise<void> => {
  const deadline = performance.now() + STOP_LIMIT;
  const pid = askToStop(place);
  while (pid !== undefined && isAlive(pid) && performance.now() < deadline) await pause(5);
};
