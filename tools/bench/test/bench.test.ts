import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { median, spreadOf } from '../median.ts';

const root = join(import.meta.dirname, '..', '..', '..');

test('a median is the middle one, or the mean of the two in the middle', () => {
  expect([median([3]), median([9, 1, 2]), median([4, 1, 3, 2])]).toStrictEqual([3, 2, 2.5]);
  expect(spreadOf([5, 1, 3])).toStrictEqual({ median: 3, lowest: 1, highest: 5 });
  expect(() => median([])).toThrow('a median of nothing');
});

test('the benchmark counts the same resources on every way, and writes down what it measured', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meervoud-bench-'));
  const out = join(folder, 'bench.json');
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/bench/main.ts', '--clients', '20', '--rounds', '1', '--out', out], { cwd: root });
  const { goal, conditions, arms } = JSON.parse(readFileSync(out, 'utf8')) as {
    goal: { number: number }; conditions: { resources: number; pages: number; rounds: number }; arms: Record<string, { ratio: { median: number }; peakMiB: number }>;
  };
  rmSync(folder, { recursive: true });
  expect([stderr, goal.number, conditions.rounds, Object.keys(arms), arms['bare']!.ratio.median]).toStrictEqual(['', 8, 1, ['bare', 'transport', 'whole'], 1]);
  expect(conditions.resources).toBeGreaterThan(500);
  for (const { ratio, peakMiB } of Object.values(arms)) expect([ratio.median > 0, peakMiB > 20]).toStrictEqual([true, true]);
});
