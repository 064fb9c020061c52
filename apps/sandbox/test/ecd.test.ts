import { clockAt, toInstant, toMilliseconds } from '@meervoud/kernel';
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatePopulation } from '@meervoud/synthetic';
import { type SandboxEcd, startSandboxEcd } from '../src/index.ts';

const population = generatePopulation({ seed: 11, reportingYear: 2023 });
let now = toMilliseconds(clockAt('2024-03-10T08:00:00.000Z').now());
let ecd: SandboxEcd;

beforeAll(async () => {
  ecd = await startSandboxEcd({
    population, clientId: 'meervoud', clientSecret: 's:ecret+%', tokenLifetimeSeconds: 60, pageSize: 25, clock: { now: () => toInstant(now) },
  });
});
afterAll(() => ecd.close());

const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });
const inBody = { client_id: 'meervoud', client_secret: 's:ecret+%' };
const freshToken = async (): Promise<string> => {
  const answer = await fetch(ecd.tokenUrl, form({ grant_type: 'client_credentials', ...inBody }));
  return ((await answer.json()) as { access_token: string }).access_token;
};
const get = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${ecd.fhirUrl}/${path}`, { ...init, headers: { authorization: `Bearer ${await freshToken()}`, ...init.headers } });
const bundleOf = async (path: string, init?: RequestInit): Promise<Bundle<FhirResource>> => (await get(path, init)).json() as Promise<Bundle<FhirResource>>;
const issueOf = async (answer: Response) => ((await answer.json()) as OperationOutcome).issue[0];
const walk = async (path: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const bundle: Bundle<FhirResource> = await bundleOf(next);
    ids.push(...(bundle.entry ?? []).map(({ resource }) => resource?.id ?? ''));
    next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
  }
  return ids;
};
const held = (type: string): string[] => population.resources.filter(({ resourceType }) => resourceType === type).map(({ id }) => id ?? '');

describe('the token endpoint', () => {
  it('gives a token to credentials in the body and in a Basic header, encoded or not', async () => {
    const basic = (credentials: string) => ({
      ...form({ grant_type: 'client_credentials' }),
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    });
    for (const init of [form({ grant_type: 'client_credentials', ...inBody }), basic('meervoud:s:ecret+%'), basic('meervoud:s%3Aecret%2B%25')]) {
      const answer = await fetch(ecd.tokenUrl, init);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 60, access_token: expect.any(String) });
    }
  });

  it('refuses in the shape of OAuth', async () => {
    const refused = async (init: RequestInit) => {
      const answer = await fetch(ecd.tokenUrl, init);
      return [answer.status, ((await answer.json()) as { error: string }).error];
    };
    expect(await refused(form({ grant_type: 'client_credentials', client_id: 'meervoud', client_secret: 'wrong' }))).toStrictEqual([401, 'invalid_client']);
    expect(await refused(form({ grant_type: 'client_credentials' }))).toStrictEqual([401, 'invalid_client']);
    expect(await refused(form({ grant_type: 'password', ...inBody }))).toStrictEqual([400, 'unsupported_grant_type']);
    expect(await refused(form(inBody))).toStrictEqual([400, 'invalid_request']);
    expect(await refused({ ...form({ grant_type: 'client_credentials', ...inBody }), headers: { authorization: 'Basic eDp5' } })).toStrictEqual([400, 'invalid_request']);
    const withBasic = await fetch(ecd.tokenUrl, { ...form({ grant_type: 'client_credentials' }), headers: { authorization: 'Basic eDp5' } });
    expect([withBasic.status, withBasic.headers.get('www-authenticate')]).toStrictEqual([401, 'Basic realm="token"']);
  });
});

describe('entry', () => {
  it('is refused without a token, with a wrong one and with an expired one', async () => {
    const expired = await freshToken();
    now += 61_000;
    const answers = [undefined, 'Bearer nonsense', `Bearer ${expired}`].map((authorization) =>
      fetch(`${ecd.fhirUrl}/Patient`, authorization === undefined ? {} : { headers: { authorization } }));
    const [missing, wrong, late] = await Promise.all(answers);
    for (const answer of [missing, wrong, late]) {
      expect(answer?.status).toBe(401);
      expect(answer?.headers.get('content-type')).toContain('application/fhir+json');
    }
    expect(missing?.headers.get('www-authenticate')).toBe('Bearer realm="sandbox-ecd"');
    expect(wrong?.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect((await issueOf(late!))?.code).toBe('expired');
  });

  it('needs no token for metadata, which says what can be searched', async () => {
    const statement = (await (await fetch(`${ecd.fhirUrl}/metadata`)).json()) as {
      fhirVersion: string;
      rest: { resource: { type: string; supportedProfile: string[]; searchParam: { name: string }[] }[] }[];
    };
    const condition = statement.rest[0]?.resource.find(({ type }) => type === 'Condition');
    expect(statement.fhirVersion).toBe('4.0.1');
    expect(condition?.supportedProfile).toContain('http://nictiz.nl/fhir/StructureDefinition/nl-core-PressureUlcer');
    expect(condition?.searchParam.map(({ name }) => name)).toStrictEqual(['_id', '_lastUpdated', '_profile', 'code', 'category', 'patient', 'subject']);
  });
});

describe('a search', () => {
  it('walks over each resource of a type exactly once', async () => {
    for (const type of ['Condition', 'Observation', 'Organization', 'Basic']) expect(await walk(type)).toStrictEqual(held(type));
    expect((await bundleOf('Condition')).total).toBe(held('Condition').length);
  });

  it('gives what stays exactly once while others arrive, change and go', async () => {
    const own = await startSandboxEcd({ population, clientId: 'x', clientSecret: 'y', pageSize: 10 });
    const [first, second, ...rest] = held('Coverage');
    try {
      const answer = await fetch(own.tokenUrl, form({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }));
      const { access_token: token } = (await answer.json()) as { access_token: string };
      const ids: string[] = [];
      for (let next: string | undefined = `${own.fhirUrl}/Coverage`; next !== undefined;) {
        const bundle = (await (await fetch(next, { headers: { authorization: `Bearer ${token}` } })).json()) as Bundle<FhirResource>;
        ids.push(...(bundle.entry ?? []).map(({ resource }) => resource?.id ?? ''));
        next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
        if (ids.length === 10) {
          own.remove('Coverage', first!);
          own.put(population.resources.find(({ id }) => id === second)!);
          own.put({ resourceType: 'Coverage', id: 'a-new-one', status: 'active', beneficiary: {}, payor: [] });
        }
      }
      expect(ids).toStrictEqual([first, second, ...rest, 'a-new-one']);
    } finally {
      await own.close();
    }
  });

  it('selects by code, category, class, type, profile, patient and id', async () => {
    const count = async (query: string): Promise<number> => (await walk(query)).length;
    const snomed = 'http://snomed.info/sct';
    const conditions = population.resources.filter((resource) => resource.resourceType === 'Condition');
    const withCode = (...codes: string[]) => conditions.filter(({ code }) => codes.includes(code?.coding?.[0]?.code ?? '')).length;
    expect(await count(`Condition?code=${snomed}|399912005`)).toBe(withCode('399912005'));
    expect(await count('Condition?code=399912005,1163215007')).toBe(withCode('399912005', '1163215007'));
    expect(await count('Condition?code=|399912005')).toBe(0);
    expect(await count(`Condition?code=${snomed}|`)).toBe(conditions.length);
    expect(await count('Condition?code=399912005&code=1163215007')).toBe(0);
    expect(await count(`Consent?category=${snomed}|129125009`)).toBeGreaterThan(20);
    expect(await count('Encounter?class=IMP')).toBe(held('Encounter').length - 1);
    expect(await count('Coverage?type=wlz-indicatie')).toBe(held('Coverage').length);
    expect(await count('AllergyIntolerance?category=medication')).toBe(held('AllergyIntolerance').length);
    expect(await count('Condition?_profile=http://nictiz.nl/fhir/StructureDefinition/nl-core-Wound'))
      .toBe(conditions.filter(({ meta }) => meta?.profile?.[0]?.endsWith('-Wound')).length);
    expect(await walk('Patient?_id=c-0001,c-0003,nobody')).toStrictEqual(['c-0001', 'c-0003']);
    expect(await walk('Coverage?patient=Patient/c-0002')).toStrictEqual(await walk('Coverage?patient=c-0002'));
    expect(await count('Basic?subject=Location/linde-1')).toBe(await count('Basic?subject=linde-1'));
    expect(await count('Basic?patient=linde-1')).toBe(0);
  });

  it('selects by moment of last change', async () => {
    const updated = (keep: (lastUpdated: string) => boolean): string[] =>
      population.resources.filter(({ resourceType, meta }) => resourceType === 'Encounter' && keep(meta?.lastUpdated ?? '')).map(({ id }) => id ?? '');
    const middle = population.resources.find(({ resourceType }) => resourceType === 'Encounter')?.meta?.lastUpdated ?? '';
    expect(await walk(`Encounter?_lastUpdated=ge${middle}`)).toStrictEqual(updated((moment) => moment >= middle));
    expect(await walk(`Encounter?_lastUpdated=gt${middle}`)).toStrictEqual(updated((moment) => moment > middle));
    expect(await walk(`Encounter?_lastUpdated=lt${middle}`)).toStrictEqual(updated((moment) => moment < middle));
    expect(await walk(`Encounter?_lastUpdated=le${middle.slice(0, 10)}`)).toStrictEqual(updated((moment) => moment.slice(0, 10) <= middle.slice(0, 10)));
    expect(await walk('Encounter?_lastUpdated=ge2024-01-01&_lastUpdated=lt2024-02')).toStrictEqual(updated((moment) => moment.startsWith('2024-01')));
    expect(await walk(`Encounter?_lastUpdated=${middle}`)).toStrictEqual(updated((moment) => moment === middle));
    const local = `${middle.slice(0, 10)}T00:00:00%2B01:00`;
    expect((await get(`Encounter?_lastUpdated=ge${local}`)).status).toBe(200);
  });

  it('gives pages of the size asked for, up to its own', async () => {
    expect((await bundleOf('Patient?_count=3')).entry).toHaveLength(3);
    expect((await bundleOf('Patient?_count=1000')).entry).toHaveLength(25);
    const nothing = await bundleOf('Patient?_count=0');
    expect([nothing.entry, nothing.total, nothing.link?.length]).toStrictEqual([[], held('Patient').length, 1]);
  });

  it('also comes as a POST', async () => {
    const posted = await bundleOf('Condition/_search', form({ code: '399912005', _count: '5' }));
    expect(posted.entry?.map(({ resource }) => resource?.id)).toStrictEqual((await bundleOf('Condition?code=399912005&_count=5')).entry?.map(({ resource }) => resource?.id));
    expect(posted.link?.map(({ relation }) => relation)).toStrictEqual(['self', 'next']);
  });

  it('refuses what it does not understand', async () => {
    for (const query of ['Condition?clinical-status=active', 'Condition?code:in=x', 'Patient?_lastUpdated=yesterday', 'Patient?_lastUpdated=ge2024-01-01T10:00:00', 'Patient?_count=many', 'Patient?_cursor=x', 'Condition?code=', 'Condition?_include=Condition:subject', 'MedicationStatement?_include=MedicationStatement:subject']) {
      const answer = await get(query);
      expect([query, answer.status]).toStrictEqual([query, 400]);
      expect((await issueOf(answer))?.severity).toBe('error');
    }
    expect((await get('MedicationRequest')).status).toBe(404);
    expect((await get('Patient', { method: 'DELETE' })).status).toBe(404);
  });
});

describe('a read', () => {
  it('tells what never existed from what was deleted', async () => {
    const answer = await get('Patient/c-0001');
    expect([answer.status, answer.headers.get('etag')]).toStrictEqual([200, 'W/"1"']);
    expect(await answer.json()).toStrictEqual(population.resources.find(({ id }) => id === 'c-0001'));
    expect((await issueOf(await get('Patient/c-9999')))?.code).toBe('not-found');

    const gone = population.later.deletable[0]!;
    expect(ecd.remove(gone.resourceType, gone.id)).toBe(true);
    expect(ecd.remove(gone.resourceType, gone.id)).toBe(false);
    const deleted = await get(`${gone.resourceType}/${gone.id}`);
    expect([deleted.status, (await issueOf(deleted))?.code]).toStrictEqual([410, 'deleted']);
    expect(await walk(gone.resourceType)).not.toContain(gone.id);
  });

  it('gives the next version of what was put again', async () => {
    const late = population.later.put.find(({ resourceType }) => resourceType === 'Encounter')!;
    expect(ecd.put(late)).toStrictEqual(late);
    expect((await get(`Encounter/${late.id}`)).headers.get('etag')).toBe('W/"2"');
    expect(await walk(`Encounter?_lastUpdated=gt2024-03-10`)).toStrictEqual([late.id]);
    const { meta: _, ...bare } = late;
    expect(ecd.put(bare as FhirResource).meta).toStrictEqual({ versionId: '3', lastUpdated: toInstant(now) });
  });
});

describe('failing on purpose', () => {
  it('answers so many requests with that status, and then goes on', async () => {
    const before = { ...ecd.requests };
    ecd.failNext(2, 429, { 'retry-after': '1' });
    const statuses = [await get('Patient?_count=1'), await get('metadata'), await get('Patient?_count=1')];
    expect(statuses.map(({ status }) => status)).toStrictEqual([429, 429, 200]);
    expect(statuses[0]?.headers.get('retry-after')).toBe('1');
    expect((await issueOf(statuses[0]!))?.code).toBe('throttled');
    expect([ecd.requests.failed - before.failed, ecd.requests.search - before.search, ecd.requests.token - before.token]).toStrictEqual([2, 1, 3]);
  });
});
