import type { Footing } from '../life/footing.ts';

/** Writes numbered rows, one after the other, and remembers which were acknowledged. */
export const acknowledgedRows = (footing: Footing) => {
  const acknowledged: number[] = [];
  let refused = 0;
  return {
    acknowledged: () => acknowledged.length,
    refused: () => refused,
    write: async (signal: AbortSignal): Promise<void> => {
      for (let n = 0; !signal.aborted; n += 1) {
        const done = await footing.query('create table if not exists chaos.row (n int primary key, filling text)')
          .then(() => footing.query(`insert into chaos.row values ($1, repeat('x', 2000))`, [n])).then(() => true, () => false);
        if (done) acknowledged.push(n);
        else refused += 1;
        await new Promise((resolve) => { setTimeout(resolve, 10); });
      }
    },
    /** Acknowledged, and not there. */
    lost: async (): Promise<number> => {
      const there = new Set((await footing.query<{ n: number }>('select n from chaos.row')).map(({ n }) => n));
      return acknowledged.filter((n) => !there.has(n)).length;
    },
  };
};
