import { clockAt, type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindSource, planSync, workerBindings } from '../src/index.ts';
import { isReadSo, mayGoOn } from '../src/going-on.ts';
import { livingSource } from './living-source.ts';
import { operation } from './operation.ts';
import { settle } from './settle.ts';

const { campaign } = generatePopulation({ seed: 1, reportingYear: 2023, clientsPerLocation: 20 });
const clock = clockAt('2024-03-10T08:00:00.000Z');
const provides = ['HealthcareProvider', 'Stay', 'PressureUlcer'] as const;
const pressureUlcer = { zib: 'PressureUlcer', id: 'u-1', origin: { source: 'ecd', reference: 'Condition/u-1' }, subject: `p-${'0'.repeat(32)}`, decubitusCategory: '2' };

let opened: TestStore;
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
afterAll(() => opened.close());

test('a read that was begun under another configuration is not gone on with: it begins anew, and is read whole', async () => {
  const [organization, { store }] = ['changed', opened];
  const living = livingSource(provides, [pressureUlcer as never]);
  const [before, now] = [bindSource('ecd', living.adapter, {}, { zibs: ['HealthcareProvider', 'Stay'] }), bindSource('ecd', living.adapter, {})];
  await planSync(store, { organization, sources: [before] }, clock);
  const [begun] = await store.runs.latest(organization);
  expect([isReadSo(begun!, before), isReadSo(begun!, now)]).toEqual([true, false]);

  const tasks = await settle(store, organization, workerBindings({
    store, sources: [now], pseudonymKey: new Uint8Array(32), secret: async () => '', setFor: () => indicatorSetFor(2023), disclosure: { policy: 'house@1', suppressBelow: 10 }, clock,
    operation: { ...operation, organization: { id: organization, name: 'O' }, campaigns: [campaign] },
  }));
  expect(tasks.filter(({ job }) => job === 'acquire-records').length).toBe(2);
  expect(await store.runs.latest(organization)).toMatchObject([{ source: 'ecd', status: 'complete', reads: 'everything', zibs: [...provides] }]);
  expect(living.asked).toEqual({ everything: 1, changes: 0 });
  expect((await store.records.counts(organization)).records).toEqual({ PressureUlcer: 1 });
});

test('a read may be gone on with for twelve hours, while it runs, by who reads in the same way', async () => {
  const [organization, { store }] = ['late', opened];
  const source = bindSource('ecd', livingSource(provides, []).adapter, {});
  await planSync(store, { organization, sources: [source] }, clock);
  const [run] = await store.runs.latest(organization);
  const hoursLater = (hours: number): Instant => toInstant(toMilliseconds(run!.startedAt) + hours * 3_600_000);
  const may = (hours: number, binding = source) => mayGoOn(run!, binding, clockAt(hoursLater(hours)));
  expect([may(0), may(11.9), may(12)]).toEqual([true, true, false]);
  expect(may(0, bindSource('ecd', livingSource(provides, []).adapter, {}, { zibs: ['Stay'] }))).toBe(false);
  expect(mayGoOn({ ...run!, status: 'complete' }, source, clockAt(run!.startedAt))).toBe(false);
});
