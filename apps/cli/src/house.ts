import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveSecret } from '@meervoud/adapter-sdk';
import type { SigningKey } from '@meervoud/delivery';
import { gatewayBindings } from '@meervoud/gateway';
import { KnownError, systemClock } from '@meervoud/kernel';
import { openQueue, type Pulse, type Queue, type RunningWorker } from '@meervoud/queue';
import { type KeyKind, type OpenedStore, openStore, type Store } from '@meervoud/store';
import { type Groups, keepSchedules, keepTakingTurns, type Operation, type SourceBinding, workerBindings } from '@meervoud/worker';
import type { Config } from './config.ts';
import { aborted } from './interrupted.ts';
import { heldPseudonymKey, heldSigningKey, signerOf } from './keys.ts';
import { openLog } from './log.ts';
import { createMetrics, type Metrics } from './monitoring/metrics.ts';
import { openTracing } from './monitoring/tracing.ts';
import { passportPolicy } from './passports.ts';
import { formFor } from './outgoing-form.ts';
import { channelFor } from './recipients.ts';
import { bindSources, profileFor, setFor } from './shelf.ts';
import type { Output } from './output.ts';
import { showProgress } from './show/progress.ts';
import { tellingRetries, untilDone, witness } from './waiting.ts';

/** Everything a command works with, opened in the right order and closed in the reverse. */
export interface House extends AsyncDisposable {
  readonly config: Config;
  readonly store: Store;
  readonly queue: Queue;
  readonly footing: OpenedStore['footing'];
  readonly sources: readonly SourceBinding[];
  /** Whether this machine can read sources: it holds the key for pseudonyms. */
  readonly reads: boolean;
  /** Undefined where another machine signs. */
  readonly signing: SigningKey | undefined;
  /** Works in this process until the groups are done, showing how far it is; stops early when `signal` aborts. */
  run(label: string, groups: Groups, signal?: AbortSignal): Promise<void>;
  /** Works in this process and takes the turns of the schedules until `signal` aborts; then finishes what runs, for as long as `patienceSeconds` says. */
  work(signal: AbortSignal): Promise<void>;
  readonly metrics: Metrics;
  /** Of the worker that runs in this process; undefined while none does. */
  pulse(): Pulse | undefined;
}

export interface HouseOptions {
  /** Keeps the queue of this house apart from others on the same Redis; default by organization. */
  readonly queuePrefix?: string;
  /** Which jobs are done in here: those of one app, or all. */
  readonly jobs?: 'worker' | 'gateway' | 'all';
  /** Keys that may be made here where the provider has none yet; default both. Only who uses a key should make it. */
  readonly makes?: readonly KeyKind[];
  /** May it use the embedded database of a service that runs? What is asked for is then done by that service. Default: no, as for whoever works itself. */
  readonly beside?: boolean;
}

