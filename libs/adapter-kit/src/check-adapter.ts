import type { Adapter, Passport } from '@meervoud/adapter-sdk';
import type { KitOptions } from './options.ts';
import { openRun } from './run.ts';

/**
 * Does every check of the kit and gives the passport, unsigned: whether it passed stands in it (`failedChecks`).
 * Throws `kit-configuration-refused` or `recordings-missing` (halt) when there is nothing to check.
 */
export const checkAdapter = async <Config>(adapter: Adapter<Config>, options: KitOptions = {}): Promise<Passport> => {
  const run = openRun(adapter, options);
  try {
    await run.prepare();
    return await run.passport();
  } finally {
    await run.close();
  }
};
