import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';

/** Chance that is the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both inclusive. */
  int(low: number, high: number): number;
  /** True in so many per cent of the cases. */
  percent(share: number): boolean;
  pick<const Items extends readonly [unknown, ...unknown[]]>(from: Items): Items[number];
  /** The same items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Some of the items, each with that chance in per cent, in the order given. */
  some<Item>(items: readonly Item[], share: number): Item[];
}

export const createRandom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed);
  const int = (low: number, high: number): number => unsafeUniformIntDistribution(low, high, generator);
  const percent = (share: number): boolean => int(1, 100) <= share;
  return {
    int,
    percent,
    pick: (from) => from[int(0, from.length - 1)],
    some: (items, share) => items.filter(() => percent(share)),
    shuffle: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [order[last], order[other]] = [order[other] as (typeof order)[number], order[last] as (typeof order)[number]];
      }
      return order;
    },
  };
};
