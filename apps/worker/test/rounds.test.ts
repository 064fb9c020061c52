import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { pseudonymiser } from '@meervoud/acquisition';
import { deriveValues } from '@meervoud/derivation';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { clockAt } from '@meervoud/kernel';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { DerivedValue } from '@meervoud/value';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindSource, planDerivation, planSync, workerBindings } from '../src/index.ts';
import { keyOf, livingSource } from './living-source.ts';
import { operation } from './operation.ts';
import { settle } from './settle.ts';

const SEED = 20_261_122;
const set = indicatorSetFor(2023);
const population = generatePopulation({ seed: SEED, reportingYear: 2023, clientsPerLocation: 20 });
const context = { source: 'ecd', pseudonym: pseudonymiser(new Uint8Array(32).fill(3), 'ecd') };
const initial: readonly ZibRecord[] = population.resources.flatMap((resource) => {
  const classified = classify(resource as unknown as JsonObject, nlCoreR4, context);
  return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
});
const places = [...Object.keys(population.campaign.locations), null];

let opened: TestStore;
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
afterAll(() => opened.close());

/** An organization of its own in the store, with a source that lives. */
const organizationOf = async (organization: string) => {
  const { store } = opened;
  const living = livingSource(nlCoreR4.provides, initial);
  const sources = [bindSource('ecd', living.adapter, {})];
  const clock = clockAt('2024-03-10T08:00:00.000Z');
  const bindings = workerBindings({
    store, sources, pseudonymKey: new Uint8Array(32), secret: async () => '', setFor: () => set, disclosure: { policy: 'odb-denominator@1', suppressBelow: 10 }, clock,
    operation: { ...operation, organization: { id: organization, name: 'O' }, campaigns: [population.campaign] },
  });
  const read = async (reads: 'everything' | 'changes') => {
    await planSync(store, { organization, sources, reads }, clock);
    return settle(store, organization, bindings);
  };
  const stored = async () => Object.fromEntries((await store.values.newest({ organization, set: set.id, reportingYear: 2023 }))
    .map((value) => [`${value.location ?? '*'} ${value.indicator}`, DerivedValue.strip().parse(value)]));
  const derivedAnew = async () => Object.fromEntries((await Promise.all(places.map(async (location) => deriveValues({
    organization, set, campaign: population.campaign, attestations: [], location,
    records: await store.records.ofLocation(organization, location), provided: new Set(nlCoreR4.provides),
  })))).flat().map((value) => [`${value.location ?? '*'} ${value.indicator}`, value]));
  return { living, read, stored, derivedAnew, sources, bindings };
};
const derivedPlaces = (tasks: Awaited<ReturnType<typeof settle>>) =>
  tasks.filter(({ job }) => job === 'derive-values').map(({ payload }) => (payload as { location: string | null }).location).toSorted();

const ulcerAt = (location: string): ZibRecord & { zib: 'PressureUlcer' } => {
  const subjects = new Set(initial.flatMap((record) => (record.zib === 'Stay' && record.location === location ? [record.subject] : [])));
  const elsewhere = new Set(initial.flatMap((record) => (record.zib === 'Stay' && record.location !== location ? [record.subject] : [])));
  return initial.find((record) => record.zib === 'PressureUlcer' && subjects.has(record.subject) && !elsewhere.has(record.subject)) as ZibRecord & { zib: 'PressureUlcer' };
};

describe('a read of changes', () => {
  test('derives nothing where nothing changed, and one late ulcer only where its client stays and in all', async () => {
    const { living, read, stored, derivedAnew } = await organizationOf('late');
    const [location = ''] = places as string[];
    expect(derivedPlaces(await read('everything')).length).toBe(places.length);
    expect(derivedPlaces(await read('changes'))).toEqual([]);
    const { decubitusCategory, ...ulcer } = ulcerAt(location);
    living.put({ ...ulcer, decubitusCategory: decubitusCategory === '4' ? '1' : '4' });
    expect(derivedPlaces(await read('changes'))).toEqual([location, null]);
    expect(await stored()).toEqual(await derivedAnew());
    expect(living.asked).toEqual({ everything: 1, changes: 2 });
  });

  test('is asked only of a source that was read whole before, in the same way', async () => {
    const { living, read } = await organizationOf('first');
    await read('changes');
    expect(living.asked).toEqual({ everything: 1, changes: 0 });
    await read('changes');
    expect(living.asked).toEqual({ everything: 1, changes: 1 });
  });

  test('counts a client who moved no more where the stay was, and where it is now', async () => {
    const { living, read, stored, derivedAnew } = await organizationOf('moved');
    await read('everything');
    const [from, to] = places as [string, string];
    const { subject } = ulcerAt(from);
    const stay = initial.find((record) => record.zib === 'Stay' && record.subject === subject) as ZibRecord & { zib: 'Stay' };
    living.put({ ...stay, location: to });
    expect(derivedPlaces(await read('changes'))).toEqual([...[from, to].toSorted(), null]);
    expect(await stored()).toEqual(await derivedAnew());
  });
});

test('asks for the values once when every source is complete, and again when what they rest on changes', async () => {
  const { read, sources } = await organizationOf('basis');
  const { store } = opened;
  await read('everything');
  const plan = { organization: 'basis', sources, set };
  const [group = ''] = await planDerivation(store, plan);
  expect(await store.tasks.progress(group)).toMatchObject({ requested: 0 });
  await store.campaigns.attest('basis', [{
    set: set.id, reportingYear: 2023, indicator: 'INID014310', location: places[0]!, answer: { type: 'proportion', numerator: 1, denominator: 2 },
    by: 'anna', at: clockAt('2024-03-10T09:00:00.000Z').now(),
  }]);
  const [other = ''] = await planDerivation(store, plan);
  expect((await store.tasks.progress(other)).requested).toBe(places.length);
});

type Change = { readonly what: 'edit' | 'move' | 'remove' | 'return'; readonly which: number };
const change = fc.record<Change>({ what: fc.constantFrom('edit', 'move', 'remove', 'return'), which: fc.nat(10_000) });
const round = fc.record({ changes: fc.array(change, { maxLength: 4 }), reads: fc.constantFrom('everything' as const, 'changes' as const) });

const apply = (living: Awaited<ReturnType<typeof organizationOf>>['living'], { what, which }: Change): void => {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[which % Math.max(1, items.length)];
  const present = [...living.records.values()];
  if (what === 'remove') return living.remove(keyOf(pick(present)!));
  if (what === 'return') {
    const back = pick(initial.filter((record) => !living.records.has(keyOf(record))));
    return back && living.put(back);
  }
  if (what === 'move') {
    const stay = pick(present.filter((record) => record.zib === 'Stay'));
    return stay?.zib === 'Stay' ? living.put({ ...stay, location: pick(places.filter((place) => place !== null))! }) : undefined;
  }
  const ulcer = pick(present.filter((record) => record.zib === 'PressureUlcer'));
  if (ulcer?.zib === 'PressureUlcer') living.put({ ...ulcer, decubitusCategory: ulcer.decubitusCategory === '2' ? '1' : '2' });
};

test(`after any changes and reads the values are those of deriving everything anew, seed ${SEED}`, async () => {
  let number = 0;
  await fc.assert(fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 5 }), async (rounds) => {
    const { living, read, stored, derivedAnew } = await organizationOf(`any-${number += 1}`);
    await read('everything');
    for (const { changes, reads } of rounds) {
      for (const one of changes) apply(living, one);
      await read(reads);
      expect(await stored()).toEqual(await derivedAnew());
    }
  }), { numRuns: 12, seed: SEED });
}, 240_000);
