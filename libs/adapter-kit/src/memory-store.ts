import type { RecordStore, RunStore, StagedRejection } from '@meervoud/store';
import type { ZibRecord } from '@meervoud/zibs';

/** What acquisition writes, kept in memory for one run. */
export interface MemoryStore {
  readonly store: { readonly records: RecordStore; readonly runs: RunStore };
  records(): readonly ZibRecord[];
  rejected(): readonly StagedRejection[];
}

const notHere = async (): Promise<never> => {
  throw new Error('The store of the kit holds one run and answers no questions.');
};

/** Staging the same record again replaces it, as in the real store. */
export const createMemoryStore = (): MemoryStore => {
  const records = new Map<string, ZibRecord>();
  const rejected: StagedRejection[] = [];
  let cursor: string | undefined;
  return {
    store: {
      records: {
        stage: async (_run, staged) => staged.forEach((record) => records.set(`${record.zib}/${record.id}`, record)),
        reject: async (_run, notices) => void rejected.push(...notices),
        find: async () => {},
        gone: async (_run, gone) => gone.forEach(({ reference, zib }) => {
          for (const [key, record] of records) if (record.origin.reference === reference && (zib ?? record.zib) === record.zib) records.delete(key);
        }),
        ofLocation: notHere, byReference: notHere, locations: notHere, counts: notHere, notices: notHere,
      } as Partial<RecordStore> as RecordStore,
      runs: {
        begin: async () => {},
        cursor: async () => cursor,
        checkpoint: async (_run, at) => void (cursor = at),
        complete: async () => {},
        latest: notHere,
      } as Partial<RunStore> as RunStore,
    },
    records: () => [...records.values()],
    rejected: () => rejected,
  };
};
