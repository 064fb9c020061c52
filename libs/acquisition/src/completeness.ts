import { KnownError } from '@meervoud/kernel';
import type { RunSummary } from '@meervoud/store';
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
