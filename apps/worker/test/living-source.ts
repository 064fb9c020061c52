import type { Adapter, SourceEvent } from '@meervoud/adapter-sdk';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { z } from 'zod';

/** A source that lives: records come, change and go, and it can say what changed since, though not what went. */
export interface LivingSource {
  readonly adapter: Adapter<object>;
  put(record: ZibRecord): void;
  remove(key: string): void;
  readonly records: ReadonlyMap<string, ZibRecord>;
  /** How often it was read whole, and how often for changes. */
  readonly asked: { everything: number; changes: number };
}

export const keyOf = ({ zib, id }: ZibRecord): string => `${zib}/${id}`;

export const livingSource = (provides: readonly ZibName[], initial: readonly ZibRecord[]): LivingSource => {
  let now = 0;
  const records = new Map(initial.map((record) => [keyOf(record), record]));
  const changedAt = new Map<string, number>([...records.keys()].map((key) => [key, now]));
  const asked = { everything: 0, changes: 0 };
  return {
    records, asked,
    put: (record) => { now += 1; records.set(keyOf(record), record); changedAt.set(keyOf(record), now); },
    remove: (key) => { now += 1; records.delete(key); changedAt.delete(key); },
    adapter: {
      name: 'living', version: '1', provides, config: z.object({}),
      async *read({ zibs, changesSince }): AsyncGenerator<SourceEvent> {
        const since = changesSince === undefined ? -1 : Number(changesSince);
        asked[changesSince === undefined ? 'everything' : 'changes'] += 1;
        for (const [key, record] of records) {
          if (zibs.includes(record.zib) && (changedAt.get(key) ?? 0) > since) yield { type: 'record', record };
        }
        yield { type: 'checkpoint', cursor: String(now), zibsComplete: zibs };
      },
    },
  };
};
