import { afterAll, beforeAll, describe } from 'vitest';
import { openTestStore, reachableServices, type TestFooting, type TestStore } from '../src/testing/index.ts';

const { databaseUrl } = await reachableServices(process.env);

const footings: readonly { readonly name: string; readonly footing: TestFooting | undefined }[] = [
  { name: 'embedded PostgreSQL', footing: { kind: 'embedded' } },
  { name: 'a PostgreSQL server', footing: databaseUrl === undefined ? undefined : { kind: 'postgresql', databaseUrl } },
];

/** The same tests on both footings; the second is skipped where no server answers, which is printed. */
export const onFootings = (title: string, tests: (opened: () => TestStore) => void): void => {
  for (const { name, footing } of footings) {
    describe.skipIf(!footing)(`${title}, on ${name}`, () => {
      let opened: TestStore | undefined;
      beforeAll(async () => { opened = footing && (await openTestStore(footing)); });
      afterAll(() => opened?.close());
      tests(() => {
        if (!opened) throw new Error('the store is not open');
        return opened;
      });
    });
  }
};
