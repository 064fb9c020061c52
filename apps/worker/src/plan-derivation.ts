import { isFullLoad } from '@meervoud/acquisition';
import type { Store } from '@meervoud/store';
import { deriveValues, taskOf } from '@meervoud/task';
import { type DerivationPlan, derivationState } from './derivation-state.ts';
import type { Groups } from './plan-sync.ts';

/** Every place that has values: each location, and the organization as a whole (null). */
export const placesOf = async (store: Store, organization: string): Promise<readonly (string | null)[]> =>
  [...(await store.records.locations(organization)).map(({ id }) => id), null];

/**
 * Asks for the values of each place that something touched since they were derived: a record that concerns it, or what
 * they rest on besides. Asking twice for the same state asks once. Throws `load-incomplete` (halt).
 */
export const planDerivation = async (store: Store, plan: DerivationPlan): Promise<Groups> => {
  const { organization, set: { id: set, reportingYear } } = plan;
  const change = await store.derivations.newestChange(organization);
  const { state } = await derivationState(store, plan);
  const basis = `${state}.${change}`;
  const group = `derive/${set}/${reportingYear}/${basis}`;
  const places = await placesOf(store, organization);
  const touched = await Promise.all(places.map((location) => isTouched(store, { organization, set, reportingYear, location }, state)));
  await store.tasks.request(places
    .filter((_, index) => touched[index])
    .map((location) => taskOf(deriveValues, { organization, set, reportingYear, location, state: basis }, group)));
  return [group];
};

/**
 * May what is derived be signed: does it rest on a full read of every source, and did nothing change since? Throws
 * `load-incomplete` (halt) where a source has no complete read.
 */
export const isReadyToSign = async (store: Store, plan: DerivationPlan): Promise<boolean> => {
  const { organization, sources, set: { id: set, reportingYear } } = plan;
  const { state } = await derivationState(store, plan);
  if (!isFullLoad(sources.map(({ name }) => name), await store.runs.latest(organization))) return false;
  const places = await placesOf(store, organization);
  const touched = await Promise.all(places.map((location) => isTouched(store, { organization, set, reportingYear, location }, state)));
  return !touched.includes(true);
};

const isTouched = async (store: Store, place: Parameters<Store['derivations']['mark']>[0], state: string): Promise<boolean> => {
  const mark = await store.derivations.mark(place);
  return mark?.state !== state || (await store.derivations.changedSince(place, mark.change)).size > 0;
};
