import { describe, expect, test } from 'vitest';
import { checkIds } from '../src/index.ts';
import { caughtBy, controls, mutants } from './mutants/all-mutants.ts';

describe('an adapter that is broken in one way', () => {
  test.each(mutants)('$name fails the check meant for it and no other: $meantFor', async (mutant) => {
    expect(await caughtBy(mutant)).toEqual([mutant.meantFor]);
  });

  test('is there for every check', () => {
    expect(new Set(mutants.map(({ meantFor }) => meantFor))).toEqual(new Set(checkIds));
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});

test.each(controls)('the same adapter, unbroken, fails nothing: $name', async ({ check }) => {
  const { checks, predicted } = await check();
  expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(predicted.values).toBeGreaterThan(0);
  expect(predicted).toMatchObject({ equal: predicted.values, differences: [] });
});
