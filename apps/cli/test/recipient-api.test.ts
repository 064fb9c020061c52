import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { problemsOf } from '../src/configuration/problems.ts';
import { recipientApiOf } from '../src/recipient-clients.ts';
import { run, start, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2023 });
const directory = temporaryDirectory();
const file = join(directory, 'meervoud.json');
const url = 'https://delen.maasoever.example/recipient/v1';
let ecd: SandboxEcd;
let key: { readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']; readonly publicJwk: JWK };

const configuration = (recipientApi: object = {}) => ({
  organization: { id: 'maasoever', name: 'Zorggroep Maasoever', kvk: '08111924' }, directory: 'data',
  sources: [{
    name: 'ecd', adapter: 'nl-core-r4',
    config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } },
  }],
  recipients: [{ name: 'gegevensmakelaar', profile: 'databroker-odb', channel: 'recipient-api' }],
  accounts: [{ name: 'anna', title: 'kwaliteitsmedewerker' }, { name: 'bram', title: 'bestuurder' }], campaigns: [population.campaign],
  gateway: { port: 0, recipientApi: { url, clients: [{ id: 'makelaar', recipient: 'gegevensmakelaar', jwksFile: 'makelaar.jwks.json' }], ...recipientApi } },
});
const meervoud = (...args: readonly string[]) => run([...args, '--config', file], { ECD_SECRET: 'right' });

