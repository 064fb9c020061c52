import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { givingWay, mapGivingWay } from '../src/index.ts';

const busy = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};
/** How often others ran while `work` did. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let [turns, over] = [0, false];
  const counting = (async () => { while (!over) { await nextTurn(); turns += 1; } })();
  await work();
  over = true;
  await counting;
  return turns;
};

test('long work of many parts lets others run, as often as was asked, and gives every result in order', async () => {
  const parts = Array.from({ length: 40 }, (_, part) => part);
  let doubled: readonly number[] = [];
  const turns = await turnsDuring(async () => {
    doubled = await mapGivingWay(parts, (part) => { busy(3); return part * 2; }, givingWay(10));
  });
  expect(doubled).toStrictEqual(parts.map((part) => part * 2));
  expect(turns).toBeGreaterThanOrEqual(8);
});

test('short work is not held up', async () => {
  const giveWay = givingWay(1_000);
  expect(await turnsDuring(async () => { for (let part = 0; part < 1_000; part += 1) await giveWay(); })).toBeLessThan(2);
});

test('what a part throws ends the work', async () => {
  await expect(mapGivingWay([1, 2, 3], (part) => { if (part === 2) throw new RangeError('two'); return part; })).rejects.toThrow('two');
});
