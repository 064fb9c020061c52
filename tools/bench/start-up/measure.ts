import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../main.ts';
import { spreadOf } from '../median.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const timed = (command: string): number => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, command), '--version'], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} --version ended with ${String(status)}`);
  return performance.now() - started;
};

/** Until a command has said its version: the sources through tsx beside what `npm run build` wrote. */
export const measureStartUp: Bench = async ({ rounds }, say) => {
  const [sources, built] = ['apps/cli/bin/meervoud.mjs', 'dist/bin/meervoud.mjs'] as const;
  if (!existsSync(join(root, built))) throw new Error('there is nothing in dist/: npm run build');
  for (const command of [sources, built]) timed(command);
  const pairs = Array.from({ length: rounds }, (_, round) => {
    // in turn and back, so that neither always comes first
    const order = round % 2 === 0 ? [sources, built] : [built, sources];
    const took = new Map(order.map((command) => [command, timed(command)]));
    return { sources: took.get(sources) ?? Number.NaN, built: took.get(built) ?? Number.NaN };
  });
  const ratio = spreadOf(pairs.map((pair) => pair.built / pair.sources));
  const milliseconds = { sources: spreadOf(pairs.map((pair) => pair.sources)), built: spreadOf(pairs.map((pair) => pair.built)) };
  say(`  built starts in ${ratio.median.toFixed(2)} [${ratio.lowest.toFixed(2)}-${ratio.highest.toFixed(2)}] of the time of the sources: ${milliseconds.built.median.toFixed(0)} ms beside ${milliseconds.sources.median.toFixed(0)} ms`);
  return { ratio, milliseconds };
};