beforeAll(async () => {
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  key = { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES384' } };
  writeFileSync(join(directory, 'makelaar.jwks.json'), JSON.stringify({ keys: [key.publicJwk] }));
  writeFileSync(file, JSON.stringify(configuration()));
});
afterAll(async () => {
  await ecd.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the configuration', () => {
  const problems = (recipientApi: object) => problemsOf(configuration(recipientApi), {}).map(({ at }) => at);
  const client = { id: 'makelaar', recipient: 'gegevensmakelaar', jwks: { keys: [{ kty: 'RSA', kid: 'a', n: 'A'.repeat(342), e: 'AQAB' }] } };

  test('is right with keys inline or in a file', () => {
    expect(problems({})).toStrictEqual([]);
    expect(problems({ clients: [client] })).toStrictEqual([]);
  });

  test('has every mistake told at once', () => {
    expect(problems({
      url: 'https://delen.example/v1', proxies: 'x', requestsPerMinute: 0,
      clients: [{ ...client, recipient: 'nobody' }, { ...client, jwksFile: 'x' }, { id: 'zonder', recipient: 'gegevensmakelaar' }, { ...client, id: 'Z', jwks: { keys: [{ kty: 'RSA', kid: 'a', n: 'AQAB', d: 'AQAB' }, { kty: 'oct', kid: 'b', k: 'x' }] } }],
    }).toSorted()).toStrictEqual([
      'gateway.recipientApi.clients.3.id', 'gateway.recipientApi.clients.3.jwks.keys.0', 'gateway.recipientApi.clients.3.jwks.keys.0', 'gateway.recipientApi.clients.3.jwks.keys.1.kty',
      'gateway.recipientApi.proxies', 'gateway.recipientApi.requestsPerMinute', 'gateway.recipientApi.url',
    ]);
    expect(problems({ clients: [{ ...client, recipient: 'nobody' }, client] })).toStrictEqual(['gateway.recipientApi.clients.1.id', 'gateway.recipientApi.clients.0.recipient']);
    expect(problems({ clients: [{ ...client, recipient: 'nobody' }] })).toStrictEqual(['recipients.0.channel', 'gateway.recipientApi.clients.0.recipient']);
    expect(problems({ clients: [client, { ...client, id: 'b', jwksFile: 'x' }, { id: 'c', recipient: 'gegevensmakelaar' }] })).toStrictEqual(['gateway.recipientApi.clients.1.jwks', 'gateway.recipientApi.clients.2.jwks']);
  });

  test('refuses a file that is not there, and keys that are none', () => {
    const options = (jwksFile: string) => () => recipientApiOf(parseConfig(configuration({ clients: [{ id: 'makelaar', recipient: 'gegevensmakelaar', jwksFile }] }), file, {}), { privateJwk: {}, publicJwk: {} } as never);
    for (const jwksFile of ['nowhere.json', 'meervoud.json']) expect(options(jwksFile)).toThrow(expect.objectContaining({ code: 'configuration-wrong' }) as Error);
  });
});

test('a recipient fetches what two people approved, accepts it, asks, and is answered; the provider sees all of it', async () => {
  writeFileSync(join(directory, 'attestations.json'), JSON.stringify(population.attestations));
  expect(await meervoud('attest', join(directory, 'attestations.json'))).toMatchObject({ code: 0 });
  expect(await meervoud('sync')).toMatchObject({ code: 0 });
  for (const by of ['anna', 'bram']) expect(await meervoud('approve', '--year', '2023', '--as', by, '--accept-incomplete', 'te veel onbekend in het ECD')).toMatchObject({ code: 0});
  expect(await meervoud('submit', '--year', '2023')).toMatchObject({ code: 0 });
  const gateway = start(['gateway', '--config', file], { ECD_SECRET: 'right' });
  await gateway.until('openapi.json');
  const base = `${/http:\/\/[\d.:]+/.exec(gateway.said())![0]}/recipient/v1`;
  const now = Math.floor(Date.now() / 1_000);
  const assertion = await new SignJWT({ iss: 'makelaar', sub: 'makelaar', aud: `${url}/token`, jti: randomUUID(), exp: now + 200 }).setProtectedHeader({ alg: 'ES384', kid: 'one' }).sign(key.privateKey);
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion });
  const { access_token: token } = await (await fetch(`${base}/token`, { method: 'POST', body: form })).json() as { access_token: string };
  const call = async <Body>(path: string, body?: object): Promise<Body> => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json', ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) };
    return await (await fetch(`${base}${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })).json() as Body;
  };
  const { submissions: [offered] } = await call<{ submissions: { id: string; payloadHash: string; status: string }[] }>('/submissions');
  expect(offered?.status).toBe('sent');
  const { id, payloadHash } = offered!;
  const { values } = await call<{ values: { value: string }[] }>(`/submissions/${id}`);
  const question = await call<{ id: string }>('/questions', { submission: id, value: values[0]!.value, text: 'Hoe is dit geteld?' });
  expect(await call(`/submissions/${id}/receipts`, { payloadHash, status: 'accepted' })).toMatchObject({ status: 'accepted', client: 'makelaar' });
  expect((await call<{ rows: object[] }>('/board')).rows).toMatchObject([{ profile: 'databroker-odb', reportingYear: 2023, state: 'accepted', submission: id }]);
  const rows = await fetch(`${base}/submissions/${id}`, { headers: { authorization: `Bearer ${token}`, accept: 'text/csv' } });
  expect([rows.status, rows.headers.get('content-type')]).toStrictEqual([200, 'text/csv']);
  const [header, first] = (await rows.text()).replace(/^\uFEFF/, '').split(/\r?\n/);
  expect([header!.split(',').slice(0, 3), first!.includes('8111924')]).toStrictEqual([['IndicatorsetNaam', 'IndicatorsetCode', 'Verslagjaar'], true]);
  gateway.kill('SIGTERM');
  await gateway.ended;

  expect((await meervoud('status')).stdout).toContain('geaccepteerd door de ontvanger');
  expect((await meervoud('questions')).stdout).toContain(`${question.id}`);
  expect(await meervoud('answer', question.id, '--text', 'Uit de wondregistratie.', '--as', 'nobody')).toMatchObject({ code: 3 });
  expect(await meervoud('answer', question.id, '--text', 'Uit de wondregistratie.', '--as', 'anna')).toMatchObject({ code: 0, stdout: 'Beantwoord. Iedere ontvanger van dit cijfer leest het antwoord.\n' });
  expect((await meervoud('questions', '--open')).stdout).toBe('Er zijn geen vragen van ontvangers.\n');
  const uses = (await meervoud('uses')).stdout.trim().split('\n').map((line) => line.slice(line.indexOf('  ') + 2));
  expect(uses).toStrictEqual([
    `makelaar haalde op ${id} (voor keuze-informatie)`, 'makelaar bekeek het overzicht van verwacht en ontvangen (voor keuze-informatie)', `makelaar gaf een ontvangstbewijs voor ${id} (voor keuze-informatie)`,
    `makelaar stelde een vraag over ${values[0]!.value} (voor keuze-informatie)`, `makelaar haalde op ${id} (voor keuze-informatie)`, 'makelaar bekeek de lijst van inzendingen (voor keuze-informatie)',
  ]);
});
