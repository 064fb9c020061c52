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
    for (const binding of sources) {
      const { name: source, adapter, zibs } = binding;
      const mark = markOf(binding);
      const run = newest.find((candidate) => candidate.source === source && goesOn(candidate, mark, clock))?.run ?? `${randomUUID()}.${mark}`;
      const key = { organization, source, run };
      const group = `sync/${source}/${run}`;
      await runs.begin(key, zibs, `${adapter.name}@${adapter.version}`);
      await tasks.request([{ job: acquireRecords.name, key: `${organization}/${source}/${run}`, payload: key, group }]);
      groups.push(group);
    }
    return groups;
  });

/** How a source is read: a read that was begun under another configuration is not gone on with. */
const markOf = ({ adapter, config, zibs, clients }: SourceBinding): string =>
  contentHash([adapter.name, adapter.version, config ?? null, zibs, clients]).slice('sha256:'.length, 'sha256:'.length + 12);

const goesOn = ({ status, startedAt, run }: RunSummary, mark: string, clock: Clock): boolean =>
  status === 'running' && run.endsWith(`.${mark}`) && toMilliseconds(clock.now()) - toMilliseconds(startedAt) < RESUME_WITHIN_MS;

export interface DerivationPlan {
  readonly organization: string;
  /** In order of precedence. */
  readonly sources: readonly Pick<SourceBinding, 'name' | 'zibs'>[];
  readonly set: IndicatorSet;
}

/**
 * Asks for the values of every location and of the organization as a whole. The key holds all that the values
 * depend on, so asking twice for the same state asks once. Throws `load-incomplete` (halt).
 */
export const planDerivation = async (store: Store, { organization, sources, set }: DerivationPlan): Promise<Groups> => {
  const names = sources.map(({ name }) => name);
  const newest = await store.runs.latest(organization);
  requireCompleteLoad(names, newest);
  const state = contentHash({
    runs: newest.filter(({ source }) => names.includes(source)).map(({ source, run }) => [source, run]),
    precedence: sources.map(({ name, zibs }) => [name, zibs]),
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
