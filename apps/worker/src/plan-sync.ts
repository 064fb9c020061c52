import { randomUUID } from 'node:crypto';
import { type Clock, passing } from '@meervoud/kernel';
import type { ReadKind, RunSummary, Store } from '@meervoud/store';
import { acquireRecords, taskOf } from '@meervoud/task';
import type { SourceBinding } from './deps.ts';
import { isReadSo, mayGoOn, wayOf } from './going-on.ts';

/** Groups of tasks that were asked for; wait until each has nothing requested any more. */
export type Groups = readonly string[];

export interface SyncPlan {
  readonly organization: string;
  readonly sources: readonly SourceBinding[];
  /** Default: everything. Changes are asked only of a source that was read whole before, in the same way. */
  readonly reads?: ReadKind;
}

/**
 * Asks for a read of each source. One that was interrupted lately, or failed for good, is gone on with where it left
 * off; otherwise a new one is begun.
 */
export const planSync = (store: Store, { organization, sources, reads = 'everything' }: SyncPlan, clock: Clock): Promise<Groups> =>
  store.transaction(async ({ runs, tasks }) => {
    const newest = await runs.latest(organization);
    const whole = await runs.latestComplete(organization, 'everything');
    const groups: string[] = [];
    passing('begin-run:before');
    for (const binding of sources) {
      const { name: source, adapter, zibs } = binding;
      const kind = reads === 'changes' && whole.some((read) => isReadSo(read, binding)) ? 'changes' : 'everything';
      const begun = newest.find((read) => mayGoOn(read, binding, clock) && gives(read, kind));
      const run = begun?.run ?? `${randomUUID()}.${wayOf(binding)}`;
      const key = { organization, source, run };
      const group = `sync/${source}/${run}`;
      await runs.begin(key, zibs, `${adapter.name}@${adapter.version}`, kind);
      passing('begin-run:begun');
      await tasks.request([taskOf(acquireRecords, key, group)]);
      groups.push(group);
    }
    passing('begin-run:after');
    return groups;
  });

/** A read of everything also gives the changes; the other way round it does not. */
const gives = ({ reads }: RunSummary, wanted: ReadKind): boolean => reads === 'everything' || reads === wanted;
