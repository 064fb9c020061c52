import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveSecret } from '@meervoud/adapter-sdk';
import { gatewayBindings } from '@meervoud/gateway';
import { systemClock } from '@meervoud/kernel';
import { openQueue, type Pulse, type Queue, type RunningWorker } from '@meervoud/queue';
import { type OpenedStore, openStore, type Store } from '@meervoud/store';
import { type Groups, keepSchedules, keepTakingTurns, type Operation, type SourceBinding, workerBindings } from '@meervoud/worker';
import type { Config } from './config.ts';
import { openLog } from './log.ts';
import { createMetrics, type Metrics } from './monitoring/metrics.ts';
import { openTracing } from './monitoring/tracing.ts';
import { openSigner, pseudonymKey } from './secret.ts';
import { passportPolicy } from './passports.ts';
import { channelFor } from './recipients.ts';
import { bindSources, profileFor, setFor } from './shelf.ts';
import type { Output } from './output.ts';
import { showProgress } from './show/progress.ts';
import { untilDone, witness } from './waiting.ts';

/** Everything a command works with, opened in the right order and closed in the reverse. */
export interface House extends AsyncDisposable {
  readonly config: Config;
  readonly store: Store;
  readonly queue: Queue;
  readonly footing: OpenedStore['footing'];
  readonly sources: readonly SourceBinding[];
  /** Runs a worker in this process until the groups are done, showing how far it is. */
  run(label: string, groups: Groups): Promise<void>;
  /** Runs a worker in this process until `signal` aborts, and takes the turns of the schedules. */
  work(signal: AbortSignal): Promise<void>;
  readonly metrics: Metrics;
  /** Of the worker that runs in this process; undefined while none does. */
  pulse(): Pulse | undefined;
}

export interface HouseOptions {
  /** Keeps the queue of this house apart from others on the same Redis; default by organization. */
  readonly queuePrefix?: string;
}

export const openHouse = async (
  config: Config, output: Output, { queuePrefix = `meervoud-${config.organization.id}` }: HouseOptions = {},
): Promise<House> => {
  mkdirSync(config.directory, { recursive: true, mode: 0o700 });
  const log = openLog(config);
  const tracing = openTracing(config.environment);
  const sources = bindSources(config);
  const opened = await openStore(
    config.databaseUrl === undefined ? { directory: config.directory } : { databaseUrl: config.databaseUrl },
    { log },
  );
  const { store } = opened;
  const metrics = createMetrics();
  const queue = await openQueue(
    config.redisUrl === undefined ? { postgres: opened.postgres } : { redisUrl: config.redisUrl },
    { organization: config.organization.id, prefix: queuePrefix, log, observer: metrics.observer },
  ).catch(async (thrown: unknown) => {
    await opened.close();
    throw thrown;
  });

  const secret = (reference: string): Promise<string> => resolveSecret(reference, config.environment);
  const seen = witness([
    ...workerBindings({
      store, sources, secret, setFor, clock: systemClock, passports: passportPolicy(config),
      pseudonymKey: await pseudonymKey(config.directory), disclosure: profileFor('databroker-odb').disclosure,
      operation: operationOf(config),
    }),
    ...gatewayBindings({ store, channelFor: channelFor(config), signer: await openSigner(config.directory), clock: systemClock }),
  ], ({ message, code, at }) => output.say(`${message} [${code}] ${at ?? ''} ${output.language === 'nl' ? 'Nog een keer …' : 'Trying again …'}`));

  let current: RunningWorker | undefined;
  const pulse = (): Pulse | undefined => current?.pulse();
  metrics.watch({ store, organization: config.organization.id, silence: () => pulse()?.receivers ?? {} });

  return {
    config, store, queue, sources, footing: opened.footing, metrics, pulse,
    run: async (label, groups) => {
      const worker = await queue.work(store.tasks, seen.bindings, log);
      const progress = showProgress(label, output);
      try {
        worker.nudge();
        await untilDone(store, groups, seen, (now) => progress.update(now));
      } finally {
        progress.stop();
        await worker.stop();
      }
    },
    work: async (signal) => {
      const { organization: { id: organization }, schedules, timeZone } = config;
      await keepSchedules(store, organization, schedules, timeZone, systemClock);
      const worker = await queue.work(store.tasks, seen.bindings, log);
      current = worker;
      await keepTakingTurns(store, organization, log, signal);
      await worker.stop();
    },
    [Symbol.asyncDispose]: async () => {
      await queue.close();
      await opened.close();
      await tracing?.close();
    },
  };
};

const operationOf = ({ organization, campaigns, recipients, timeZone, retention, alarms }: Config): Operation => ({
  organization, campaigns, timeZone, retention, alarms,
  recipients: recipients.map(({ name, profile }) => ({ name, profile: profileFor(profile) })),
});

/** The version of this program, for the API and `--version`. */
export const version = (): string =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }).version;
