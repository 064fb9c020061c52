import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Sample } from './arm-process.ts';
import type { ArmName } from './arms.ts';
import { spreadOf } from './median.ts';

// `npm run bench [-- --quick]`: goal 8 of design/performance.md. Runs are paired and interleaved; ratios are what counts.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false }, clients: { type: 'string' }, rounds: { type: 'string' }, 'page-size': { type: 'string', default: '200' },
    'page-milliseconds': { type: 'string', default: '0,5,20' }, out: { type: 'string', default: 'tmp/bench.json' },
  },
});
const clientsPerLocation = options.clients ?? (options.quick ? '120' : '1200');
const paces = options['page-milliseconds'].split(',').map(Number);
const rounds = Number(options.rounds ?? (options.quick ? 5 : 11));
const GOAL = 1.2;
const names: readonly ArmName[] = ['bare', 'transport', 'whole'];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const start = (file: string, ...args: readonly string[]): ChildProcess =>
  fork(join(import.meta.dirname, file), args, { execArgv: ['--expose-gc', '--import', 'tsx'] });
const said = <Message>(child: ChildProcess): Promise<Message> => new Promise((resolve, reject) => {
  const ended = (code: number | null): void => reject(new Error(`a process of the benchmark ended (${String(code)})`));
  child.once('exit', ended);
  child.once('message', (message) => {
    child.off('exit', ended);
    resolve(message as Message);
  });
});

const source = start('source-process.ts', clientsPerLocation, options['page-size']);
const children = Object.fromEntries(names.map((name) => [name, start('arm-process.ts', name)])) as Record<ArmName, ChildProcess>;
const [{ fhirUrl }] = await Promise.all([said<{ fhirUrl: string }>(source), ...names.map((name) => said(children[name]))]);

const question = { fhirUrl, pageSize: Number(options['page-size']), pages: [] as readonly string[] };
const run = async (name: ArmName): Promise<Sample> => {
  const answer = said<Sample>(children[name]);
  children[name].send(question);
  return answer;
};

// The first runs fill the memory of the source and compile the code; they do not count.
const { counted: { pages, resources } } = await run('transport');
question.pages = pages;
for (const name of names) await run(name);
const bytes = (await Promise.all(pages.map(async (page) => (await (await fetch(page)).arrayBuffer()).byteLength))).reduce((sum, size) => sum + size, 0);

const measured = async (pageMilliseconds: number) => {
  const set = said(source);
  source.send(pageMilliseconds);
  await set;
  const samples: Record<ArmName, Sample[]> = { bare: [], transport: [], whole: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) samples[name].push(await run(name));
  }
  const wrong = names.filter((name) => samples[name].some(({ counted }) => counted.resources !== resources));
  if (wrong.length > 0) throw new Error(`not the same resources: ${wrong.join(', ')} gave other numbers than ${resources}`);
  const ratio = (name: ArmName, of: 'wall' | 'cpu') => spreadOf(samples[name].map((sample, round) => sample[of] / (samples.bare[round]?.[of] ?? Number.NaN)));
  return {
    pageMilliseconds, met: ratio('whole', 'wall').median <= GOAL,
    arms: names.map((name) => ({
      name, milliseconds: spreadOf(samples[name].map(({ wall }) => wall)), cpuMilliseconds: spreadOf(samples[name].map(({ cpu }) => cpu)),
      peakMiB: Math.max(...samples[name].map(({ peakMiB }) => peakMiB)), ratio: ratio(name, 'wall'), cpuRatio: ratio(name, 'cpu'),
    })),
  };
};

const results = [];
for (const pace of paces) results.push(await measured(pace));
for (const child of [source, ...Object.values(children)]) child.disconnect();

const result = {
  goal: { number: 8, is: `fetch, parse and map through the SDK in at most ${GOAL} times bare fetch and JSON.parse of the same pages` },
  conditions: { node: process.versions.node, cores: availableParallelism(), load: loadavg(), rounds, clientsPerLocation: Number(clientsPerLocation), pages: pages.length, pageSize: question.pageSize, resources, bytesPerResource: Math.round(bytes / resources) },
  results,
};
mkdirSync(join(options.out, '..'), { recursive: true });
writeFileSync(options.out, `${JSON.stringify(result, null, 2)}\n`);

const two = (number: number): string => number.toFixed(2);
say(`${resources} resources of ${result.conditions.bytesPerResource} bytes on ${pages.length} pages of ${question.pageSize}, ${rounds} rounds; ratios to bare fetch + JSON.parse: median [lowest-highest]`);
for (const { pageMilliseconds, arms, met } of results) {
  say(pageMilliseconds === 0 ? 'pages from memory, at once' : `the source takes ${pageMilliseconds} ms to make a page`);
  for (const { name, ratio: wall, cpuRatio: cpu, milliseconds, peakMiB } of arms) {
    say(`  ${name.padEnd(10)} ${two(wall.median)} [${two(wall.lowest)}-${two(wall.highest)}]   CPU ${two(cpu.median)} [${two(cpu.lowest)}-${two(cpu.highest)}]   ${milliseconds.median.toFixed(0)} ms   peak ${peakMiB.toFixed(0)} MiB`);
  }
  say(`  goal ${GOAL}: ${met ? 'met' : 'not met'}`);
}
say(`written to ${options.out}`);
