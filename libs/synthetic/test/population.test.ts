import { Attestation, Campaign } from '@meervoud/indicator';
import { codeOf } from '@meervoud/kernel';
import type { FhirResource, Patient } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { describePersonas, generatePopulation, isSyntheticBsn, isValidBsn } from '../src/index.ts';
import { shelves } from '../src/population/cast.ts';
import { withoutLocation } from '../src/situations/stays.ts';

const population = generatePopulation({ seed: 7, reportingYear: 2023 });
const patients = population.resources.filter((resource): resource is Patient => resource.resourceType === 'Patient');
const keyOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;
const keys = population.resources.map(keyOf);

describe('a population', () => {
  it('is byte-identical for the same seed, and another for another', () => {
    const text = (seed: number): string => JSON.stringify(generatePopulation({ seed, reportingYear: 2022 }));
    expect(text(42)).toBe(text(42));
    expect(text(42)).not.toBe(text(43));
  });

  it('refuses a year whose truth it does not know, and a size it cannot make', () => {
    const codeFor = (options: { reportingYear: number; clientsPerLocation?: number }): string => {
      try {
        generatePopulation({ seed: 1, ...options });
        return 'none';
      } catch (thrown) {
        return codeOf(thrown);
      }
    };
    expect(codeFor({ reportingYear: 2026 })).toBe('population-refused');
    expect(codeFor({ reportingYear: 2023, clientsPerLocation: 19 })).toBe('population-refused');
    expect(codeFor({ reportingYear: 2023, clientsPerLocation: 2_901 })).toBe('population-refused');
  });

  it('stays well under a second', () => {
    const started = performance.now();
    generatePopulation({ seed: 3, reportingYear: 2023 });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('gives every resource an id of its own, a version and a time', () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const { id, meta } of population.resources) {
      expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
      expect(meta?.versionId).toBe('1');
      expect(meta?.lastUpdated).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    }
  });

  it('has a campaign and attestations that the model accepts', () => {
    expect(Campaign.parse(population.campaign)).toStrictEqual(population.campaign);
    for (const attestation of population.attestations) expect(Attestation.parse(attestation)).toStrictEqual(attestation);
    const dates = Object.values(population.campaign.locations).map(({ referenceDate }) => referenceDate);
    expect(dates.some((date) => date !== undefined && date !== '2024-02-28')).toBe(true);
    for (const date of dates) if (date) expect(date >= '2024-01-01' && date <= '2024-02-28').toBe(true);
  });
});

describe('the clients', () => {
  it('have synthetic BSNs, each another', () => {
    const bsns = patients.map(({ identifier }) => identifier?.[0]?.value ?? '');
    expect(bsns.filter((bsn) => !isSyntheticBsn(bsn))).toStrictEqual([]);
    expect(new Set(bsns).size).toBe(patients.length);
  });

  it('are tested by a correct eleven-test', () => {
    expect(isValidBsn('111222333')).toBe(true);
    expect(isValidBsn('111222334')).toBe(false);
    expect(isValidBsn('000000000')).toBe(false);
    expect(isSyntheticBsn('111222333')).toBe(false);
  });

  it('are canaries: BSN, family name and address are listed, and leak into clinical resources only as references do', () => {
    for (const { identifier, name, address } of patients) {
      for (const text of [identifier?.[0]?.value, name?.[0]?.family, address?.[0]?.line?.[0]]) expect(population.canaries).toContain(text);
    }
    const outside = JSON.stringify([population.campaign, population.attestations, population.truth, population.organization, population.personas]);
    expect(population.canaries.filter((canary) => outside.includes(canary))).toStrictEqual([]);
    const bsns = population.canaries.filter(isValidBsn);
    const clinical = JSON.stringify(population.resources.filter(({ resourceType }) => resourceType !== 'Patient'));
    expect(bsns.filter((bsn) => clinical.includes(bsn))).toStrictEqual([]);
  });

  it('are referred to only where they exist, but for the resource that belongs to nobody', () => {
    const references = [...JSON.stringify(population.resources).matchAll(/"reference":"((?:Patient|Location|Organization)\/[^"]+)"/g)].map(([, reference]) => reference);
    expect(references.filter((reference) => !keys.includes(reference ?? ''))).toStrictEqual([]);
    const ownerless = population.resources.filter((resource) => resource.resourceType === 'Condition' && !('subject' in resource));
    expect(ownerless).toHaveLength(1);
  });
});

describe('the special cases', () => {
  it('all occur, whatever the seed, each with a client of its own in a subject', () => {
    const onShelves = [...Object.values(shelves), { certain: withoutLocation, doubtful: [] }]
      .flatMap(({ certain, doubtful }) => [...certain, ...doubtful].map(({ name }) => name));
    expect(new Set(onShelves).size).toBe(onShelves.length);
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const { cases } = generatePopulation({ seed, reportingYear: 2023 });
      expect([...new Set(cases.map(({ name }) => name))].sort()).toStrictEqual([...onShelves].sort());
      expect(new Set(cases.map(({ client, subject }) => `${client}/${subject}`)).size).toBe(cases.length);
    }
  });
});

describe('the personas', () => {
  it('tell of clients and resources that are there', () => {
    expect(population.personas.map(({ name }) => name)).toContain('ulcer-category-3');
    for (const { client, resources } of population.personas) {
      expect(keys).toContain(`Patient/${client}`);
      for (const { resourceType, id } of resources) expect(keys).toContain(`${resourceType}/${id}`);
    }
    expect(describePersonas(population.personas).split('\n')).toHaveLength(population.personas.length + 2);
  });

  it('begin with an ulcer of category 3 at De Linde', () => {
    const persona = population.personas.find(({ name }) => name === 'ulcer-category-3');
    expect(persona?.location).toBe('de-linde');
    const condition = population.resources.find((resource) => keyOf(resource) === `Condition/${persona?.resources[0]?.id}`);
    expect(condition).toMatchObject({ subject: { reference: `Patient/${persona?.client}` }, stage: [{ summary: { coding: [{ code: '421927004' }] } }] });
  });
});

describe('what changes later', () => {
  it('puts new or next versions, later than all there was, and deletes what is there', () => {
    const newest = population.resources.map(({ meta }) => meta?.lastUpdated ?? '').sort().at(-1) ?? '';
    expect(population.later.put.length).toBeGreaterThan(2);
    for (const resource of population.later.put) {
      expect((resource.meta?.lastUpdated ?? '') > newest).toBe(true);
      if (keys.includes(keyOf(resource))) expect(resource.meta?.versionId).toBe('2');
    }
    for (const { resourceType, id } of population.later.deletable) expect(keys).toContain(`${resourceType}/${id}`);
  });
});
