import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Control } from '../faults/controls.ts';
import type { FindingOrSkipped } from '../faults/failing-disk.ts';
import type { TwoOpeners } from '../faults/two-openers.ts';

/** What was measured, each under its name and footing; a later run replaces an earlier one of the same. */
export interface Results {
  readonly findings: Readonly<Record<string, FindingOrSkipped>>;
  readonly controls: Readonly<Record<string, Control>>;
  readonly openers?: TwoOpeners;
  /** How each run was asked for, with its seed, and how busy the machine was. */
  readonly runs: readonly string[];
}

const file = fileURLToPath(new URL('../../../tmp/chaos/results.json', import.meta.url));

const readResults = (): Results => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return { findings: {}, controls: {}, runs: [] };
  }
};

/** Two runs beside each other keep each other's results. */
export const amendResults = (amend: (kept: Results) => Partial<Results>): Results => {
  const kept = readResults();
  const results = { ...kept, ...amend(kept) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  return results;
};
