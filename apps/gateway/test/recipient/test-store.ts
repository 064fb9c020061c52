import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';

/** A store on the server of this machine, or embedded where there is none. */
export const openStoreForTest = async (): Promise<TestStore> => {
  const { databaseUrl } = await reachableServices(process.env, () => {});
  return openTestStore(databaseUrl === undefined ? { kind: 'embedded' } : { kind: 'postgresql', databaseUrl });
};
