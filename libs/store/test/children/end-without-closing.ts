import { silentLogger } from '@meervoud/kernel';
import { openStore } from '../../src/index.ts';

const [directory = ''] = process.argv.slice(2);
await openStore({ directory }, { log: silentLogger });
process.stdout.write('open\n');
process.exit(0);
