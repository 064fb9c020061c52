import { type Clock, codeOf, KnownError, silentLogger } from '@meervoud/kernel';
import { openReader, type Reader } from '@meervoud/store';
import { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import { endpointsOf } from './endpoints-of.ts';
import { type Endpoint, type Probe, probe } from './endpoint.ts';
import { type Place, placesOf } from './places-of.ts';

/** Reached, or why not. */
export type Reached<Thing> = { readonly there: Thing } | { readonly there?: never; readonly why: string };

/** What the checks look at. Each thing is asked for once, however many checks look at its answer. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly node: string;
  readonly database: Reached<Reader['client']>;
  /** Undefined where no Redis is configured. */
  readonly redis: Reached<Redis> | undefined;
  readonly endpoints: readonly (readonly [Endpoint, Probe])[];
  /** Recipients at whom files are left. */
  readonly places: readonly Place[];
}

const whyOf = (thrown: unknown): string =>
  (thrown instanceof KnownError ? `${thrown.message} [${thrown.code}]` : String((thrown as { code?: unknown }).code ?? codeOf(thrown)));

const reachRedis = async (url: string): Promise<Reached<Redis>> => {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 5_000, commandTimeout: 5_000 });
  let why: string | undefined;
  redis.on('error', (error: NodeJS.ErrnoException) => { why ??= error.code ?? error.message.split(' ')[0]; });
  try {
    await redis.connect();
    await redis.ping();
    return { there: redis };
  } catch (thrown) {
    redis.disconnect();
    return { why: why ?? whyOf(thrown) };
  }
};

export interface OpenSurroundings extends AsyncDisposable { readonly seen: Surroundings }

/** Reaches for everything a run needs, all at once, and goes on past what does not answer. Changes nothing. */
export const openSurroundings = async (config: Config, clock: Clock): Promise<OpenSurroundings> => {
  const place = config.databaseUrl === undefined ? { directory: config.directory } : { databaseUrl: config.databaseUrl };
  const [reader, redis, endpoints, places] = await Promise.all([
    openReader(place, { log: silentLogger }).then((there) => ({ there }), (thrown: unknown) => ({ why: whyOf(thrown) })),
    config.redisUrl === undefined ? undefined : reachRedis(config.redisUrl),
    endpointsOf(config).then((all) => Promise.all(all.map(async (one) => [one, await probe(one)] as const))),
    placesOf(config),
  ]);
  return {
    seen: { config, clock, node: process.versions.node, redis, endpoints, places, database: 'why' in reader ? reader : { there: reader.there.client } },
    [Symbol.asyncDispose]: async () => {
      redis?.there?.disconnect();
      if ('there' in reader) await reader.there.close();
    },
  };
};
