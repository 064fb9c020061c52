import type { Adapter } from '@meervoud/adapter-sdk';
import { afterAll, describe, test } from 'vitest';
import { checkIds, checkTitles } from './check-id.ts';
import type { KitOptions } from './options.ts';
import { prerequisitesOf } from './prerequisites.ts';
import { openRun } from './run.ts';

/**
 * A whole test file in two statements: registers a test for every check of the kit.
 *
 *     import { describeAdapter } from '@meervoud/adapter-kit';
 *     import { myEcd } from '../src/index.ts';
 *     describeAdapter(myEcd, { bypass: [{ check: 'stops-on-abort', reason: 'our client library cannot, ticket 12' }] });
 *
 * What does not apply, or hangs on a check that failed, is skipped with the reason; so is what is bypassed and still
 * fails. A bypass of a check that passes fails.
 */
export const describeAdapter = <Config>(adapter: Adapter<Config>, options: KitOptions = {}): void => {
  describe(`adapter ${adapter.name}@${adapter.version}`, () => {
    const run = openRun(adapter, options);
    afterAll(() => run.close());

    test(`prerequisites: ${prerequisitesOf(adapter, options).join(' · ')}`, () => run.prepare());
    test.for(checkIds)('%s', async (id, { skip, annotate }) => {
      const { outcome, detail = '' } = await run.judge(id);
      if (outcome === 'fail') throw new Error(`${id}: ${detail}\nIt asks: ${checkTitles[id].en}.`);
      if (outcome === 'bypassed') skip(`bypassed: ${detail}`);
      if (outcome === 'not-applicable') skip(detail);
      if (detail !== '') await annotate(detail);
    });
  });
};
