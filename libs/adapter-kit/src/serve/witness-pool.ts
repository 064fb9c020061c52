import { openWitness, type Witness } from './witness.ts';

/** Lends a witness that stands before this server, for as long as `use` takes. */
type Lend = <Result>(upstream: string, use: (witness: Witness) => Promise<Result>) => Promise<Result>;

export interface WitnessPool {
  /** The same to one read after the other, as a source keeps its address; another while the read before never ended. */
  readonly usual: Lend;
  /** One that nobody saw before or sees again: what an adapter remembers of a host that misbehaved ends with it. */
  readonly fresh: Lend;
  /** Those that are lent as well: a read that was given up would wait for its answer, and the process with it. */
  close(): Promise<void>;
}

export const openWitnessPool = (): WitnessPool => {
  const open = new Set<Witness>();
  const idle = new Map<string, Witness[]>();
  const opened = async (upstream: string): Promise<Witness> => {
    const witness = await openWitness(upstream);
    open.add(witness);
    return witness;
  };
  return {
    usual: async (upstream, use) => {
      const free = idle.get(upstream) ?? [];
      idle.set(upstream, free);
      const witness = free.pop() ?? await opened(upstream);
      try {
        return await use(witness);
      } finally {
        free.push(witness);
      }
    },
    fresh: async (upstream, use) => {
      const witness = await opened(upstream);
      try {
        return await use(witness);
      } finally {
        open.delete(witness);
        await witness.close();
      }
    },
    close: async () => {
      for (const witness of open) await witness.close();
    },
  };
};