export const openHouse = async (
  config: Config, output: Output,
  { queuePrefix = `meervoud-${config.organization.id}`, jobs = 'all', makes = ['pseudonym', 'signing'], beside = false }: HouseOptions = {},
): Promise<House> => {
  useDirectory(config);
  const log = openLog(config);
  const sources = bindSources(config);
  const opened = await openStore(
    config.databaseUrl === undefined ? { directory: config.directory } : { databaseUrl: config.databaseUrl },
    { log, beside },
  );
  const { store } = opened;
  const metrics = createMetrics();
  const closeAfter = async (thrown: unknown): Promise<never> => {
    await opened.close();
    throw thrown;
  };
  const held = jobs === 'gateway' ? undefined : await heldPseudonymKey(store, config, makes).catch(closeAfter);
  const signing = jobs === 'worker' ? undefined : await heldSigningKey(store, config, makes).catch(closeAfter);
  const queue = await openQueue(
    config.redisUrl === undefined ? { postgres: opened.postgres } : { redisUrl: config.redisUrl },
    { organization: config.organization.id, prefix: queuePrefix, log, observer: metrics.observer },
  ).catch(closeAfter);

  const tracing = openTracing(config.environment);
  const secret = (reference: string): Promise<string> => resolveSecret(reference, config.environment);
  const bindings = tellingRetries([
    ...(jobs === 'gateway' ? [] : workerBindings({
      store, sources, secret, setFor, clock: systemClock, passports: passportPolicy(config),
      pseudonymKey: held, disclosure: profileFor('databroker-odb').disclosure,
      operation: operationOf(config),
    })),
    ...(signing === undefined ? [] : gatewayBindings({ store, channelFor: channelFor(config), formFor: formFor({ store, config }), ...persistenceOf(config), signer: signerOf(signing), clock: systemClock })),
  ], ({ message, code, at }) => output.say(`${message} [${code}] ${at ?? ''} ${output.language === 'nl' ? 'Nog een keer …' : 'Trying again …'}`));

  let current: RunningWorker | undefined;
  const pulse = (): Pulse | undefined => current?.pulse();
  metrics.watch({
    store, organization: config.organization.id, sources: sources.map(({ name }) => name),
    silence: () => pulse()?.receivers ?? {}, running: () => current?.running() ?? {},
  });

  const patience = config.patienceSeconds * 1_000;
  return {
    config, store, queue, sources, signing, footing: opened.footing, reads: held !== undefined, metrics, pulse,
    run: async (label, groups, signal) => {
      const seen = witness(bindings);
      const worker = opened.beside === true ? undefined : await queue.work(store.tasks, seen.bindings, log);
      if (worker === undefined) output.say(output.language === 'nl' ? 'De dienst die al draait doet dit; hier wordt gewacht.' : 'The service that runs does this; this waits for it.');
      const progress = showProgress(label, output);
      try {
        worker?.nudge();
        await untilDone(store, groups, seen, (now) => progress.update(now), signal);
      } finally {
        progress.stop();
        await worker?.stop(patience);
      }
    },
    work: async (signal) => {
      const { organization: { id: organization }, schedules, timeZone } = config;
      if (jobs !== 'gateway') await keepSchedules(store, organization, schedules, timeZone, systemClock);
      const worker = await queue.work(store.tasks, bindings, log);
      current = worker;
      await (jobs === 'gateway' ? aborted(signal) : keepTakingTurns(store, { organization, reads: held !== undefined }, log, signal));
      await worker.stop(patience);
    },
    [Symbol.asyncDispose]: async () => {
      await queue.close();
      await opened.close();
      await tracing?.close();
    },
  };
};

/** Everything we keep lies here, so who cannot write here can do nothing. Throws `directory-not-writable` (halt). */
const useDirectory = ({ directory }: Config): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new KnownError({
      code: 'directory-not-writable', recovery: 'halt', at: directory, cause,
      message: `Data and keys cannot be kept here (${String((cause as NodeJS.ErrnoException).code)}).`, expected: 'a `directory` that the user who starts this may write in; is it the user of the service?',
    });
  }
};

/** How long a delivery is tried, and when a recipient is left alone. */
const persistenceOf = ({ delivery: { firstPauseSeconds, longestPauseHours, keepTryingDays, restAfterFailures, restMinutes } }: Config) => ({
  retries: { first: firstPauseSeconds * 1_000, longest: longestPauseHours * 3_600_000, keepTrying: keepTryingDays * 86_400_000 },
  circuit: { restAfter: restAfterFailures, rest: restMinutes * 60_000 },
});

const operationOf = ({ organization, campaigns, recipients, timeZone, retention, alarms }: Config): Operation => ({
  organization, campaigns, timeZone, retention, alarms,
  recipients: recipients.map(({ name, profile }) => ({ name, profile: profileFor(profile) })),
});

/** The version of this program, for the API and `--version`. */
export const version = (): string =>
  (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }).version;
