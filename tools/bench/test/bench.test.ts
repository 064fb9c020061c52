import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { reachableServices } from '@meervoud/store/testing';
import { expect, test } from 'vitest';
import { median, spreadOf } from '../median.ts';

const root = join(import.meta.dirname, '..', '..', '..');

test('a median is the middle one, or the mean of the two in the middle', () => {
  expect([median([3]), median([9, 1, 2]), median([4, 1, 3, 2])]).toStrictEqual([3, 2, 2.5]);
  expect(spreadOf([5, 1, 3])).toStrictEqual({ median: 3, lowest: 1, highest: 5 });
  expect(() => median([])).toThrow('a median of nothing');
});

const run = async (...args: readonly string[]): Promise<Record<string, never>> => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-bench-'));
  const out = join(folder, 'bench.json');
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/bench/main.ts', ...args, '--rounds', '1', '--out', out], { cwd: root });
  const written = JSON.parse(readFileSync(out, 'utf8')) as Record<string, never>;
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  return written;
};
interface ArmWritten { readonly name: string; readonly ratio: { readonly median: number }; readonly peakMiB: number }
const requireArms = (arms: readonly ArmWritten[], names: readonly string[]): void => {
  expect(arms.map(({ name }) => name)).toStrictEqual(names);
  expect(arms[0]!.ratio.median).toBe(1);
  for (const { ratio, peakMiB } of arms) expect([ratio.median > 0, peakMiB > 20]).toStrictEqual([true, true]);
};

test('the benchmark of reading counts the same resources on every way, at every pace, and writes down what it measured', { timeout: 300_000 }, async () => {
  const { reading } = await run('reading', '--clients', '20') as unknown as { reading: { resources: number; results: readonly { pageMilliseconds: number; arms: readonly ArmWritten[] }[] } };
  expect(reading.resources).toBeGreaterThan(500);
  expect(reading.results.map(({ pageMilliseconds }) => pageMilliseconds)).toStrictEqual([0, 5, 20]);
  for (const { arms } of reading.results) requireArms(arms, ['bare', 'transport', 'whole']);
});

test('the benchmark of derivation reads every line on every way, and writes down what it measured', { timeout: 300_000 }, async () => {
  const { derivation } = await run('derivation', '--clients', '60') as unknown as { derivation: { results: readonly { clients: number; lines: number; arms: readonly ArmWritten[] }[] } };
  const [result] = derivation.results;
  expect(result!.lines).toBeGreaterThan(40 * result!.clients);
  requireArms(result!.arms, ['parse', 'six', 'six-all', 'year', 'again']);
});

test('the benchmark beside a peer counts the same clients on both sides, and writes down how many times faster', { timeout: 300_000 }, async () => {
  const { peer } = await run('peer', '--clients', '30') as unknown as { peer: { clients: number; deriving: { median: number }; withReading: { median: number } } };
  expect([peer.clients, peer.deriving.median > peer.withReading.median, peer.withReading.median > 1]).toStrictEqual([30, true, true]);
});

const { databaseUrl } = await reachableServices(process.env);
test.skipIf(databaseUrl === undefined)('the benchmark of the event loop reads and derives with the worker\'s own jobs, and writes down the longest block of each', { timeout: 300_000 }, async () => {
  interface Watched { readonly work: string; readonly completed: number; readonly failed: number; readonly longestBlockMs: number }
  const { 'event-loop': eventLoop } = await run('event-loop', '--clients', '20') as unknown as { 'event-loop': { results: readonly Watched[] } };
  // one read; five places with the organization as a whole, and texts for four
  expect(eventLoop.results.map(({ work, completed, failed }) => [work, completed, failed])).toStrictEqual([['read', 1, 0], ['derive', 9, 0]]);
  for (const { longestBlockMs } of eventLoop.results) expect(longestBlockMs).toBeGreaterThan(0);
});
