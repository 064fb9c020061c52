import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Channel } from '@meervoud/channel';
import type { Store } from '@meervoud/store';
import type { TaskRequest } from '@meervoud/task';
import pg from 'pg';

/** Ways to build it wrong. Each breaks one thing that crash safety rests on; the checker must see every one of them. */
export type Sabotage = 'no-fencing' | 'effects-outside' | 'no-outbox' | 'checkpoint-first' | 'key-per-try' | 'one-approval';

/** How long what should be one transaction is two. */
const GAP_MS = 60;

/** A late attempt completes a task that is no longer its own, as a ledger without attempt numbers would let it. */
const withoutFencing = (store: Store, postgres: pg.PoolConfig): Store => ({
  ...store,
  tasks: {
    ...store.tasks,
    complete: async (id, attempt, effects) => {
      if (await store.tasks.complete(id, attempt, effects)) return true;
      await store.transaction(effects);
      const client = new pg.Client(postgres as pg.ClientConfig);
      await client.connect();
      await client.query(`update meervoud.task set status = 'completed', finished_at = clock_timestamp(), lease_until = null where id = $1`, [id]);
      await client.end();
      return true;
    },
  },
});

/** First the task is completed, then its effects are written. */
const withEffectsOutside = (store: Store): Store => ({
  ...store,
  tasks: {
    ...store.tasks,
    complete: async (id, attempt, effects) => {
      const completed = await store.tasks.complete(id, attempt, () => Promise.resolve());
      if (completed) await store.transaction(effects);
      return completed;
    },
  },
});

/** What follows is handed over after the commit and not in it, as who only has a queue must. */
const withoutOutbox = (store: Store): Store => {
  const within = (transaction: Store, later: TaskRequest[]): Store => ({
    ...transaction, tasks: { ...transaction.tasks, request: async (requests) => { later.push(...requests); return requests.length; } },
  });
  const afterwards = (later: readonly TaskRequest[]): void => void pause(GAP_MS).then(() => store.tasks.request(later));
  return {
    ...store,
    transaction: async (work) => {
      const later: TaskRequest[] = [];
      const result = await store.transaction((transaction) => work(within(transaction, later)));
      afterwards(later);
      return result;
    },
    tasks: {
      ...store.tasks,
      complete: async (id, attempt, effects) => {
        const later: TaskRequest[] = [];
        const completed = await store.tasks.complete(id, attempt, (transaction) => effects(within(transaction, later)));
        if (completed) afterwards(later);
        return completed;
      },
    },
  };
};

/** The watermark is kept before what it stands for. */
const withCheckpointFirst = (store: Store): Store => {
  let staged: (() => Promise<void>)[] = [];
  return {
    ...store,
    records: { ...store.records, stage: async (run, records) => void staged.push(() => store.records.stage(run, records)) },
    runs: {
      ...store.runs,
      checkpoint: async (...checkpoint) => {
        await store.runs.checkpoint(...checkpoint);
        const late = staged;
        staged = [];
        void pause(GAP_MS).then(async () => { for (const stage of late) await stage().catch(() => {}); });
      },
    },
  };
};

const stores: Partial<Readonly<Record<Sabotage, (store: Store, postgres: pg.PoolConfig) => Store>>> = {
  'no-fencing': withoutFencing, 'effects-outside': withEffectsOutside, 'no-outbox': withoutOutbox, 'checkpoint-first': withCheckpointFirst,
};

export const sabotageStore = (store: Store, postgres: pg.PoolConfig, sabotage: Sabotage | undefined): Store =>
  (sabotage && stores[sabotage])?.(store, postgres) ?? store;

/** Each try under a key of its own. */
export const sabotageChannel = (channel: Channel, sabotage: Sabotage | undefined): Channel => (sabotage !== 'key-per-try' ? channel : {
  ...channel, send: (submission, signal) => channel.send({ ...submission, idempotencyKey: `${submission.idempotencyKey}/${randomUUID()}` }, signal),
});
