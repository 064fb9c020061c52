import { crashPoints } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceFiles } from '../../docs/source-files.ts';
import { killAtEveryPoint } from '../faults/crash-points.ts';
import { killAtRandom } from '../faults/random-kills.ts';
import { type Laboratory, openLaboratory, tryLife } from '../faults/trial.ts';
import { check } from '../life/check.ts';
import { type Footing, openFooting } from '../life/footing.ts';
import { toPage } from '../report/page.ts';

const SEED = 20_261_122;

test('every crash point in the code is in the catalogue, and the other way round', () => {
  const code = sourceFiles().filter(({ file }) => !file.endsWith('crash-point.ts')).map(({ text }) => text).join('\n');
  const literals = new Set([...code.matchAll(/'([a-z]+(?:-[a-z]+)*:[a-z]+)'/g)].map(([, name]) => name!));
  expect(crashPoints.filter((point) => !literals.has(point))).toEqual([]);
  const passed = [...code.matchAll(/\bpassing\('([^']+)'\)/g)].map(([, name]) => name!);
  expect(passed.length).toBeGreaterThan(50);
  expect(passed.filter((name) => !(crashPoints as readonly string[]).includes(name))).toEqual([]);
});

describe(`a worker on the embedded database, seed ${SEED}`, () => {
  let laboratory: Laboratory;
  let footing: Footing;
  beforeAll(async () => {
    laboratory = await openLaboratory(SEED, (line) => void process.stdout.write(`${line}\n`));
    footing = await openFooting('embedded');
  });
  afterAll(async () => {
    await footing?.close();
    laboratory?.close();
  });

  test('passes every crash point in a clean run, and breaks no invariant there', async () => {
    const clean = await laboratory.clean(footing);
    expect(crashPoints.filter((point) => clean.passed[point] === undefined)).toEqual([]);
    expect(clean.remains.submissions.map(({ status }) => status)).toEqual(['corrected', 'withdrawn', 'accepted']);
    expect(clean.remains.values.length).toBeGreaterThan(80);
    expect(check(clean, clean, { canaries: laboratory.scenario.population.canaries })).toEqual([]);
  }, 600_000);

  test('killed at every crash point ends with the bytes of a clean run', async () => {
    const { violations, more, kills } = await killAtEveryPoint(laboratory, footing);
    expect(violations).toEqual([]);
    expect({ points: more['points'], kills: kills >= crashPoints.length }).toEqual({ points: crashPoints.length, kills: true });
  }, 1_800_000);

  test('killed 20 times at random, sometimes with its database, ends with the bytes of a clean run', async () => {
    const { violations, kills } = await killAtRandom(laboratory, footing, 20);
    expect(violations).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(20);
  }, 1_800_000);

  test('built without an outbox is caught', async () => {
    let isKilled = false;
    const { life, violations } = await tryLife(laboratory, footing, {
      sabotage: 'no-outbox', patience: 8_000, stops: false, fate: () => (isKilled ? {} : { at: { 'attempt:completed': 2 } }), onKill: () => { isKilled = true; },
    });
    expect(life.kills.length).toBeGreaterThan(0);
    expect(violations.map(({ invariant }) => invariant)).toContain('I3');
  }, 600_000);
});

test('what was broken, not caught or not run stands out on the page', () => {
  const page = toPage({
    findings: {
      a: { experiment: 'kill', footing: 'redis', lives: 1, kills: 3, violations: [{ invariant: 'I2', what: 'two' }], longestRecovery: 1_000, more: {} },
      b: { experiment: 'disk', skipped: 'no root' },
    },
    controls: { c: { sabotage: 'no-outbox', footing: 'redis', kills: 1, broken: [], first: '' } },
    runs: [],
  });
  expect(page).toContain('**1** (I2)');
  expect(page).toContain('not run: no root');
  expect(page).toContain('**nothing**');
});
