import { generatePopulation, toStu3 } from '@meervoud/synthetic';
import type { Bundle, CapabilityStatement, FhirResource } from 'fhir/r3.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxEcd, startSandboxEcd } from '../src/index.ts';

const population = toStu3(generatePopulation({ seed: 11, reportingYear: 2023 }));
const [clientId, clientSecret] = ['meervoud', 'a secret of the sandbox'];
const TOPIC = 'https://meervoud.example/fhir/CodeSystem/quality-topic';
let ecd: SandboxEcd;
let authorization: string;

beforeAll(async () => {
  ecd = await startSandboxEcd({ population, fhirVersion: '3.0.2', clientId, clientSecret, pageSize: 1_000 });
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  authorization = `Bearer ${((await (await fetch(ecd.tokenUrl, { method: 'POST', body })).json()) as { access_token: string }).access_token}`;
});
afterAll(() => ecd.close());

const get = async (path: string): Promise<Response> => fetch(`${ecd.fhirUrl}/${path}`, { headers: { authorization } });
const found = async (path: string): Promise<readonly (string | undefined)[]> =>
  (((await (await get(path)).json()) as Bundle<FhirResource>).entry ?? []).map(({ resource }) => resource?.id);

describe('an ECD in STU3', () => {
  it('says so in its CapabilityStatement, in the shape STU3 prescribes', async () => {
    const statement = await (await get('metadata')).json() as CapabilityStatement;
    expect(statement).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '3.0.2', acceptUnknown: 'no', kind: 'instance' });
    expect(statement.profile).toContainEqual({ reference: 'http://nictiz.nl/fhir/StructureDefinition/zib-PressureUlcer' });
    const [rest] = statement.rest ?? [];
    expect(rest?.security?.service?.[0]?.coding?.[0]?.system).toBe('http://hl7.org/fhir/restful-security-service');
    expect(rest?.resource?.every((resource) => !('supportedProfile' in resource))).toBe(true);
    expect(rest?.resource?.find(({ type }) => type === 'Coverage')?.searchParam?.map(({ name }) => name)).toEqual(['_id', '_lastUpdated', '_profile', 'type', 'beneficiary']);
  });

  it('answers with its version in the content type', async () => {
    for (const path of ['metadata', 'Location', 'Location/de-linde', 'Nothing']) {
      expect((await get(path)).headers.get('content-type')).toBe('application/fhir+json; fhirVersion=3.0; charset=utf-8');
    }
  });

  it('searches a Coverage by beneficiary, and not by the name R4 gave it', async () => {
    expect(await found('Coverage?beneficiary=c-0001')).toHaveLength(1);
    expect((await get('Coverage?patient=c-0001')).status).toBe(400);
  });

  it('searches a CarePlan by the code of an activity', async () => {
    const held = population.resources.filter((resource) => resource.resourceType === 'CarePlan' && JSON.stringify(resource).includes('"toileting-plan"'));
    expect(held.length).toBeGreaterThan(10);
    expect(await found(`CarePlan?activity-code=${TOPIC}|toileting-plan`)).toEqual(held.map(({ id }) => id));
    expect(await found(`CarePlan?activity-code=${TOPIC}|nothing,${TOPIC}|toileting-plan`)).toHaveLength(held.length);
    expect(await found('CarePlan?activity-code=http://x|toileting-plan')).toHaveLength(0);
  });

  it('compares code systems as they are written, so each name finds its own', async () => {
    const under = async (system: string): Promise<number> => (await found(`Encounter?class=${system}|IMP`)).length;
    const [old, current] = [await under('http://hl7.org/fhir/v3/ActCode'), await under('http://terminology.hl7.org/CodeSystem/v3-ActCode')];
    expect([old, current].every((count) => count > 10)).toBe(true);
    expect((await found('Encounter?class=http://hl7.org/fhir/v3/ActCode|IMP,http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP')).length).toBe(old + current);
  });
});
