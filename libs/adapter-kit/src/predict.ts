import { isDeepStrictEqual } from 'node:util';
import { acquire } from '@meervoud/acquisition';
import { classify, joinedAmong, type JsonObject, type Passport } from '@meervoud/adapter-sdk';
import { compileSet, deriveCompiled, indexAt, indexRecords } from '@meervoud/derivation';
import { needsOf, settingsOf } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import type { Population } from '@meervoud/synthetic';
import type { Counts, Outcome } from '@meervoud/value';
import { type ZibName, type ZibRecord, zibNames } from '@meervoud/zibs';
import { createMemoryStore } from './memory-store.ts';
import { listeningLog, SOURCE } from './reading.ts';
import type { Stage } from './stage.ts';

export interface Prediction {
  readonly values: number;
  /** What the compared values rest on, whoever gave it. */
  readonly zibs: readonly ZibName[];
  readonly differences: Passport['predicted']['differences'];
  /** What the adapter gave. */
  readonly records: readonly ZibRecord[];
}

/**
 * Reads the population through the adapter and acquisition, as a worker would, derives every indicator, and compares
 * each with what the population itself counted. Only values all of whose zibs there are.
 */
export const predict = async (stage: Stage, resources: readonly JsonObject[], population: Population): Promise<Prediction> => {
  const records = await acquired(stage, resources, population);
  const given = [...records, ...complement(stage, population)];
  const provided = providedBy(stage);
  const { reportingYear, campaign, attestations, organization } = population;
  const set = indicatorSetFor(reportingYear);
  const compiled = compileSet(set);
  const index = indexRecords(given);
  const judged = new Map(set.indicators
    .map((indicator) => [indicator.id as string, needsOf(indicator, settingsOf(set, campaign)).map(({ zib }) => zib)] as const)
    .filter(([, zibs]) => zibs.some((zib) => stage.adapter.provides.includes(zib)) && zibs.every((zib) => provided.has(zib))));

  const got = new Map([...Object.keys(campaign.locations), null].flatMap((location) =>
    deriveCompiled(compiled, { organization: organization.id, campaign, attestations, location, records: location === null ? index : indexAt(index, location), provided })
      .map(({ indicator, referenceDate, outcome }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }] as const)));
  const expected = population.truth.filter(({ indicator }) => judged.has(indicator));
  const differences = expected.flatMap(({ location, indicator, referenceDate, outcome }) => {
    const value = got.get(`${location ?? '*'} ${indicator}`);
    if (isDeepStrictEqual(value, { referenceDate, outcome })) return [];
    return [{ reportingYear, location, indicator, expected: describeOutcome(outcome), got: value === undefined ? 'nothing' : describeOutcome(value.outcome) }];
  });
  return { values: expected.length, zibs: [...new Set([...judged.values()].flat())], differences, records };
};

const acquired = async (
  { adapter, source, pseudonyms, heard, material }: Stage, resources: readonly JsonObject[], population: Population,
): Promise<readonly ZibRecord[]> => {
  const memory = createMemoryStore();
  const { config, secret } = await source(resources);
  await acquire({
    adapter, config, secret, zibs: adapter.provides, pseudonym: pseudonyms.of, store: memory.store, log: listeningLog(heard),
    run: { organization: population.organization.id, source: SOURCE, run: `kit-${population.reportingYear}` }, signal: AbortSignal.timeout(material.patienceMilliseconds),
  });
  return memory.records();
};

const providedBy = ({ adapter, settings: { complement: others } }: Stage): ReadonlySet<ZibName> =>
  new Set(zibNames.filter((zib) => adapter.provides.includes(zib) || others?.mappings.some((mapping) => mapping.zib === zib)));

/** The zibs that the adapter does not give, by the mappings the vendor named for it. */
const complement = ({ adapter, settings, pseudonyms }: Stage, population: Population): readonly ZibRecord[] => {
  const { complement: others } = settings;
  if (others === undefined) return [];
  const resources = population.resources as unknown as readonly JsonObject[];
  const joined = joinedAmong(resources);
  return resources.flatMap((resource) => {
    const classified = classify(resource, others, { source: SOURCE, pseudonym: pseudonyms.of, joined });
    return classified.outcome === 'mapped' && !adapter.provides.includes(classified.zib) ? classified.records : [];
  });
};

/** `measured 12.50 (5 of 40, 2 unknown)`. */
const describeOutcome = (outcome: Outcome): string => {
  const { kind, reason, answer, counts } = outcome as {
    readonly kind: string; readonly reason?: string; readonly answer?: { readonly value: unknown }; readonly counts?: Counts;
  };
  return [
    kind, reason, answer === undefined ? undefined : String(answer.value),
    counts === undefined ? undefined : `(${counts.numerator} of ${counts.denominator}, ${counts.unknown} unknown)`,
  ].filter((part) => part !== undefined).join(' ');
};
