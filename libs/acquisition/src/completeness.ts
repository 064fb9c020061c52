import { KnownError } from '@meervoud/kernel';
import type { RunSummary, Store } from '@meervoud/store';
import type { ZibName } from '@meervoud/zibs';

/**
 * Never compute on half a load. Passes when every source has a complete read as its newest run, and gives the
 * zibs that those sources provide. Throws `load-incomplete` (halt) naming the sources that have none.
 */
export const requireCompleteLoad = (sources: readonly string[], newest: readonly RunSummary[]): ReadonlySet<ZibName> => {
  const complete = newest.filter(({ source, status }) => sources.includes(source) && status === 'complete');
  const missing = sources.filter((name) => !complete.some(({ source }) => source === name));
  if (missing.length > 0) {
    throw new KnownError({
      code: 'load-incomplete', recovery: 'halt',
      message: `Nothing is derived on half a load. No complete read of: ${missing.join(', ')}.`,
      expected: 'a finished `meervoud sync` of every source',
    });
  }
  return new Set(complete.flatMap(({ zibs }) => zibs));
};

/** Was the newest read of every source complete, and of everything? Only such a read has seen what was deleted, so only on it may anything be signed. */
export const isFullLoad = (sources: readonly string[], newest: readonly RunSummary[]): boolean =>
  sources.every((name) => newest.some(({ source, status, reads }) => source === name && status === 'complete' && reads === 'everything'));

/**
 * Did the last full read show about as much of a location as the one before? The organization as a whole (null) needs all of its locations.
 * Throws `load-shrunk` (halt) naming the zibs of which too much is missing.
 */
export const requireWholeLoad = async ({ records }: Pick<Store, 'records'>, organization: string, location: string | null): Promise<void> => {
  const shrunk = (await records.shrunkenLoads(organization)).filter((load) => location === null || load.location === location || load.location === null);
  if (shrunk.length === 0) return;
  throw new KnownError({
    code: 'load-shrunk', recovery: 'halt', at: location ?? organization,
    message: `The last full read showed much less than the one before: ${shrunk.map(({ zib, missing, of }) => `${missing} of ${of} ${zib} are missing`).join(', ')}.`,
    expected: 'a read that shows them again, or `meervoud accept-loss` when they are really gone',
  });
};
