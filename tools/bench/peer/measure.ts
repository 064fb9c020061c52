import { said, start } from '../compare-arms.ts';
import type { Bench } from '../main.ts';
import { spreadOf } from '../median.ts';

interface Took { readonly wall: number; readonly cpu: number }
interface Timed { readonly resources: number; readonly took: { readonly reading: Took; readonly deriving: Took; readonly fqm: Took } }

const GOAL = 45;
const SEED = 20_261_122;

/**
 * The same six measures of the same clients by `fqm-execution` (slim and tuned, CQL translated to plain ELM) and by us, equal answers checked client by
 * client. Both begin with resources in memory; `reading` is what our adapter makes of them, which fqm does not do.
 */
export const measurePeer: Bench = async ({ rounds, quick, clients }, say) => {
  const size = clients ?? (quick ? 200 : 1_000);
  const runs: Timed[] = [];
  for (let round = 0; round < Math.min(rounds, quick ? 1 : 3); round += 1) runs.push(await said<Timed>(start('peer/peer-process.ts', String(size), String(SEED + round))));
  const ratio = (own: (timed: Timed) => number) => spreadOf(runs.map((timed) => timed.took.fqm.cpu / own(timed)));
  const [deriving, whole] = [ratio(({ took }) => took.deriving.cpu), ratio(({ took }) => took.deriving.cpu + took.reading.cpu)];
  const met = deriving.median >= GOAL;
  say(`  ${size} clients, ${runs[0]?.resources ?? 0} resources, six measures, ${runs.length} rounds; processor time of fqm-execution to ours: median [lowest-highest]`);
  for (const [name, { median, lowest, highest }] of [['deriving with evidence', deriving], ['and making records of the resources', whole]] as const) {
    say(`  ${name.padEnd(36)} ${median.toFixed(0)} [${lowest.toFixed(0)}-${highest.toFixed(0)}] times faster`);
  }
  say(`  goal ${GOAL}: ${met ? 'met' : 'not met'}`);
  return { goal: { atLeast: GOAL }, clients: size, deriving, withReading: whole, met, runs };
};
