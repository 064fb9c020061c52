import { randomUUID } from 'node:crypto';
import { requireCompleteLoad } from '@meervoud/acquisition';
import { engineVersion } from '@meervoud/derivation';
import type { IndicatorSet } from '@meervoud/indicator';
import { type Clock, contentHash, toMilliseconds } from '@meervoud/kernel';
import type { RunSummary, Store } from '@meervoud/store';
import { acquireRecords, deriveValues } from '@meervoud/task';
import type { SourceBinding } from './deps.ts';

/** Groups of tasks that were asked for; wait until each has nothing requested any more. */
export type Groups = readonly string[];

/** An interrupted read that began longer ago is not gone on with: its first half would be too old for its second. */
const RESUME_WITHIN_MS = 12 * 3_600_000;

/**
 * Asks for a complete read of each source. A read that was interrupted lately, or failed for good, is gone on with
 * where it left off; otherwise a new one is begun.
 */
export const planSync = (store: Store, organization: string, sources: readonly SourceBinding[], clock: Clock): Promise<Groups> =>
  store.transaction(async ({ runs, tasks }) => {
    const newest = await runs.latest(organization);
    const groups: string[] = [];
    for (const { name: source, adapter } of sources) {
      const run = newest.find((candidate) => candidate.source === source && goesOn(candidate, clock))?.run ?? randomUUID();
      const key = { organization, source, run };
      const group = `sync/${source}/${run}`;
      await runs.begin(key, adapter.provides, `${adapter.name}@${adapter.version}`);
      await tasks.request([{ job: acquireRecords.name, key: `${organization}/${source}/${run}`, payload: key, group }]);
      groups.push(group);
    }
    return groups;
  });

const goesOn = ({ status, startedAt }: RunSummary, clock: Clock): boolean =>
  status === 'running' && toMilliseconds(clock.now()) - toMilliseconds(startedAt) < RESUME_WITHIN_MS;

export interface DerivationPlan {
  readonly organization: string;
  readonly sources: readonly string[];
  readonly set: IndicatorSet;
}

/**
 * Asks for the values of every location and of the organization as a whole. The key holds all that the values
 * depend on, so asking twice for the same state asks once. Throws `load-incomplete` (halt).
 */
export const planDerivation = async (store: Store, { organization, sources, set }: DerivationPlan): Promise<Groups> => {
  const newest = await store.runs.latest(organization);
  requireCompleteLoad(sources, newest);
  const state = contentHash({
    runs: newest.filter(({ source }) => sources.includes(source)).map(({ source, run }) => [source, run]),
    campaign: (await store.campaigns.get(organization, set.id, set.reportingYear)) ?? null,
    attestations: await store.campaigns.attestations(organization, set.id, set.reportingYear),
    set: [set.id, set.reportingYear, set.version],
    engine: engineVersion,
  }).slice('sha256:'.length, 'sha256:'.length + 16);

  const group = `derive/${set.id}/${set.reportingYear}/${state}`;
  const locations = await store.records.locations(organization);
  await store.tasks.request(
    [...locations.map(({ id }) => id), null].map((location) => ({
      job: deriveValues.name,
      key: `${organization}/${group}/${location ?? '*'}`,
      payload: { organization, set: set.id, reportingYear: set.reportingYear, location },
      group,
    })),
  );
  return [group];
};
