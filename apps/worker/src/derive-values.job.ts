import { countShadowed, requireWholeLoad } from '@meervoud/acquisition';
import { compileSet, type DerivationRequest, derivingCompiled, indexRecords } from '@meervoud/derivation';
import { templateFor } from '@meervoud/fragments';
import { givingWay, KnownError, mapGivingWay, passing } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { DerivedPlace, Store } from '@meervoud/store';
import { deriveValues, taskOf, writeFragments } from '@meervoud/task';
import type { DerivedValue } from '@meervoud/value';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { WorkerDeps } from './deps.ts';
import { derivationState } from './derivation-state.ts';
import { mergedRecords } from './merged-records.ts';
import { requestAssembly } from './request-assembly.ts';

/** Derives one location, or the organization, from what its sources say together, and asks for its report fragments. */
export const deriveValuesJob = (deps: WorkerDeps): JobBinding<Store> =>
  bindJob(deriveValues, async ({ organization, set: setId, reportingYear, location, state: asked }, { task, log }) => {
    const { store, sources, setFor, clock } = deps;
    const set = setFor(setId, reportingYear);
    const place = { organization, set: setId, reportingYear, location };
    const campaign = await store.campaigns.get(organization, setId, reportingYear);
    if (campaign === undefined) throw noCampaign(setId, reportingYear);
    // before the records are read: what comes in meanwhile is looked at once more
    const change = await store.derivations.newestChange(organization);
    const { state, provided } = await derivationState(store, { organization, sources, set });
    await requireWholeLoad(store, organization, location);
    const changed = await changedSinceLast(store, place, state);

    const values = changed?.size === 0 ? [] : await derive({
      set, organization, campaign, location, provided,
      attestations: await store.campaigns.attestations(organization, setId, reportingYear),
      records: await recordsOf(deps, place, log),
      ...(changed === undefined ? {} : { earlier: { changed, values: (await store.values.newest(place)).map(asDerived) } }),
    });

    return async (transaction) => {
      passing('put-values:before');
      await transaction.values.put(values, clock.now());
      passing('put-values:put');
      await transaction.derivations.keep(place, { state, change });
      passing('put-values:after');
      if (location !== null && values.length > 0 && templateFor(set) !== undefined) {
        await transaction.tasks.request([taskOf(writeFragments, { ...place, location, state: asked }, task.group)]);
      }
      await requestAssembly(transaction, deps, { organization, set: setId, reportingYear, state: asked }, task.group);
      passing('ask-assembly:after');
    };
  });

/** Derives row by row and lets the rest of the process run in between: for thousands of clients it takes seconds. */
const derive = async ({ set, records, ...request }: DerivationRequest & { readonly records: readonly ZibRecord[] }): Promise<readonly DerivedValue[]> => {
  // every time: each of these parts is long, and there are a hundred of them at most
  const giveWay = givingWay(0);
  await giveWay();
  const index = indexRecords(records);
  await giveWay();
  return mapGivingWay(derivingCompiled(compileSet(set), { ...request, records: index }), (value) => value, giveWay);
};

/** Zibs of which something changed here since these values were last derived on the same basis; undefined: derive all. */
const changedSinceLast = async (store: Store, place: DerivedPlace, state: string): Promise<ReadonlySet<ZibName> | undefined> => {
  const mark = await store.derivations.mark(place);
  return mark?.state === state ? store.derivations.changedSince(place, mark.change) : undefined;
};

const asDerived = ({ id: _i, version: _v, contentHash: _c, derivedAt: _d, ...value }: Awaited<ReturnType<Store['values']['newest']>>[number]): DerivedValue =>
  value;

const recordsOf = async (
  { store, sources }: WorkerDeps, { organization, location }: DerivedPlace, log: Parameters<Parameters<typeof bindJob>[1]>[1]['log'],
) => {
  const { records, shadowed } = await mergedRecords(store, { organization, location, sources });
  for (const { zib, source, records: count } of countShadowed(shadowed, sources)) {
    log.info('shadowed by a source of higher precedence', { organization, source, zib, count, ...(location === null ? {} : { location }) });
  }
  return records;
};

const noCampaign = (set: string, year: number): KnownError =>
  new KnownError({
    code: 'campaign-missing', recovery: 'halt',
    message: `Nothing is decided yet for ${set} ${year}: which themes each location chose, and its reference date.`,
    expected: 'an entry in `campaigns` of meervoud.json',
  });
