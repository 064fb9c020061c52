import { silentLogger } from '@meervoud/kernel';
import { openStore } from '../../src/index.ts';

/** Writes rows as fast as it can, and says a number once its row was acknowledged. Waits to be killed. */
const [directory = ''] = process.argv.slice(2);
const { store } = await openStore({ directory }, { log: silentLogger });
process.stdout.write('open\n');
const write = async (writer: number): Promise<never> => {
  for (let n = 0; ; n += 1) {
    const key = `${writer}/${n}`;
    await store.tasks.request([{ organization: 'o', job: 'test', key, payload: {}, group: 'acknowledged' }]);
    process.stdout.write(`row ${key}\n`);
  }
};
await Promise.all([0, 1, 2, 3].map(write));
