import { requireCompleteLoad } from '@meervoud/acquisition';
import { deriveValues as derive } from '@meervoud/derivation';
import { KnownError } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { deriveValues, writeFragments } from '@meervoud/task';
import type { WorkerDeps } from './deps.ts';

/** Derives one location, or the organization, and asks for its report fragments. */
export const deriveValuesJob = ({ store, sources, setFor, clock }: WorkerDeps): JobBinding<Store> =>
  bindJob(deriveValues, async ({ organization, set: setId, reportingYear, location }, { task }) => {
    const set = setFor(setId, reportingYear);
    const provided = requireCompleteLoad(sources.map(({ name }) => name), await store.runs.latest(organization));
    const campaign = await store.campaigns.get(organization, setId, reportingYear);
    if (campaign === undefined) throw noCampaign(setId, reportingYear);

    const values = derive({
      organization, set, campaign, location, provided,
      attestations: await store.campaigns.attestations(organization, setId, reportingYear),
      records: await store.records.ofLocation(organization, location),
    });

    return async (transaction) => {
      await transaction.values.put(values, clock.now());
      if (location === null) return;
      const payload = { organization, set: setId, reportingYear, location };
      await transaction.tasks.request([{ job: writeFragments.name, key: `${task.key}/fragments`, payload, group: task.group }]);
    };
  });

const noCampaign = (set: string, year: number): KnownError =>
  new KnownError({
    code: 'campaign-missing', recovery: 'halt',
    message: `Nothing is decided yet for ${set} ${year}: which themes each location chose, and its reference date.`,
    expected: 'an entry in `campaigns` of meervoud.json',
  });
