import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { deriveValues as derive } from '@meervoud/derivation';
import type { Campaign } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger, systemClock } from '@meervoud/kernel';
import { bindJob, openQueue } from '@meervoud/queue';
import { openStore, type Store } from '@meervoud/store';
import { deriveValues, taskOf } from '@meervoud/task';
import type { DerivedValue } from '@meervoud/value';
import { type ZibName, zibNames } from '@meervoud/zibs';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Arm, Counted } from '../arm-process.ts';

export interface Question {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly organization: string;
  readonly campaign: Campaign;
  readonly locations: readonly string[];
  /** How many jobs; each is one location on its reference date. */
  readonly jobs: number;
  /** What a job does: derive its location and store the values, or nothing at all. */
  readonly work: 'derive' | 'nothing';
}

type Effects = (store: Store) => Promise<void>;
const CONCURRENCY = deriveValues.concurrency;
const set = indicatorSetFor(2023);
const provided: ReadonlySet<ZibName> = new Set(zibNames);

/** The same work for both arms: what is read, what is derived, and what is to be stored. */
const perform = async (store: Store, { organization, campaign, work }: Question, location: string): Promise<Effects> => {
  if (work === 'nothing') return async () => {};
  const values: readonly DerivedValue[] = derive({
    organization, set, campaign, location, provided, attestations: [], records: await store.records.ofLocation(organization, location),
  });
  return async (transaction) => void (await transaction.values.put(values, systemClock.now()));
};

const onStore = async ({ databaseUrl }: Question, run: (store: Store) => Promise<number>): Promise<Counted> => {
  const opened = await openStore({ databaseUrl }, { log: silentLogger });
  try {
    return { done: await run(opened.store) };
  } finally {
    await opened.close();
  }
};
const placeOf = ({ locations }: Question, number: number): string => locations[number % locations.length] ?? '';

/** The yardstick: BullMQ and nothing between it and the work. */
const bare: Arm<Question> = async (question) => onStore(question, async (store) => {
  const [sending, receiving] = [new Redis(question.redisUrl), new Redis(question.redisUrl, { maxRetriesPerRequest: null })];
  const name = `bare-${randomUUID()}`;
  const queue = new Queue(name, { connection: sending });
  let done = 0;
  const worker = new Worker<{ readonly location: string }>(name, async ({ data }) => {
    const effects = await perform(store, question, data.location);
    await store.transaction(effects);
    done += 1;
  }, { connection: receiving, concurrency: CONCURRENCY, removeOnComplete: { count: 0 } });
  await queue.addBulk(Array.from({ length: question.jobs }, (_, number) => ({ name, data: { location: placeOf(question, number) } })));
  while (done < question.jobs) await pause(2);
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  sending.disconnect();
  receiving.disconnect();
  return done;
});

/** Our own layer on the same Redis: ledger, sweep, lease, fencing, and effects in the transaction that completes. */
const layer: Arm<Question> = async (question) => onStore(question, async (store) => {
  const { organization } = question;
  const run = randomUUID();
  const queue = await openQueue({ redisUrl: question.redisUrl }, { organization, prefix: `bench-${run}`, log: silentLogger });
  const worker = await queue.work(store.tasks, [bindJob(deriveValues, ({ location }) => perform(store, question, location ?? ''))], silentLogger);
  const group = `bench/${run}`;
  await store.tasks.request(Array.from({ length: question.jobs }, (_, number) => taskOf(deriveValues, {
    organization, set: set.id, reportingYear: 2023, location: placeOf(question, number), state: `${run}.${number}`,
  }, group)));
  worker.nudge();
  let progress = await store.tasks.progress(group);
  while (progress.requested > 0) {
    await pause(2);
    progress = await store.tasks.progress(group);
  }
  await worker.stop();
  await queue.close();
  return progress.completed;
});

/** The layer again, watching how long the event loop stood still. */
const watched: Arm<Question> = async (question) => {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  await layer(question);
  delay.disable();
  return { longestBlockMs: Math.round(delay.max / 1e6) };
};

export const arms = { bare, layer, watched };
