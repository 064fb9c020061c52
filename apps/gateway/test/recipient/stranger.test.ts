import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { compactVerify, createLocalJWKSet, flattenedVerify, type JSONWebKeySet, SignJWT } from 'jose';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { paths } from './recipient-api.generated.ts';
import { openWorld, type World } from './world.ts';
import { clientTypes } from './write-client.ts';

// What a recipient writes who has the published document, its own key, and nothing of ours: no import of the product but the provider to talk to.

const generated = new URL('recipient-api.generated.ts', import.meta.url);
interface Document { readonly servers: readonly { readonly url: string }[]; readonly components: { readonly securitySchemes: { readonly oauth2: { readonly flows: { readonly clientCredentials: { readonly tokenUrl: string } } } } } }

let world: World;
let document: Document;
let api: ReturnType<typeof createClient<paths>>;
beforeAll(async () => {
  world = await openWorld();
  document = (await world.ask('/recipient/v1/openapi.json')).body as unknown as Document;
  const [{ url = '' } = {}] = document.servers;
  // the name in the document leads to this machine
  const resolved = (request: Request): Promise<Response> => fetch(new Request(request.url.replace(new URL(url).origin, world.base), request));
  api = createClient<paths>({ baseUrl: url, fetch: resolved });
});
afterAll(() => world.close());

