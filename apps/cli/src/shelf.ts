import { bulkNdjson } from '@meervoud/adapter-bulk-ndjson';
import { csv, csvStaff, csvSurveys } from '@meervoud/adapter-csv';
import type { ServeName } from '@meervoud/adapter-kit/check';
import { minimal } from '@meervoud/adapter-minimal';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { nlCoreStu3 } from '@meervoud/adapter-nl-core-stu3';
import type { Adapter } from '@meervoud/adapter-sdk';
import type { ExchangeProfile } from '@meervoud/exchange';
import { type IndicatorSet, needsOf } from '@meervoud/indicator';
import { indicatorSetFor, kwaliteitsbeeldFor } from '@meervoud/indicators-basisveiligheid';
import { gehandicaptenzorgFor } from '@meervoud/indicators-gehandicaptenzorg';
import { personeelssamenstellingFor } from '@meervoud/indicators-personeelssamenstelling';
import { wijkverplegingFor } from '@meervoud/indicators-wijkverpleging';
import { zorgkantorenFor } from '@meervoud/indicators-zorgkantoren';
import { KnownError } from '@meervoud/kernel';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { bindSource, type SourceBinding, type SourceChoices } from '@meervoud/worker';
import type { ZibName } from '@meervoud/zibs';
import type { Config } from './config.ts';
import { readPassport } from './passports.ts';

interface Shelved {
  /** Its configuration is checked by its own schema before it gets any. */
  readonly adapter: Adapter<unknown>;
  readonly provides: readonly ZibName[];
  /** How the conformance kit serves it synthetic clients. */
  readonly serve: ServeName;
  readonly bind: (name: string, config: unknown, choices: SourceChoices) => SourceBinding;
}

/** An adapter whose configuration only it knows. */
const shelved = <AdapterConfig>(adapter: Adapter<AdapterConfig>, serve: ServeName = 'fhir'): Shelved => ({
  adapter: adapter as unknown as Adapter<unknown>, provides: adapter.provides, serve,
  bind: (name, config, choices) => bindSource(name, adapter, config, choices),
});

// What this program ships: one line for each plug-in.
const adapters: Readonly<Record<string, Shelved>> = {
  'nl-core-r4': shelved(nlCoreR4),
  'nl-core-stu3': shelved(nlCoreStu3),
  csv: shelved(csv, 'spreadsheets'),
  'csv-surveys': shelved(csvSurveys, 'spreadsheets'),
  'csv-staff': shelved(csvStaff, 'spreadsheets'),
  'bulk-ndjson': shelved(bulkNdjson({ name: 'bulk-ndjson', base: nlCoreR4 }), 'bulk-export'),
  minimal: shelved(minimal),
};
const profiles: readonly ExchangeProfile[] = [databrokerOdb];
const sets: Readonly<Record<string, (reportingYear: number) => IndicatorSet>> = {
  basisveiligheid: indicatorSetFor,
  kwaliteitsbeeld: kwaliteitsbeeldFor,
  'zorgkantoren-k1': zorgkantorenFor(1), 'zorgkantoren-k2': zorgkantorenFor(2), 'zorgkantoren-k3': zorgkantorenFor(3), 'zorgkantoren-k4': zorgkantorenFor(4),
  personeelssamenstelling: personeelssamenstellingFor,
  wijkverpleging: wijkverplegingFor,
  gehandicaptenzorg: gehandicaptenzorgFor,
};

const notOnShelf = (kind: string, name: string, known: readonly string[]): KnownError =>
  new KnownError({ code: `${kind}-unknown`, recovery: 'halt', message: `There is no ${kind} '${name}'.`, expected: known.join(', ') });

/** Throws `set-unknown`, or what the shelf says of a year it does not hold (`unknown-reporting-year`, `no-odb-from-2024`). */
export const setFor = (id: string, reportingYear: number): IndicatorSet => {
  const find = sets[id];
  if (find === undefined) throw notOnShelf('set', id, Object.keys(sets));
  return find(reportingYear);
};

/** Years that a set may be of: what the shelf does not hold it says itself. */
const years = Array.from({ length: 20 }, (_, at) => 2016 + at);

/** Every set on the shelf, for every year it holds, oldest first. */
export const setsOnShelf = (): readonly IndicatorSet[] =>
  Object.values(sets).flatMap((find) => years.flatMap((year) => {
    try {
      return [find(year)];
    } catch (error) {
      if (error instanceof KnownError) return [];
      throw error;
    }
  }));

export const profilesOnShelf = (): readonly ExchangeProfile[] => profiles;

export const profileFor = (id: string): ExchangeProfile => {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) throw notOnShelf('profile', id, profiles.map((candidate) => candidate.id));
  return profile;
};

const shelvedAdapter = (id: string): Shelved => {
  const found = adapters[id];
  if (found === undefined) throw notOnShelf('adapter', id, Object.keys(adapters));
  return found;
};

/** Throws `adapter-unknown` (halt). */
export const adapterOnShelf = (id: string): Pick<Shelved, 'adapter' | 'serve'> => shelvedAdapter(id);

export const adaptersOnShelf = (): readonly (readonly [id: string, adapter: Adapter<unknown>])[] =>
  Object.entries(adapters).map(([id, { adapter }]) => [id, adapter]);

/** The zibs an adapter says it gives. Throws `adapter-unknown` (halt). */
export const providesOf = (adapter: string): readonly ZibName[] => shelvedAdapter(adapter).provides;

/** Read whatever is counted: places and stays say who belongs where. */
const ALWAYS: readonly ZibName[] = ['HealthcareProvider', 'Stay'];

/** What the sets of these campaigns can read; undefined where nothing is decided yet, so that everything may be looked at. */
const zibsOfCampaigns = ({ campaigns }: Pick<Config, 'campaigns'>): ReadonlySet<ZibName> | undefined => {
  const wanted = setsOnShelf().filter(({ id, reportingYear }) => campaigns.some((campaign) => campaign.set === id && campaign.reportingYear === reportingYear));
  if (wanted.length === 0) return undefined;
  return new Set([...ALWAYS, ...wanted.flatMap(({ indicators }) => indicators.flatMap((row) => needsOf(row).map(({ zib }) => zib)))]);
};

/**
 * Each configured source with its adapter, its configuration checked by that adapter. What no campaign counts is not
 * read, unless the source itself names it: minimise at the door.
 */
export const bindSources = (config: Config): readonly SourceBinding[] => {
  const needed = zibsOfCampaigns(config);
  return config.sources.map(({ name, adapter, config: own, zibs, clients, passport }) => {
    const { provides, bind } = shelvedAdapter(adapter);
    const read = zibs ?? (needed === undefined ? undefined : provides.filter((zib) => needed.has(zib)));
    return bind(name, own, { zibs: read, clients, passport: passport && readPassport(passport) });
  });
};
