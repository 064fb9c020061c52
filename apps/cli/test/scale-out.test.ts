import { setTimeout as pause } from 'node:timers/promises';
import { reachableServices } from '@meervoud/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Fleet, openFleet } from './fleet.ts';
import type { Running } from './meervoud.ts';

const { databaseUrl, redisUrl } = await reachableServices(process.env);
/** How often everything is derived anew. */
const ROUNDS = 5;
const running = new Map<string, Running>();
let fleet: Fleet;

beforeAll(async () => {
  if (databaseUrl !== undefined && redisUrl !== undefined) fleet = await openFleet({ databaseUrl, redisUrl });
});
afterAll(() => fleet?.close());
beforeEach((context) => { if (fleet === undefined) context.skip('PostgreSQL and Redis do not both answer'); });

const startWorker = async (machine: string): Promise<void> => { running.set(machine, await fleet.startWorker(machine)); };

/** Stops a machine at a moment at which it holds work, so that what follows is about that work. */
const freezeAtWork = async (machine: string): Promise<readonly string[]> => {
  for (;; await pause(20)) {
    running.get(machine)!.kill('SIGSTOP');
    const held = await fleet.inFlightAt(machine);
    if (held.length > 0) return held;
    running.get(machine)!.kill('SIGCONT');
  }
};
const requireOnceAndTrue = async (): Promise<void> => {
  expect(await fleet.completedMoreThanOnce()).toBe(0);
  expect(await fleet.outcome()).toEqual(fleet.expected);
};

test('workers on other machines share the load with the two addresses and nothing else, and no task is done twice', async () => {
  await Promise.all(['one', 'two', 'three'].map(startWorker));
  const asked = await fleet.ask('shared', ROUNDS);
  await fleet.untilDone('shared');
  const shares = await fleet.shares('shared');
  process.stdout.write(`${asked} tasks: ${shares.map(({ machine, completed }) => `${machine} ${completed}`).join(', ')}\n`);
  expect(shares.map(({ machine }) => machine)).toEqual(['one', 'three', 'two']);
  expect(shares.reduce((sum, { completed }) => sum + completed, 0)).toBe(asked);
  // an even share is a third; who gets under a tenth takes no part worth the name
  for (const { completed } of shares) expect(completed).toBeGreaterThan(asked / 10);
  await requireOnceAndTrue();
});

test('one that is killed loses nothing, and one that wakes up late changes nothing', async () => {
  await fleet.ask('killed', ROUNDS);
  const lost = await freezeAtWork('one');
  running.get('one')!.kill('SIGKILL');
  expect((await running.get('one')!.ended).signal).toBe('SIGKILL');
  const late = await freezeAtWork('two');
  await fleet.untilDone('killed');

  // what they held was begun again by the one that was left, although the frozen one may have held locks
  expect(await fleet.whoCompleted([...lost, ...late])).toEqual([...lost, ...late].toSorted().map((task) => ({ task, machine: 'three' })));
  running.get('two')!.kill('SIGCONT');
  running.get('two')!.kill('SIGTERM');
  expect(await running.get('two')!.ended).toMatchObject({ code: 0 });
  process.stdout.write(`killed with ${lost.length} under way, frozen with ${late.length}\n`);
  await requireOnceAndTrue();
});

test('one that is asked to stop gives its work to the others and ends with 0', async () => {
  await startWorker('four');
  await fleet.ask('stopped', ROUNDS);
  await expect.poll(() => fleet.inFlightAt('four'), { timeout: 60_000, interval: 10 }).not.toEqual([]);
  running.get('four')!.kill('SIGTERM');
  expect(await running.get('four')!.ended).toMatchObject({ code: 0, signal: null });
  expect(await fleet.inFlightAt('four')).toEqual([]);
  await fleet.untilDone('stopped');
  await requireOnceAndTrue();
});
