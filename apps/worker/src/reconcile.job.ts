import { dayIn } from '@meervoud/calendar';
import { passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { reconcile } from '@meervoud/task';
import { deliveriesToAskAgain, lapsedDeliveries, lookAround, readsToAskAgain, type Situation } from '@meervoud/upkeep';
import type { WorkerDeps } from './deps.ts';
import { mayGoOn } from './going-on.ts';

/** Looks around, keeps the alarms that stand, lets lapse what came to nothing, and asks again for deliveries under way and for reads that were broken off. */
export const reconcileJob = ({ store, sources, setFor, clock, operation }: WorkerDeps): JobBinding<Store> =>
  bindJob(reconcile, async ({ organization }, { log }) => {
    const { campaigns, recipients, timeZone, alarms: limits } = operation;
    const now = clock.now();
    const names = sources.map(({ name }) => name);
    const situation: Situation = { store, organization, sources: names, plan: { campaigns, setFor, recipients }, now, today: dayIn(timeZone, now), limits };
    const [standing, lapsed] = [await lookAround(situation), await lapsedDeliveries(situation)];
    const again = [...await deliveriesToAskAgain({ store, organization }), ...await readsToAskAgain({ store, organization }, (run) => sources.some((source) => mayGoOn(run, source, clock)))];
    return async (transaction) => {
      passing('reconcile:before');
      const { raised, cleared } = await transaction.alarms.keep(organization, standing, now);
      passing('reconcile:alarms');
      // what moved on meanwhile did not lapse
      for (const { id, status } of lapsed) {
        if ((await transaction.submissions.byId(id))?.status === status) await transaction.submissions.transition(id, status, 'expired', now, 'its days ran out');
      }
      await transaction.tasks.request(again);
      passing('reconcile:after');
      for (const { code } of raised) log.warn('an alarm was raised', { organization, code });
      for (const { code } of cleared) log.info('an alarm is over', { organization, code });
    };
  });
