import { countShadowed, requireCompleteLoad } from '@meervoud/acquisition';
import { deriveValues as derive } from '@meervoud/derivation';
import { templateFor } from '@meervoud/fragments';
import { KnownError } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { RunSummary, Store } from '@meervoud/store';
import { deriveValues, writeFragments } from '@meervoud/task';
import type { SourceBinding, WorkerDeps } from './deps.ts';
import { mergedRecords } from './merged-records.ts';

/** Derives one location, or the organization, from what its sources say together, and asks for its report fragments. */
export const deriveValuesJob = ({ store, sources, setFor, clock }: WorkerDeps): JobBinding<Store> =>
  bindJob(deriveValues, async ({ organization, set: setId, reportingYear, location }, { task, log }) => {
    const set = setFor(setId, reportingYear);
    const provided = requireCompleteLoad(sources.map(({ name }) => name), asConfigured(await store.runs.latest(organization), sources));
    const campaign = await store.campaigns.get(organization, setId, reportingYear);
    if (campaign === undefined) throw noCampaign(setId, reportingYear);

    const { records, shadowed } = await mergedRecords(store, { organization, location, sources });
    for (const { zib, source, records: count } of countShadowed(shadowed, sources)) {
      log.info('shadowed by a source of higher precedence', { organization, source, zib, count, ...(location === null ? {} : { location }) });
    }

    const values = derive({
      organization, set, campaign, location, provided,
      attestations: await store.campaigns.attestations(organization, setId, reportingYear),
      records,
    });

    return async (transaction) => {
      await transaction.values.put(values, clock.now());
      if (location === null || templateFor(set) === undefined) return;
      const payload = { organization, set: setId, reportingYear, location };
      await transaction.tasks.request([{ job: writeFragments.name, key: `${task.key}/fragments`, payload, group: task.group }]);
    };
  });

/** What a run read, as far as it is still configured: a zib that is no longer read from a source is not provided by it. */
const asConfigured = (runs: readonly RunSummary[], sources: readonly SourceBinding[]): readonly RunSummary[] =>
  runs.map((run) => ({ ...run, zibs: run.zibs.filter((zib) => sources.some(({ name, zibs }) => name === run.source && zibs.includes(zib))) }));

const noCampaign = (set: string, year: number): KnownError =>
  new KnownError({
    code: 'campaign-missing', recovery: 'halt',
    message: `Nothing is decided yet for ${set} ${year}: which themes each location chose, and its reference date.`,
    expected: 'an entry in `campaigns` of meervoud.json',
  });