const sha256 = (bytes: Uint8Array | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const hashOf = (json: unknown): string => sha256(canonicalize(json) ?? '');

/** A client authenticates as the document says. */
const login = async (client: string): Promise<void> => {
  const now = Math.floor(Date.now() / 1_000);
  const { data, error } = await api.POST('/token', {
    body: {
      grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await new SignJWT({ iss: client, sub: client, aud: document.components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl, jti: randomUUID(), exp: now + 240 })
        .setProtectedHeader({ alg: world.key.alg, kid: world.key.kid }).sign(world.key.privateKey),
    },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    bodySerializer: (body) => new URLSearchParams(body as Record<string, string>),
  });
  expect(error).toBeUndefined();
  api.use({ onRequest: ({ request }) => { request.headers.set('authorization', `Bearer ${data!.access_token}`); } });
};

/** A detached JWS with unencoded payload, `header..signature`. */
const verifyDetached = async (payload: Uint8Array, jws: string, keys: JSONWebKeySet): Promise<void> => {
  const [header = '', , signature = ''] = jws.split('.');
  const verified = await flattenedVerify({ protected: header, payload, signature }, createLocalJWKSet(keys), { algorithms: ['PS256'] });
  expect(verified.protectedHeader).toMatchObject({ b64: false, crit: ['b64'] });
};

const fetchBytes = async (id: string): Promise<Uint8Array> => {
  const { data } = await api.GET('/submissions/{id}', { params: { path: { id } }, headers: { accept: 'application/fhir+json' }, parseAs: 'arrayBuffer' });
  return new Uint8Array(data as ArrayBuffer);
};
const key = () => ({ 'idempotency-key': randomUUID() });

test('the client in the test is the one the document gives', async () => {
  const types = await clientTypes(document);
  if (process.env['UPDATE_CLIENT'] !== undefined) writeFileSync(generated, types);
  expect(readFileSync(generated, 'utf8')).toBe(types);
});

test('a stranger onboards, fetches, verifies signature and manifest, accepts, rejects, asks, and follows a correction', async () => {
  const first = await world.offer();
  await login('makelaar');

  // lists and fetches
  const { data: page } = await api.GET('/submissions', { params: { query: { limit: '10' } } });
  expect(page!.submissions.map(({ id, status }) => [id, status])).toStrictEqual([[first.id, 'sent']]);
  const bytes = await fetchBytes(first.id);
  expect(sha256(bytes)).toBe(page!.submissions[0]!.payloadHash);

  // verifies the signature, and catches another byte
  const { data: keySet } = await api.GET('/keys');
  const keys = keySet as unknown as JSONWebKeySet;
  const { data: signature } = await api.GET('/submissions/{id}/signature', { params: { path: { id: first.id } } });
  await verifyDetached(bytes, signature!.signature, keys);
  for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const changed = Uint8Array.from(bytes);
    changed[at]! ^= 1;
    await expect(verifyDetached(changed, signature!.signature, keys)).rejects.toThrow();
  }

  // verifies the manifest, figure by figure
  const { data: signed } = await api.GET('/submissions/{id}/manifest', { params: { path: { id: first.id } } });
  await verifyDetached(new TextEncoder().encode(hashOf(signed!.manifest)), signed!.signature, keys);
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as { entry: { resource: { resourceType: string; identifier: { value: string }[] } }[] };
  const reports = bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'MeasureReport');
  expect([signed!.manifest.submission.payloadHash, signed!.manifest.values.map(({ value, reportHash }) => [value, reportHash])])
    .toStrictEqual([sha256(bytes), reports.map((report) => [report.identifier[0]!.value, hashOf(report)])]);

  // accepts, and keeps a receipt that it can show
  const { data: receipt } = await api.POST('/submissions/{id}/receipts', { params: { path: { id: first.id }, header: key() }, body: { payloadHash: first.payloadHash, status: 'accepted' } });
  const stated = JSON.parse(new TextDecoder().decode((await compactVerify(receipt!.jws, createLocalJWKSet(keys))).payload)) as object;
  expect(stated).toMatchObject({ iss: 'linde', status: 'accepted', payloadHash: first.payloadHash, receiptId: receipt!.receiptId, client: 'makelaar' });

  // asks, and reads the answer
  const { data: json } = await api.GET('/submissions/{id}', { params: { path: { id: first.id } }, headers: { accept: 'application/json' } });
  const content = json as { values: { value: string; indicator: string; outcome: { answer?: { value: unknown } } }[] };
  const asked = content.values.find(({ indicator }) => indicator === 'INID013307')!;
  const { data: question } = await api.POST('/questions', { params: { header: key() }, body: { submission: first.id, value: asked.value, text: 'Is hier niets dubbel geteld?' } });
  await world.post(`/v1/questions/${question!.id}/answer`, 'officer', { text: 'Een wond wel; de correctie volgt.' });
  const { data: answered } = await api.GET('/questions/{id}', { params: { path: { id: question!.id } } });
  expect([answered!.mine, answered!.answer?.text]).toStrictEqual([true, 'Een wond wel; de correctie volgt.']);

  // reads on, follows the correction, and rejects it with an issue
  const second = await world.offer({ revision: 2, ulcers: 2, supersedes: first.payloadHash });
  const { data: more } = await api.GET('/submissions', { params: { query: { cursor: page!.nextCursor } } });
  expect(more!.submissions.map(({ id, revision }) => [id, revision])).toStrictEqual([[second.id, 2]]);
  const { data: correction } = await api.GET('/submissions/{id}/correction', { params: { path: { id: second.id } } });
  expect([correction!.supersedes, correction!.changes!.map(({ indicator, from, to }) => [indicator, from?.outcome.answer?.value, to?.outcome.answer?.value])])
    .toStrictEqual([{ payloadHash: first.payloadHash, submission: first.id }, [['INID013307', '18.75', '12.50']]]);
  const rejection = { payloadHash: second.payloadHash, status: 'rejected' as const, issues: [{ value: correction!.changes![0]!.to!.value, code: 'value' as const, message: 'Nog steeds te hoog' }] };
  const { data: rejected } = await api.POST('/submissions/{id}/receipts', { params: { path: { id: second.id }, header: key() }, body: rejection });
  expect(rejected!.issues).toStrictEqual(rejection.issues);

  // what was accepted stays in force, and the next revision takes its place
  const inForce = async () => (await api.GET('/series', { params: { query: { reportingYear: '2023' } } })).data!.values.filter(({ indicator, location }) => indicator === 'INID013307' && location?.name === 'De Eik').map(({ revision, outcome }) => [revision, outcome.answer?.value]);
  expect(await inForce()).toStrictEqual([[1, '18.75']]);
  const third = await world.offer({ revision: 3, ulcers: 1, supersedes: second.payloadHash });
  await api.POST('/submissions/{id}/receipts', { params: { path: { id: third.id }, header: key() }, body: { payloadHash: third.payloadHash, status: 'accepted' } });
  expect(await inForce()).toStrictEqual([[3, '6.25']]);
  const { data: board } = await api.GET('/board');
  expect(board!.rows.map(({ profile, state, revision }) => [profile, state, revision])).toStrictEqual([['databroker-odb', 'accepted', 3], ['kwaliteitsbeeld', 'expected', null]]);

  // and what it does wrong it is told
  const { error, response } = await api.POST('/submissions/{id}/receipts', { params: { path: { id: second.id }, header: key() }, body: { ...rejection, issues: [{ value: 'val-0000000000000000', code: 'value' }] } });
  expect([response.status, (error as { errors: { code: string }[] }).errors.map(({ code }) => code)]).toStrictEqual([422, ['revision-stale', 'value-unknown']]);
});
