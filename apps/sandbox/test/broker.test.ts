import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, hashOfBytes } from '@meervoud/kernel';
import { compactVerify, createLocalJWKSet, exportJWK, FlattenedSign, generateKeyPair, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxBroker, type SandboxBrokerOptions, startSandboxBroker } from '../src/index.ts';

const own = await generateKeyPair('ES256', { extractable: true });
const foreign = await generateKeyPair('ES256');
const jwks: JSONWebKeySet = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'ES256' }] };
const senders: SandboxBrokerOptions['senders'] = [
  { clientId: 'maasoever', clientSecret: 'secret', organization: 'maasoever', jwks },
  { clientId: 'other', clientSecret: 'secret', organization: 'other', jwks },
];
const start = (more: Partial<SandboxBrokerOptions> = {}): Promise<SandboxBroker> => startSandboxBroker({ senders, ...more });

const report = { resourceType: 'MeasureReport', status: 'complete', type: 'summary', measure: 'https://meervoud.example/fhir/Measure/INID013307|1.0.0', reporter: { reference: 'urn:uuid:1' }, period: { start: '2024-01-01', end: '2024-02-28' } };
const bundle = (...resources: object[]) => ({ resourceType: 'Bundle', type: 'transaction', entry: resources.map((resource) => ({ resource })) });
const bytesOf = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const good = bytesOf(bundle({ resourceType: 'Organization', name: 'Maasoever' }, { resourceType: 'Location', name: 'De Linde' }, report));

const sign = async (bytes: Uint8Array, key = own.privateKey, header: object = { b64: false, crit: ['b64'] }): Promise<string> => {
  const { protected: head, signature } = await new FlattenedSign(bytes).setProtectedHeader({ alg: 'ES256', kid: 'own', ...header }).sign(key);
  return `${head}..${signature}`;
};
const tokenFor = async (broker: SandboxBroker, clientId = 'maasoever'): Promise<string> => {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: 'secret' });
  return ((await (await fetch(broker.tokenUrl, { method: 'POST', body })).json()) as { access_token: string }).access_token;
};
const send = async (
  broker: SandboxBroker, bytes: Uint8Array, key: string | undefined, { headers = {}, client }: { headers?: Record<string, string | undefined>; client?: string } = {},
): Promise<Response> => {
  const all = {
    authorization: `Bearer ${await tokenFor(broker, client)}`, 'content-type': 'application/fhir+json',
    'idempotency-key': key, 'nlgov-adr-payload-sig': await sign(bytes), ...headers,
  };
  const given = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
  return fetch(broker.fhirUrl, { method: 'POST', body: bytes, headers: given });
};
const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const { code, type, errors } = (await answer.json()) as { code: string; type: string; errors: { at: string; detail: string }[] };
  expect(type).toBe(`https://meervoud.example/fhir/problem/${code}`);
  return [answer.status, code, errors.map(({ at }) => at)];
};

