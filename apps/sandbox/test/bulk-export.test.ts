import { toInstant } from '@meervoud/kernel';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SandboxEcd, startSandboxEcd } from '../src/index.ts';

const population = generatePopulation({ seed: 12, reportingYear: 2023, clientsPerLocation: 20 });
let now = Date.parse('2024-03-10T08:00:00.000Z');
let ecd: SandboxEcd;
let token = '';

beforeAll(async () => {
  ecd = await startSandboxEcd({
    population, clientId: 'meervoud', clientSecret: 's', clock: { now: () => toInstant(now) }, tokenLifetimeSeconds: 1_000_000,
    bulk: { polls: 1, lifetimeSeconds: 60, perFile: 50 },
  });
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'meervoud', client_secret: 's' });
  token = ((await (await fetch(ecd.tokenUrl, { method: 'POST', body: form })).json()) as { access_token: string }).access_token;
});
afterAll(() => ecd.close());

const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url.startsWith('http') ? url : `${ecd.fhirUrl}/${url}`, { ...init, headers: { authorization: `Bearer ${token}`, prefer: 'respond-async', ...init.headers } });
interface Listed { readonly type: string; readonly url: string; readonly count: number }
interface Manifest { readonly transactionTime: string; readonly requiresAccessToken: boolean; readonly output: readonly Listed[]; readonly deleted: readonly Listed[] }
const exported = async (query: string): Promise<Manifest & { readonly status: string }> => {
  const status = (await ask(query)).headers.get('content-location')!;
  expect((await ask(status)).status).toBe(202);
  return { status, ...((await (await ask(status)).json()) as Manifest) };
};
const linesOf = async (files: readonly Listed[]) =>
  (await Promise.all(files.map(async ({ url }) => (await (await ask(url)).text()).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)))).flat();

describe('$export', () => {
  test('gives everything of the types asked, in files of so many lines, once it is ready', async () => {
    const { output, requiresAccessToken, transactionTime } = await exported('$export?_type=Encounter,Location');
    const held = population.resources.filter(({ resourceType }) => ['Encounter', 'Location'].includes(resourceType));
    expect((await linesOf(output)).map(({ id }) => id).sort()).toEqual(held.map(({ id }) => id).sort());
    expect(output.filter(({ type }) => type === 'Encounter').length).toBeGreaterThan(1);
    expect(Math.max(...output.map(({ count }) => count))).toBe(50);
    expect([requiresAccessToken, transactionTime]).toEqual([true, '2024-03-10T08:00:00.000Z']);
  });

  test('of patients leaves out what is in no patient record', async () => {
    const { output } = await exported('Patient/$export');
    expect(output.map(({ type }) => type)).not.toContain('Location');
    expect((await exported('Group/all/$export')).output).toHaveLength(output.length);
  });

  test('since a moment gives what changed and what was deleted', async () => {
    const [stay, other] = population.resources.filter(({ resourceType }) => resourceType === 'Encounter');
    const since = toInstant(now);
    now += 1_000;
    ecd.put({ ...stay!, meta: {} });
    ecd.remove('Encounter', other!.id!);
    const { output, deleted } = await exported(`$export?_since=${since}&_type=Encounter`);
    expect((await linesOf(output)).map(({ id }) => id)).toEqual([stay!.id]);
    expect(await linesOf(deleted)).toMatchObject([{ resourceType: 'Bundle', entry: [{ request: { method: 'DELETE', url: `Encounter/${other!.id}` } }] }]);
  });

  test('is refused without a token, without respond-async, and for what is not known', async () => {
    expect((await fetch(`${ecd.fhirUrl}/$export`, { headers: { prefer: 'respond-async' } })).status).toBe(401);
    expect((await ask('$export', { headers: { prefer: 'now' } })).status).toBe(400);
    for (const query of ['_type=Appointment', '_typeFilter=x', '_outputFormat=text/csv', '_since=yesterday']) expect((await ask(`$export?${query}`)).status, query).toBe(400);
  });

  test('is gone once it is deleted or has expired', async () => {
    const [one, other] = [await exported('$export?_type=Location'), await exported('$export?_type=Location')];
    expect((await ask(one.status, { method: 'DELETE' })).status).toBe(202);
    expect((await ask(one.status)).status).toBe(404);
    expect((await ask(one.output[0]!.url)).status).toBe(404);
    now += 61_000;
    expect((await ask(other.output[0]!.url)).status).toBe(404);
  });
});
