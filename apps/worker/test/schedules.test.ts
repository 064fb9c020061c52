import { clockAt } from '@meervoud/kernel';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { jobs } from '@meervoud/task';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepSchedules, takeTurns } from '../src/index.ts';

let opened: TestStore;
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
afterAll(() => opened.close());
const turns = { readChanges: '5 7-19/2 * * *', readEverything: '30 2 * * *', reconcile: '*/10 * * * *', retain: '15 4 * * 0' };
const clock = clockAt('2024-03-10T08:00:00.000Z');

test('who starts for the first time reads at once; who starts again does not', async () => {
  const { store } = opened;
  const due = async () => (await store.tasks.due({ organization: 'new', jobs: jobs.map(({ name }) => name), limit: 10, olderThan: 0 })).map(({ key }) => key).toSorted();
  await keepSchedules(store, 'new', { ...turns, readChanges: '0 0 1 1 *', retain: '0 0 1 1 *' }, 'Europe/Amsterdam', clockAt('2099-03-10T08:00:00.000Z'));
  expect((await takeTurns(store, { organization: 'new', reads: true })).map(({ name }) => name)).toEqual([]);
  await keepSchedules(store, 'first', turns, 'Europe/Amsterdam', clock);
  expect((await takeTurns(store, { organization: 'first', reads: true })).map(({ name }) => name)).toEqual(['readChanges', 'readEverything', 'reconcile', 'retain']);
  expect(await due()).toEqual([]);
  await keepSchedules(store, 'first', turns, 'Europe/Amsterdam', clock);
  expect(await takeTurns(store, { organization: 'first', reads: true })).toEqual([]);
});

test('turns that were missed for months are taken as one, by one of many workers', async () => {
  const { store } = opened;
  await keepSchedules(store, 'missed', turns, 'Europe/Amsterdam', clock);
  const taken = (await Promise.all(Array.from({ length: 5 }, () => takeTurns(store, { organization: 'missed', reads: true })))).flat();
  expect(taken.map(({ name }) => name).toSorted()).toEqual(['readChanges', 'readEverything', 'reconcile', 'retain']);
  const due = await store.tasks.due({ organization: 'missed', jobs: ['open-round', 'reconcile', 'retain'], limit: 100, olderThan: 0 });
  expect(due.map(({ job }) => job).toSorted()).toEqual(['open-round', 'open-round', 'reconcile', 'retain']);
});

test('who cannot read leaves reading to who can, and looks around all the same', async () => {
  const { store } = opened;
  await keepSchedules(store, 'keyless', turns, 'Europe/Amsterdam', clock);
  expect((await takeTurns(store, { organization: 'keyless', reads: false })).map(({ name }) => name)).toEqual(['reconcile', 'retain']);
  expect((await takeTurns(store, { organization: 'keyless', reads: true })).map(({ name }) => name)).toEqual(['readChanges', 'readEverything']);
});