describe('a broker', () => {
  let broker: SandboxBroker;
  beforeAll(async () => { broker = await start(); });
  afterAll(() => broker.close());

  it('answers a submission with a receipt that it signed', async () => {
    const answer = await send(broker, good, 'maasoever/broker/odb@1/2023/1');
    expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([201, 'application/jose']);
    const keys = (await (await fetch(`${broker.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
    expect(keys).toStrictEqual(broker.jwks);
    expect(JSON.stringify(keys)).not.toContain('"d":');
    const { payload } = await compactVerify(await answer.text(), createLocalJWKSet(keys), { algorithms: ['ES256'] });
    expect(JSON.parse(new TextDecoder().decode(payload))).toStrictEqual({
      iss: 'sandbox-broker', receiptId: expect.stringMatching(/^DB-\d+-1$/), idempotencyKey: 'maasoever/broker/odb@1/2023/1',
      payloadHash: hashOfBytes(good), status: 'accepted', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(broker.received).toHaveLength(1);
    expect(broker.received[0]).toMatchObject({ organization: 'maasoever', payload: new TextDecoder().decode(good) });
  });

  it('gives the same receipt for the same key and bytes, byte for byte', async () => {
    const first = await (await send(broker, good, 'repeat')).text();
    const again = await send(broker, good, 'repeat');
    expect([again.status, await again.text()]).toStrictEqual([200, first]);
  });

  it('takes in one of two that come at once', async () => {
    const before = broker.received.length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(broker, good, 'at-once')));
    expect(answers.map(({ status }) => status).sort()).toStrictEqual([200, 200, 200, 200, 201]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(broker.received.length).toBe(before + 1);
  });

  it('refuses other bytes under a key that was used, but keeps senders apart', async () => {
    await send(broker, good, 'mine');
    const changed = bytesOf(bundle({ ...report, status: 'complete', date: '2024-03-01' }));
    expect(await problemOf(await send(broker, changed, 'mine'))).toStrictEqual([422, 'idempotency-key-reused', ['Idempotency-Key']]);
    expect((await send(broker, changed, 'mine', { client: 'other' })).status).toBe(201);
  });

  it('wants both headers, and says so at once', async () => {
    expect(await problemOf(await send(broker, good, undefined))).toStrictEqual([400, 'idempotency-key-missing', ['Idempotency-Key']]);
    expect(await problemOf(await send(broker, good, undefined, { headers: { 'nlgov-adr-payload-sig': undefined } })))
      .toStrictEqual([400, 'idempotency-key-missing', ['Idempotency-Key', 'nlgov-adr-payload-sig']]);
    expect(await problemOf(await send(broker, good, 'a b'))).toStrictEqual([400, 'idempotency-key-malformed', ['Idempotency-Key']]);
  });

  it('refuses a signature over other bytes, by another key, attached or encoded', async () => {
    const refused = async (signature: string) => problemOf(await send(broker, good, 'signature', { headers: { 'nlgov-adr-payload-sig': signature } }));
    const at = ['nlgov-adr-payload-sig'];
    expect(await refused(await sign(bytesOf({})))).toStrictEqual([403, 'signature-invalid', at]);
    expect(await refused(await sign(good, foreign.privateKey))).toStrictEqual([403, 'signature-invalid', at]);
    expect(await refused((await sign(good)).replace('..', '.e30.'))).toStrictEqual([400, 'signature-malformed', at]);
    expect(await refused(await sign(good, own.privateKey, {}))).toStrictEqual([400, 'signature-malformed', at]);
    expect(await refused('bm9uc2Vuc2U..AA')).toStrictEqual([400, 'signature-malformed', at]);
    expect(broker.received.some(({ idempotencyKey }) => idempotencyKey === 'signature')).toBe(false);
  });

  it('names everything that is wrong with a bundle, and does not bind the key to it', async () => {
    const { measure: _, ...withoutMeasure } = report;
    const wrong = bytesOf(bundle(withoutMeasure, { ...report, type: 'individual' }, { resourceType: 'Patient' }, { resourceType: 'Organization' }));
    expect(await problemOf(await send(broker, wrong, 'bundle'))).toStrictEqual([400, 'bundle-malformed', [
      '/entry/0/resource/measure', '/entry/1/resource/type', '/entry/2/resource/resourceType', '/entry/3/resource/name',
    ]]);
    expect(await problemOf(await send(broker, bytesOf(report), 'bundle'))).toStrictEqual([400, 'bundle-malformed', ['/resourceType', '/type', '/entry']]);
    expect(await problemOf(await send(broker, bytesOf(bundle({ resourceType: 'Location' })), 'bundle'))).toStrictEqual([400, 'bundle-malformed', ['/entry']]);
    expect(await problemOf(await send(broker, new TextEncoder().encode('{'), 'bundle'))).toStrictEqual([400, 'bundle-malformed', ['/']]);
    expect((await send(broker, good, 'bundle')).status).toBe(201);
  });

  it('refuses strangers and other media types', async () => {
    const missing = await send(broker, good, 'k', { headers: { authorization: undefined } });
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="sandbox-broker"');
    expect(await problemOf(missing)).toStrictEqual([401, 'token-missing', []]);
    expect(await problemOf(await send(broker, good, 'k', { headers: { authorization: 'Bearer x' } }))).toStrictEqual([401, 'token-invalid', []]);
    expect(await problemOf(await send(broker, good, 'k', { headers: { 'content-type': 'application/json' } }))).toStrictEqual([415, 'media-type-unsupported', []]);
    expect(await problemOf(await fetch(`${broker.url}/nowhere`))).toStrictEqual([404, 'not-found', []]);
  });

  it('can lose a receipt on the way, and gives it when asked again', async () => {
    broker.loseNextReceipt();
    await expect(send(broker, good, 'lost')).rejects.toThrow();
    const answer = await send(broker, good, 'lost');
    expect([answer.status, await answer.text()]).toStrictEqual([200, broker.received.at(-1)?.receipt]);
  });

  it('can fail on purpose', async () => {
    broker.failNext(1, 503, { 'retry-after': '2' });
    const [failed, next] = [await send(broker, good, 'fail'), await send(broker, good, 'fail')];
    expect([failed.status, failed.headers.get('retry-after'), next.status]).toStrictEqual([503, '2', 201]);
  });
});

describe('a broker that was restarted', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'sandbox-broker-')); });
  afterAll(() => rm(folder, { recursive: true }));

  it('still gives the same receipt, signed with the same key', async () => {
    const stateFile = join(folder, 'new', 'broker.json');
    const before = await start({ stateFile });
    const receipt = await (await send(before, good, 'kept')).text();
    await before.close();
    expect((await stat(stateFile)).mode & 0o777).toBe(0o600);

    const after = await start({ stateFile });
    const again = await send(after, good, 'kept');
    expect([again.status, await again.text()]).toStrictEqual([200, receipt]);
    expect(after.jwks).toStrictEqual(before.jwks);
    expect(after.received).toStrictEqual(before.received);
    expect(await problemOf(await send(after, bytesOf(bundle(report)), 'kept'))).toStrictEqual([422, 'idempotency-key-reused', ['Idempotency-Key']]);
    await after.close();
  });

  it('does not start over on a state it cannot read', async () => {
    const stateFile = join(folder, 'broken.json');
    await writeFile(stateFile, '{"version":1');
    expect(await start({ stateFile }).then(() => 'started', codeOf)).toBe('sandbox-state-unreadable');
    expect(await readFile(stateFile, 'utf8')).toBe('{"version":1');
  });
});
