import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { arms } from './arms.ts';

// `node --import tsx tools/bench/reading/profile.ts [whole|transport|bare]`: where the time of one arm goes, by file, in milliseconds of itself per run.
const name = (process.argv[2] ?? 'whole') as keyof typeof arms;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const RUNS = 5;
const source = fork(join(import.meta.dirname, 'source-process.ts'), ['300', '200'], { execArgv: ['--import', 'tsx'] });
const [{ fhirUrl }] = await once(source, 'message') as [{ fhirUrl: string }];
const question = { fhirUrl, pageSize: 200, pages: [] as readonly string[] };
await arms.transport(question);
question.pages = await (await fetch(`${new URL(fhirUrl).origin}/pages`)).json() as readonly string[];
for (let warm = 0; warm < 3; warm += 1) await arms[name](question);

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
await session.post('Profiler.start');
for (let run = 0; run < RUNS; run += 1) await arms[name](question);
const { profile } = await session.post('Profiler.stop');
source.disconnect();

const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
const own = new Map<string, number>();
(profile.samples ?? []).forEach((id, at) => {
  const { functionName, url } = nodes.get(id) ?? { functionName: '?', url: '' };
  const file = url === '' ? functionName : url.split('/').slice(-4).join('/');
  own.set(file, (own.get(file) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1_000 / RUNS);
});
const total = [...own.values()].reduce((sum, part) => sum + part, 0);
say(`${name}: ${total.toFixed(0)} ms per run`);
for (const [file, milliseconds] of [...own].toSorted(([, one], [, other]) => other - one).slice(0, 25)) {
  say(`${milliseconds.toFixed(1).padStart(8)} ms  ${(100 * milliseconds / total).toFixed(0).padStart(3)} %  ${file}`);
}
process.exit();
