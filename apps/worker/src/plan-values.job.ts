import { codeOf, passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { planValues } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';
import { planDerivation } from './plan-derivation.ts';

/**
 * After each read: where every source is complete now, asks for the values that it touched, of every campaign. While
 * another source is still being read nothing is asked; the read that ends last asks for all.
 */
export const planValuesJob = ({ store, sources, setFor, operation: { campaigns } }: WorkerDeps): JobBinding<Store> =>
  bindJob(planValues, async ({ organization }, { log }) => {
    passing('plan-values:before');
    for (const campaign of campaigns) {
      await store.campaigns.put(organization, campaign);
      passing('plan-values:campaign');
      try {
        await planDerivation(store, { organization, sources, set: setFor(campaign.set, campaign.reportingYear) });
      } catch (thrown) {
        if (codeOf(thrown) !== 'load-incomplete') throw thrown;
        log.info('values wait for the other sources', { organization, code: 'load-incomplete' });
      }
    }
    passing('plan-values:after');
    return () => Promise.resolve();
  });
