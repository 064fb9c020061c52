import { discloseValues } from '@meervoud/exchange';
import { templateFor, writeFragments as write } from '@meervoud/fragments';
import { passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { writeFragments } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';

/** Writes the safety section of one location from its newest values, as a reader may see them. */
export const writeFragmentsJob = ({ store, setFor, disclosure, clock }: WorkerDeps): JobBinding<Store> =>
  bindJob(writeFragments, async ({ organization, set: setId, reportingYear, location }) => {
    const set = setFor(setId, reportingYear);
    const values = await store.values.newest({ organization, set: setId, reportingYear, location });
    const template = templateFor(set);
    const fragments = template === undefined ? [] : write(template, location, discloseValues(set, values, disclosure));
    const stored = fragments.map((fragment) => ({
      organization, set: setId, reportingYear, location,
      theme: fragment.theme, template: fragment.template, content: fragment, valueIds: fragment.valueIds,
    }));
    return async (transaction) => {
      passing('put-fragments:before');
      await transaction.fragments.put(stored, clock.now());
      passing('put-fragments:after');
    };
  });
