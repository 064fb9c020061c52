import { type Instant, toMilliseconds } from '@meervoud/kernel';
import type { ReadKind } from '@meervoud/store';
import { acquireRecords, taskOf, type TaskRequest } from '@meervoud/task';
import type { Situation, Watch } from './situation.ts';

const silentFor = (hours: number, now: Instant, completedAt: Instant | undefined): boolean =>
  completedAt === undefined || toMilliseconds(now) - toMilliseconds(completedAt) > hours * 3_600_000;

interface Lateness { readonly code: string; readonly limit: 'sourceSilentHours' | 'fullReadOverdueHours'; readonly reads?: ReadKind }

const readTooLongAgo = ({ code, limit, reads }: Lateness): Watch =>
  async ({ store, organization, sources, now, limits }) => {
    const runs = await store.runs.latestComplete(organization, reads);
    return sources
      .filter((name) => silentFor(limits[limit], now, runs.find(({ source }) => source === name)?.completedAt))
      .map((object) => ({ code, object }));
  };

/** A source of which no read came to its end lately: it is away, refuses us, or the worker stands still. */
export const sourceSilent = readTooLongAgo({ code: 'source-silent', limit: 'sourceSilentHours' });

/** Only reads of changes lately: what was deleted in the ECD still counts here. */
export const fullReadOverdue = readTooLongAgo({ code: 'full-read-overdue', limit: 'fullReadOverdueHours', reads: 'everything' });

/** A full read lost so much of a location at once that it is doubted; its values wait. */
export const loadShrunk: Watch = async ({ store, organization }) =>
  [...new Set((await store.records.shrunkenLoads(organization)).map(({ location }) => location ?? organization))].map((object) => ({ code: 'load-shrunk', object }));

/** Reads that began so long ago are not gone on with: the next round begins anew. */
const GIVEN_UP_AFTER_HOURS = 12;

/** Reads that were broken off for good, by a source that is more away than there: asked for once more, they go on where they left off. */
export const readsToAskAgain = async ({ store, organization, sources, now }: Pick<Situation, 'store' | 'organization' | 'sources' | 'now'>): Promise<readonly TaskRequest[]> =>
  (await store.runs.latest(organization))
    .filter(({ source, status, startedAt }) => status === 'running' && sources.includes(source) && !silentFor(GIVEN_UP_AFTER_HOURS, now, startedAt))
    .map(({ source, run }) => taskOf(acquireRecords, { organization, source, run }, `sync/${source}/${run}`));
