import { randomUUID } from 'node:crypto';
import { type Clock, contentHash, passing, toMilliseconds } from '@meervoud/kernel';
import type { ReadKind, RunSummary, Store } from '@meervoud/store';
import { acquireRecords, taskOf } from '@meervoud/task';
import type { SourceBinding } from './deps.ts';

/** Groups of tasks that were asked for; wait until each has nothing requested any more. */
export type Groups = readonly string[];

export interface SyncPlan {
  readonly organization: string;
  readonly sources: readonly SourceBinding[];
  /** Default: everything. Changes are asked only of a source that was read whole before, in the same way. */
  readonly reads?: ReadKind;
}

/** An interrupted read that began longer ago is not gone on with: its first half would be too old for its second. */
const RESUME_WITHIN_MS = 12 * 3_600_000;

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
      const mark = markOf(binding);
      const isOurs = (run: RunSummary): boolean => run.source === source && run.run.endsWith(`.${mark}`);
      const kind = reads === 'changes' && whole.some(isOurs) ? 'changes' : 'everything';
      const run = newest.find((candidate) => isOurs(candidate) && goesOn(candidate, kind, clock))?.run ?? `${randomUUID()}.${mark}`;
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

/** How a source is read: a read that was begun under another configuration is not gone on with. */
const markOf = ({ adapter, config, zibs, clients }: SourceBinding): string =>
  contentHash([adapter.name, adapter.version, config ?? null, zibs, clients]).slice('sha256:'.length, 'sha256:'.length + 12);

/** A read of everything also gives the changes; the other way round it does not. */
const goesOn = ({ status, startedAt, reads }: RunSummary, wanted: ReadKind, clock: Clock): boolean =>
  status === 'running' && (reads === 'everything' || reads === wanted) && toMilliseconds(clock.now()) - toMilliseconds(startedAt) < RESUME_WITHIN_MS;
