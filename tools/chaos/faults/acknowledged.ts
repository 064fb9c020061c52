import { setTimeout as pause } from 'node:timers/promises';
import type { Footing } from '../life/footing.ts';

/** Writes numbered rows, one after the other, and remembers which were acknowledged. */
export const acknowledgedRows = (footing: Footing) => {
  const acknowledged: number[] = [];
  let [refused, isThere] = [0, false];
  return {
    acknowledged: () => acknowledged.length,
    refused: () => refused,
    /** Rows are being written: from here on a refusal is the doing of a fault. */
    begun: () => isThere,
    write: async (signal: AbortSignal): Promise<void> => {
      const isDone = (statement: string, values: readonly unknown[] = []): Promise<boolean> => footing.query(statement, values).then(() => true, () => false);
      while (!signal.aborted && !(await isDone('create schema if not exists chaos; create table chaos.row (n int primary key, filling text)'))) await pause(50);
      isThere = true;
      for (let n = 0; !signal.aborted; n += 1) {
        const done = await isDone(`insert into chaos.row values ($1, repeat('x', 2000))`, [n]);
        if (done) acknowledged.push(n);
        else refused += 1;
        await pause(10);
      }
    },
    /** Acknowledged, and not there. */
    lost: async (): Promise<number> => {
      const there = new Set((await footing.query<{ n: number }>('select n from chaos.row')).map(({ n }) => n));
      return acknowledged.filter((n) => !there.has(n)).length;
    },
  };
};
