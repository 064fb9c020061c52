import { randomUUID } from 'node:crypto';
import { requireCompleteLoad } from '@meervoud/acquisition';
import { engineVersion } from '@meervoud/derivation';
import type { IndicatorSet } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { acquireRecords, deriveValues } from '@meervoud/task';

/** Groups of tasks that were asked for; wait until each has nothing requested any more. */
export type Groups = readonly string[];

/**
 * Asks for a complete read of each source. A read that was interrupted is gone on with; a new one is begun
 * where the last one ended, well or for good.
 */
export const planSync = async (store: Store, organization: string, sources: readonly string[]): Promise<Groups> => {
  const newest = await store.runs.latest(organization);
  const groups: string[] = [];
  for (const source of sources) {
    const unfinished = newest.find((run) => run.source === source && run.status === 'running')?.run;
    const goesOn = unfinished !== undefined && (await store.tasks.progress(groupOf(source, unfinished))).requested > 0;
    const run = goesOn ? unfinished : randomUUID();
    const group = groupOf(source, run);
    await store.tasks.request([{ job: acquireRecords.name, key: `${organization}/${source}/${run}`, payload: { organization, source, run }, group }]);
    groups.push(group);
  }
  return groups;
};

const groupOf = (source: string, run: string): string => `sync/${source}/${run}`;

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
