import { openStore } from '@meervoud/store';
import { openWorksheetFile } from '@meervoud/worksheet';
import { silentLogger } from '@meervoud/kernel';
import { importOdb } from '../../src/index.ts';

// Imports a file and is killed by the process that started it once it says that rows came in.
const [databaseUrl = '', file = ''] = process.argv.slice(2);
const { store } = await openStore({ databaseUrl }, { log: silentLogger });
await importOdb({ store, file: await openWorksheetFile(file), onProgress: (rows) => { process.stdout.write(`${rows}\n`); } });
process.stdout.write('done\n');
process.exit(0);
