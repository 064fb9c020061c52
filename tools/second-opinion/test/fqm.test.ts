import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { around, compareWithFqm, type FqmComparison, measureInCql, timeBoth } from '../src/compare-with-fqm.ts';
import { cqlRows } from '../src/measure-bundle.ts';
import { randomClients, toClient } from '../src/random-clients.ts';
import { pseudonymOf } from '../src/records-of.ts';
import { translateCql } from '../src/translate-cql.ts';
import { brokenCql } from './broken-cql.ts';

const seed = Number(process.env['SEED'] ?? 20_260_101);
console.log(`second opinion of fqm-execution: seed ${seed} (set SEED for another; \`npm run second-opinion\` asks it of 10,000 clients)`);

const measure = measureInCql();

describe('a thousand random clients', () => {
  let compared: FqmComparison;
  beforeAll(async () => { compared = await compareWithFqm(randomClients(around, 1_000, seed), measure); });

  test('are counted by fqm-execution as by the engine, in each of the six percentages and one by one', () => {
    expect(compared.differences).toEqual([]);
    expect(compared.fqm).toEqual(compared.engine);
    expect(compared.engine.map(({ number }) => number)).toEqual(cqlRows.map(({ number }) => number));
  });

  test.each(cqlRows)('give every answer to $number often enough to tell', ({ number }) => {
    const { numerator, denominator, unknown, inOrganization } = compared.engine.find((row) => row.number === number)!;
    expect(denominator).toBeGreaterThan(100);
    expect(inOrganization).toBeGreaterThan(denominator + 50);
    expect(inOrganization).toBeLessThan(1_000 - 100);
    expect(numerator).toBeGreaterThan(20);
    expect(denominator - numerator - unknown).toBeGreaterThan(20);
    // every date is certain, and a decision is or is not one: nothing leaves row 2 open
    if (number === '2') expect(unknown).toBe(0);
    else expect(unknown).toBeGreaterThan(10);
  });
});

describe('a second opinion that would not notice is none', () => {
  // a seed with which so few clients show all six mistakes
  const clients = randomClients(around, 200, 4);

  test('it differs in each percentage when the CQL of each has one mistake', async () => {
    const broken = measureInCql((cql) => brokenCql.reduce((text, { from, to }) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, cql));
    const { differences } = await compareWithFqm(clients, broken);
    expect([...new Set(differences.map(({ question }) => question))].toSorted()).toEqual(brokenCql.map(({ number }) => number));
  });

  test('it differs about the one client whose ulcer fqm-execution does not get', async () => {
    const reference = 'Patient/with-ulcer';
    const coded = (system: string, code: string) => ({ coding: [{ system, code }] });
    const convention = 'https://meervoud.example/fhir';
    const rest: readonly FhirResource[] = [
      {
        resourceType: 'Encounter', id: 'stay', status: 'in-progress', class: { code: 'IMP', system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode' },
        subject: { reference }, period: { start: '2021-05-01' }, location: [{ location: { reference: 'Location/here' } }],
      },
      {
        resourceType: 'Coverage', id: 'indication', status: 'active', type: coded(`${convention}/CodeSystem/quality-topic`, 'wlz-indicatie'),
        beneficiary: { reference }, period: { start: '2021-05-01' }, payor: [],
        extension: [{
          url: `${convention}/StructureDefinition/wlz-zorgprofiel`,
          valueCoding: { system: 'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-wlz-zorgprofielen-cs', code: '5VV' },
        }],
      },
    ];
    const ulcer: FhirResource = {
      resourceType: 'Condition', id: 'ulcer', code: coded('http://snomed.info/sct', '399912005'), subject: { reference }, onsetDateTime: '2022-02-01',
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'), stage: [{ summary: coded('http://snomed.info/sct', '421927004') }],
    };
    const others = clients.slice(0, 20);
    const { differences } = await compareWithFqm(
      [...others, toClient('with-ulcer', [...rest, ulcer])], measure, [...others, toClient('with-ulcer', rest)],
    );
    expect(differences).toEqual([{ question: '1.1b', client: pseudonymOf('with-ulcer'), engine: 'yes', other: 'no' }]);
  });

  test('the translator refuses CQL that it only half understands', () => {
    expect(() => translateCql("library Wrong\nusing FHIR version '4.0.1'\ncontext Patient\ndefine \"Wrong\": exists [Condition] C where C.nowhere = 1"))
      .toThrow(/cannot be translated/);
  });
});

test('both sides are timed over the same clients, and only where they count the same', async () => {
  const { clients, resources, took: { reading, deriving, fqm } } = await timeBoth(100, seed);
  expect({ clients, enough: resources > 500 }).toEqual({ clients: 100, enough: true });
  for (const { wall, cpu } of [reading, deriving, fqm]) expect(Math.min(wall, cpu)).toBeGreaterThan(0);
});
