import { classify, joinedAmong, type JsonObject } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { pseudonymiser } from '@meervoud/acquisition';
import { deriveValues } from '@meervoud/derivation';
import type { IndicatorSet } from '@meervoud/indicator';
import { indicatorSetFor, kwaliteitsbeeldFor } from '@meervoud/indicators-basisveiligheid';
import { zorgkantorenFor } from '@meervoud/indicators-zorgkantoren';
import { generatePopulation, type Population } from '@meervoud/synthetic';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';

const key = new Uint8Array(32).fill(3);
const context = { source: 'ecd', pseudonym: pseudonymiser(key, 'ecd') };

/** What the adapter makes of every resource, without a network between. */
const recordsOf = (population: Population): readonly ZibRecord[] => {
  const resources = population.resources as unknown as readonly JsonObject[];
  const joined = joinedAmong(resources);
  return resources.flatMap((resource) => {
    const classified = classify(resource, nlCoreR4, { ...context, joined });
    return classified.outcome === 'mapped' ? classified.records.map((record) => parseRecord(record)) : [];
  });
};

const setOf = ({ campaign: { set, reportingYear } }: Population): IndicatorSet => (set === 'kwaliteitsbeeld' ? kwaliteitsbeeldFor : indicatorSetFor)(reportingYear);

const derivedFrom = (population: Population, records: readonly ZibRecord[], set = setOf(population), campaign = population.campaign) => {
  const locations = [...Object.keys(population.campaign.locations), null];
  return locations.flatMap((location) =>
    deriveValues({
      organization: population.organization.id, set, campaign, attestations: population.attestations,
      location, records, provided: new Set(nlCoreR4.provides),
    }).map(({ indicator, outcome, referenceDate }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }] as const),
  );
};

const seeds = Array.from({ length: 20 }, (_, index) => 1 + index * 7919);
const sizes = [20, 40, 100];

describe.each([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025])('every value of reporting year %i', (reportingYear) => {
  test.each(seeds.flatMap((seed) => sizes.map((size) => [seed, size])))('equals what the sandbox itself counted, seed %i, %i clients per location', (seed, clientsPerLocation) => {
    const population = generatePopulation({ seed, reportingYear, clientsPerLocation });
    const expected = population.truth.map(({ location, indicator, referenceDate, outcome }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }] as const);
    expect(Object.fromEntries(derivedFrom(population, recordsOf(population)))).toEqual(Object.fromEntries(expected));
  });
});

describe('the clients in care that the purchasers ask for', () => {
  test.each(seeds.flatMap((seed) => sizes.map((size) => [seed, size])))('are those the sandbox itself counted, per location, per quarter, and in all, seed %i, %i clients per location', (seed, clientsPerLocation) => {
    const population = generatePopulation({ seed, reportingYear: 2025, clientsPerLocation });
    const campaign = { set: 'zorgkantoren-k1', reportingYear: 2026, locations: Object.fromEntries(Object.keys(population.campaign.locations).map((id) => [id, { chosen: [] }])) };
    const values = derivedFrom(population, recordsOf(population), zorgkantorenFor(1)(2026), campaign).filter(([key]) => !key.endsWith('16.1'));
    const expected = population.clientsInCare.map(({ location, indicator, referenceDate, outcome }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }] as const);
    expect(expected.length).toBe(5 * 50);
    expect(Object.fromEntries(values)).toEqual(Object.fromEntries(expected));
  });
});
