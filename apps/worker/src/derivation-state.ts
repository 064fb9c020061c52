import { requireCompleteLoad } from '@meervoud/acquisition';
import { engineVersion } from '@meervoud/derivation';
import type { IndicatorSet } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import type { RunSummary, Store } from '@meervoud/store';
import type { ZibName } from '@meervoud/zibs';
import type { SourceBinding } from './deps.ts';

export interface DerivationPlan {
  readonly organization: string;
  /** In order of precedence. */
  readonly sources: readonly Pick<SourceBinding, 'name' | 'zibs'>[];
  readonly set: IndicatorSet;
}

export interface DerivationState {
  /** Hash of all that values depend on besides the records themselves. */
  readonly state: string;
  /** Zibs that the sources give. */
  readonly provided: ReadonlySet<ZibName>;
}

/** What the values of a set rest on now. Throws `load-incomplete` (halt) where a source has no complete read. */
export const derivationState = async (store: Store, { organization, sources, set }: DerivationPlan): Promise<DerivationState> => {
  const provided = requireCompleteLoad(sources.map(({ name }) => name), asConfigured(await store.runs.latest(organization), sources));
  const state = contentHash({
    provided: [...provided].sort(),
    precedence: sources.map(({ name, zibs }) => [name, zibs]),
    campaign: (await store.campaigns.get(organization, set.id, set.reportingYear)) ?? null,
    attestations: await store.campaigns.attestations(organization, set.id, set.reportingYear),
    set: [set.id, set.reportingYear, set.version],
    engine: engineVersion,
  }).slice('sha256:'.length, 'sha256:'.length + 16);
  return { state, provided };
};

/** What a run read, as far as it is still configured: a zib that is no longer read from a source is not provided by it. */
const asConfigured = (runs: readonly RunSummary[], sources: DerivationPlan['sources']): readonly RunSummary[] =>
  runs.map((run) => ({ ...run, zibs: run.zibs.filter((zib) => sources.some(({ name, zibs }) => name === run.source && zibs.includes(zib))) }));
