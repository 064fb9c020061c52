import { isDeepStrictEqual } from 'node:util';
import type { Population } from '@meervoud/synthetic';
import type { Outcome, Value } from '@meervoud/value';

export interface Difference { readonly location: string | null; readonly indicator: string; readonly expected: Outcome | undefined; readonly got: Outcome | undefined }

/** Holds every derived value against what the sandbox itself counted, strictly, both ways. */
export const compareWithTruth = (truth: Population['truth'], values: readonly Value[]): { readonly compared: number; readonly differences: readonly Difference[] } => {
  const derived = new Map(values.map((value) => [`${value.location ?? '*'} ${value.indicator}`, value.outcome]));
  const expected = new Map(truth.map(({ location, indicator, outcome }) => [`${location ?? '*'} ${indicator}`, outcome]));
  const keys = [...new Set([...derived.keys(), ...expected.keys()])];
  const differences = keys
    .filter((key) => !isDeepStrictEqual(derived.get(key), expected.get(key)))
    .map((key) => {
      const [place, indicator] = key.split(' ') as [string, string];
      return { location: place === '*' ? null : place, indicator, expected: expected.get(key), got: derived.get(key) };
    });
  return { compared: keys.length, differences };
};
