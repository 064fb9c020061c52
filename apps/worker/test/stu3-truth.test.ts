import { pseudonymiser } from '@meervoud/acquisition';
import type { FhirAdapter, SourceEvent } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { nlCoreStu3 } from '@meervoud/adapter-nl-core-stu3';
import { deriveValues } from '@meervoud/derivation';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { silentLogger } from '@meervoud/kernel';
import { startSandboxEcd } from '@meervoud/sandbox';
import { type ExpectedValue, generatePopulation, type Population, type Stu3Population, toStu3 } from '@meervoud/synthetic';
import { parseRecord, zibNames, type ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';

type Held = Pick<Population | Stu3Population, 'resources' | 'later'>;
const ids = { clientId: 'meervoud', clientSecret: 's3cret-of-a-sandbox' };

/** Everything the adapter reads from a sandbox over HTTP, before and after what changed later. */
const readTwice = async (adapter: FhirAdapter, { resources, later }: Held): Promise<readonly (readonly SourceEvent[])[]> => {
  const ecd = await startSandboxEcd({ population: { resources }, fhirVersion: adapter.fhirVersion, ...ids });
  const config = adapter.config.parse({
    baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: ids.clientId, clientSecret: { env: 'SANDBOX' } },
  });
  const readAll = async (): Promise<readonly SourceEvent[]> => {
    const events: SourceEvent[] = [];
    for await (const event of adapter.read({
      source: 'ecd', config, zibs: zibNames, log: silentLogger, signal: new AbortController().signal,
      pseudonym: pseudonymiser(new Uint8Array(32).fill(3), 'ecd'), secret: async () => ids.clientSecret,
    })) events.push(event);
    return events;
  };
  try {
    const before = await readAll();
    for (const resource of later.put) ecd.put(resource);
    for (const { resourceType, id } of later.deletable) expect(ecd.remove(resourceType, id)).toBe(true);
    return [before, await readAll()];
  } finally {
    await ecd.close();
  }
};

const recordsIn = (events: readonly SourceEvent[]): readonly ZibRecord[] =>
  events.flatMap((event) => (event.type === 'record' ? [parseRecord(event.record)] : []));

const valuesOf = (population: Population, records: readonly ZibRecord[]) => {
  const { campaign, attestations, organization, reportingYear } = population;
  const asked = { organization: organization.id, set: indicatorSetFor(reportingYear), campaign, attestations, records, provided: new Set(nlCoreR4.provides) };
  return Object.fromEntries([...Object.keys(campaign.locations), null].flatMap((location) =>
    deriveValues({ ...asked, location }).map(({ indicator, outcome, referenceDate }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }])));
};
const expectedOf = (truth: readonly ExpectedValue[]) =>
  Object.fromEntries(truth.map(({ location, indicator, referenceDate, outcome }) => [`${location ?? '*'} ${indicator}`, { referenceDate, outcome }]));

describe.each([[2016, 1], [2016, 4_001], [2016, 31], [2017, 2], [2017, 77], [2018, 3], [2019, 17], [2020, 29], [2021, 5], [2021, 6_007], [2022, 2], [2022, 4_712], [2023, 1], [2023, 7_920], [2023, 31_337]])('the population of reporting year %i, seed %i', (reportingYear, seed) => {
  test('read over HTTP as R4 and as STU3 gives the same values, and these are the truth, before and after what changes later', async () => {
    const population = generatePopulation({ seed, reportingYear });
    const [r4, stu3] = [await readTwice(nlCoreR4, population), await readTwice(nlCoreStu3, toStu3(population))];
    for (const [index, truth] of [population.truth, population.later.truth].entries()) {
      const [inR4, inStu3] = [r4, stu3].map((reads) => valuesOf(population, recordsIn(reads[index]!)));
      expect(Object.keys(inStu3!).length).toBe(truth.length);
      expect(inStu3).toStrictEqual(inR4);
      expect(inStu3).toEqual(expectedOf(truth));
    }
  });
});

describe('the STU3 source', () => {
  const population = toStu3(generatePopulation({ seed: 1, reportingYear: 2023 }));

  test('holds the hazards of STU3: null flavours, restraint in both shapes, plans as Procedures, and v3 code systems under both names', () => {
    const text = JSON.stringify(population.resources);
    for (const hazard of ['"UNK"', '"NASK"', '"ASKU"', '"JA_MAAR"', '"225214000"', '"notDone":true', 'http://hl7.org/fhir/v3/ActCode', 'http://terminology.hl7.org/CodeSystem/v3-ActCode']) expect(text).toContain(hazard);
    const procedures = population.resources.filter(({ resourceType }) => resourceType === 'Procedure').map((resource) => JSON.stringify(resource));
    expect(procedures.some((procedure) => procedure.includes('toileting-plan'))).toBe(true);
    expect(procedures.some((procedure) => procedure.includes('"category":{"coding":[{"system":"http://snomed.info/sct","code":"225317005"'))).toBe(true);
  });

  test('is refused nothing for the FHIR version it is written in: what is refused, is refused in R4 too', async () => {
    const rejectionsOf = ([events = []]: readonly (readonly SourceEvent[])[]): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const event of events) if (event.type === 'rejected') counts[event.code] = (counts[event.code] ?? 0) + 1;
      return counts;
    };
    const { 'not-needed': _, ...inR4 } = rejectionsOf(await readTwice(nlCoreR4, generatePopulation({ seed: 1, reportingYear: 2023 })));
    const { 'not-needed': __, ...inStu3 } = rejectionsOf(await readTwice(nlCoreStu3, population));
    expect(inStu3).toEqual(inR4);
    expect(Object.keys(inR4)).not.toHaveLength(0);
  });
});
