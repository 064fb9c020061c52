import { type Instant, toMilliseconds } from '@meervoud/kernel';
import type { ReadKind, RunSummary } from '@meervoud/store';
import { acquireRecords, taskOf, type TaskRequest } from '@meervoud/task';
import type { Situation, Watch } from './situation.ts';

const silentFor = (hours: number, now: Instant, since: Instant | undefined): boolean =>
  since === undefined || toMilliseconds(now) - toMilliseconds(since) > hours * 3_600_000;

interface Lateness { readonly code: string; readonly limit: 'sourceSilentHours' | 'fullReadOverdueHours'; readonly reads?: ReadKind }

const readTooLongAgo = ({ code, limit, reads }: Lateness): Watch =>
  async ({ store, organization, sources, now, limits }) => {
    const runs = await store.runs.latestComplete(organization, reads);
    // a new source has as long for its first read as any other for its next
    const begun = await store.runs.firstBegun(organization);
    return sources
      .filter((name) => silentFor(limits[limit], now, runs.find(({ source }) => source === name)?.completedAt ?? begun.get(name)))
      .map((object) => ({ code, object }));
  };

/** A source of which no read came to its end lately: it is away, refuses us, or the worker stands still. */
export const sourceSilent = readTooLongAgo({ code: 'source-silent', limit: 'sourceSilentHours' });

/** Only reads of changes lately: what was deleted in the ECD still counts here. */
export const fullReadOverdue = readTooLongAgo({ code: 'full-read-overdue', limit: 'fullReadOverdueHours', reads: 'everything' });

/** A full read lost so much of a location at once that it is doubted; its values wait. */
export const loadShrunk: Watch = async ({ store, organization }) =>
  [...new Set((await store.records.shrunkenLoads(organization)).map(({ location }) => location ?? organization))].map((object) => ({ code: 'load-shrunk', object }));

/**
 * Reads that were broken off for good, by a source that is more away than there: asked for once more, they go on where they left off. Those
 * of which `mayGoOn` says no are left for the next round, which begins anew.
 */
export const readsToAskAgain = async (
  { store, organization }: Pick<Situation, 'store' | 'organization'>, mayGoOn: (run: RunSummary) => boolean,
): Promise<readonly TaskRequest[]> =>
  (await store.runs.latest(organization)).filter(mayGoOn)
    .map(({ source, run }) => taskOf(acquireRecords, { organization, source, run }, `sync/${source}/${run}`));
