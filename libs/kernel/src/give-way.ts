import { setImmediate } from 'node:timers/promises';

/**
 * For work of many parts that never waits: called between two parts, it lets everything else of this process run (heartbeats, leases, the API)
 * once so many milliseconds have gone by since it last did. Costs nothing before that, and changes nothing of what is worked out.
 */
export const givingWay = (every = 40): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < every) return;
    await setImmediate();
    since = performance.now();
  };
};

/** What `work` makes of each part, in order, giving way between them. */
export const mapGivingWay = async <Part, Result>(parts: Iterable<Part>, work: (part: Part) => Result, giveWay = givingWay()): Promise<Result[]> => {
  const results: Result[] = [];
  for (const part of parts) {
    results.push(work(part));
    await giveWay();
  }
  return results;
};
