import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import type { ExchangeProfile } from '@meervoud/exchange';
import type { IndicatorSet } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { KnownError } from '@meervoud/kernel';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { bindSource, type SourceBinding } from '@meervoud/worker';
import type { Config } from './config.ts';

// What this program ships: one line for each plug-in.
const adapters: Readonly<Record<string, (name: string, config: unknown) => SourceBinding>> = {
  'nl-core-r4': (name, config) => bindSource(name, nlCoreR4, config),
};
const profiles: readonly ExchangeProfile[] = [databrokerOdb];
const sets: Readonly<Record<string, (reportingYear: number) => IndicatorSet>> = { basisveiligheid: indicatorSetFor };

const notOnShelf = (kind: string, name: string, known: readonly string[]): KnownError =>
  new KnownError({ code: `${kind}-unknown`, recovery: 'halt', message: `There is no ${kind} '${name}'.`, expected: known.join(', ') });

/** Throws `set-unknown`, or what the shelf says of a year it does not hold (`unknown-reporting-year`, `no-odb-from-2024`). */
export const setFor = (id: string, reportingYear: number): IndicatorSet => {
  const find = sets[id];
  if (find === undefined) throw notOnShelf('set', id, Object.keys(sets));
  return find(reportingYear);
};

export const profileFor = (id: string): ExchangeProfile => {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) throw notOnShelf('profile', id, profiles.map((candidate) => candidate.id));
  return profile;
};

/** Each configured source with its adapter, its configuration checked by that adapter. */
export const bindSources = ({ sources }: Config): readonly SourceBinding[] =>
  sources.map(({ name, adapter: id, config }) => {
    const bind = adapters[id];
    if (bind === undefined) throw notOnShelf('adapter', id, Object.keys(adapters));
    return bind(name, config);
  });
