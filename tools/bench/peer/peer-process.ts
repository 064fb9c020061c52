import { timeBoth } from '../../second-opinion/src/compare-with-fqm.ts';

// A process of its own, as every arm has.
const [clients = '1000', seed = '20261122'] = process.argv.slice(2);
const { took, resources } = await timeBoth(Number(clients), Number(seed));
process.send?.({ took, resources });
process.disconnect();
