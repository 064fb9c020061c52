import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDerivation } from './derivation/measure.ts';
import { measureEventLoop } from './event-loop/measure.ts';
import { measureJobs } from './jobs/measure.ts';
import { measurePeer } from './peer/measure.ts';
import { measureReading } from './reading/measure.ts';
import { measureStartUp } from './start-up/measure.ts';

export interface BenchOptions { readonly rounds: number; readonly quick: boolean; readonly clients?: number | undefined }
export type Bench = (options: BenchOptions, say: (line: string) => void) => Promise<object>;

// `npm run bench [-- reading|derivation|peer|jobs|event-loop|start-up] [--quick]`: the goals of the project's speed, each beside its yardstick in one run. Runs are
// paired and interleaved; ratios are what counts.
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, clients: { type: 'string' }, rounds: { type: 'string' }, out: { type: 'string', default: 'tmp/bench.json' } },
});
const benches: Readonly<Record<string, Bench>> = { reading: measureReading, derivation: measureDerivation, peer: measurePeer, jobs: measureJobs, 'event-loop': measureEventLoop };
// needs what `npm run build` writes, so it runs only when it is asked for
const onAsking: Readonly<Record<string, Bench>> = { 'start-up': measureStartUp };
const wanted = positionals.length === 0 ? Object.keys(benches) : positionals;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const rounds = Number(options.rounds ?? (options.quick ? 5 : 11));
const results: Record<string, object> = {};
for (const name of wanted) {
  const bench = benches[name] ?? onAsking[name];
  if (bench === undefined) throw new RangeError(`there is no benchmark ${name}; choose from ${Object.keys({ ...benches, ...onAsking }).join(', ')}`);
  say(name);
  results[name] = await bench({ rounds, quick: options.quick, clients: options.clients === undefined ? undefined : Number(options.clients) }, say);
}
const conditions = { node: process.versions.node, cores: availableParallelism(), load: loadavg(), rounds };
mkdirSync(join(options.out, '..'), { recursive: true });
writeFileSync(options.out, `${JSON.stringify({ conditions, ...results }, null, 2)}\n`);
say(`written to ${options.out}`);
