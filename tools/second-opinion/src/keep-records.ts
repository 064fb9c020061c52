import type { Store } from '@meervoud/store';
import { zibNames, type ZibRecord } from '@meervoud/zibs';

/** Puts records in the store as one complete read of one source. */
export const keepRecords = async ({ runs, records: kept }: Store, organization: string, records: readonly ZibRecord[]): Promise<void> => {
  const run = { organization, source: 'ecd', run: 'once' };
  await runs.begin(run, zibNames, 'second-opinion');
  await kept.stage(run, records);
  await runs.complete(run);
};
