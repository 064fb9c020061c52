import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toInstant } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate, type Made } from '../../../cli/test/doctor-places.ts';
import { type RecipientClient, thumbprintOf } from '../../src/index.ts';
import { assertionOf, formOf } from './client-keys.ts';
import { openWorld, RECIPIENT_URL, type World } from './world.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const der = ({ cert }: Made): Uint8Array => new X509Certificate(cert).raw;
const folder = mkdtempSync(join(tmpdir(), 'meervoud-bound-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const api = '/recipient/v1';

const bind = (...certificates: readonly Made[]) => (clients: RecipientClient[]): RecipientClient[] =>
  clients.map((client) => (client.id === 'makelaar' ? { ...client, certificates: certificates.map((made) => thumbprintOf(der(made))) } : client));

describe.skipIf(!hasOpenssl)('over TLS of its own (skipped without openssl)', () => {
  let [world, server, ours, next, foreign] = [undefined, undefined, undefined, undefined, undefined] as unknown as [World, Made, Made, Made, Made];
  beforeAll(async () => {
    [server, ours, next, foreign] = ['server', 'ours', 'next', 'foreign'].map((name) => makeCertificate(folder, name, 30)) as [Made, Made, Made, Made];
    world = await openWorld({ clients: bind(ours, next), gateway: { tls: { certificate: server.cert, key: server.key } } });
  });
  afterAll(() => world.close());

  const call = (path: string, certificate: Made | undefined, token?: string, form?: string, more: Readonly<Record<string, string>> = {}) => new Promise<{ status: number; body: Record<string, string> }>((resolve, reject) => {
    const sent = request(`${world.base}${path}`, {
      method: form === undefined ? 'GET' : 'POST', ca: server.cert, ...(certificate && { cert: certificate.cert, key: certificate.key }), agent: false,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }), ...more },
    }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, string> }));
    });
    sent.on('error', reject).end(form);
  });
  const askToken = async (client: string, certificate: Made | undefined, more: Readonly<Record<string, string>> = {}) =>
    call(`${api}/token`, certificate, undefined, formOf(await assertionOf(world.key, client, `${RECIPIENT_URL}/token`, Math.floor(Date.now() / 1_000))).toString(), more);

  test('a token is given and counts only over a connection with a certificate that was registered, the one it is bound to', async () => {
    const token = (await askToken('makelaar', ours)).body['access_token']!;
    const statuses = await Promise.all([ours, next, foreign, undefined].map(async (made) => (await call(`${api}/submissions`, made, token)).status));
    expect(statuses).toStrictEqual([200, 401, 401, 401]);
    for (const made of [foreign, undefined]) expect(await askToken('makelaar', made)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await call(`${api}/submissions`, next, (await askToken('makelaar', next)).body['access_token'])).status).toBe(200);
  });

  test('a client that registered none gets a bearer token, and a reader needs no certificate', async () => {
    const token = (await askToken('loket', undefined)).body['access_token']!;
    expect((await call(`${api}/submissions`, undefined, token)).status).toBe(200);
    expect((await call('/v1/submissions', undefined, 'reader')).status).toBe(200);
  });

  test('a header counts for nothing from who is no proxy', async () => {
    const header = { 'client-cert': `:${Buffer.from(der(ours)).toString('base64')}:` };
    expect((await askToken('makelaar', undefined, header)).status).toBe(401);
    expect((await askToken('makelaar', foreign, header)).status).toBe(401);
    const token = (await askToken('makelaar', ours)).body['access_token']!;
    expect((await call(`${api}/submissions`, undefined, token, undefined, header)).status).toBe(401);
  });
});

describe.skipIf(!hasOpenssl)('behind a proxy (skipped without openssl)', () => {
  const open = async (proxies: readonly string[], header?: string) => {
    const [ours, foreign] = ['proxied', 'proxied-foreign'].map((name) => makeCertificate(folder, name, 30)) as [Made, Made];
    const world = await openWorld({ clients: bind(ours), api: { proxies, ...(header && { certificateHeader: header }) } });
    const status = async (headers: Readonly<Record<string, string>>): Promise<number> => {
      const form = formOf(await assertionOf(world.key, 'makelaar', `${RECIPIENT_URL}/token`, Math.floor(Date.now() / 1_000)));
      return (await fetch(`${world.base}${api}/token`, { method: 'POST', body: form, headers: { ...headers } })).status;
    };
    return { world, ours, foreign, status };
  };

  test('its word on the certificate counts, in the way of RFC 9440 and of nginx, and no other', async () => {
    const { world, ours, foreign, status } = await open(['127.0.0.1']);
    const base64 = Buffer.from(der(ours)).toString('base64');
    const headers = [
      { 'client-cert': `:${base64}:` }, { 'client-cert': encodeURIComponent(ours.cert) }, { 'client-cert': `:${Buffer.from(der(foreign)).toString('base64')}:` },
      { 'client-cert': base64 }, { 'client-cert': ':AAAA:' }, { 'client-cert': `:${base64}:, :${base64}:` }, { 'client-cert': `:${'A'.repeat(15_000)}:` }, { 'x-client-cert': `:${base64}:` }, {},
    ];
    const statuses: number[] = [];
    for (const each of headers) statuses.push(await status(each as Record<string, string>));
    expect(statuses).toStrictEqual([200, 200, 401, 401, 401, 401, 401, 401, 401]);
    await world.close();
  });

  test('the word of another address counts for nothing; a range may be one of proxies, and the header may have another name', async () => {
    const elsewhere = await open(['10.9.8.7', '10.0.0.0/8', '::1']);
    expect(await elsewhere.status({ 'client-cert': `:${Buffer.from(der(elsewhere.ours)).toString('base64')}:` })).toBe(401);
    await elsewhere.world.close();
    const range = await open(['127.0.0.0/8'], 'x-ssl-cert');
    expect(await range.status({ 'x-ssl-cert': encodeURIComponent(range.ours.cert) })).toBe(200);
    await range.world.close();
    await expect(open(['not-an-address'])).rejects.toMatchObject({ code: 'proxy-address-wrong' });
  });
});

describe('a token', () => {
  test('ends after five minutes, with its client, and tells nothing of why', async () => {
    let now = Date.now();
    const world = await openWorld({ clock: { now: () => toInstant(now) } });
    const token = await world.tokenOf('makelaar');
    const list = (given: string | undefined) => world.ask(`${api}/submissions`, given);
    expect((await list(token)).status).toBe(200);
    now += 299_000;
    expect((await list(token)).status).toBe(200);
    now += 1_000;
    const refused = await list(token);
    expect([refused.status, refused.headers.get('www-authenticate')]).toStrictEqual([401, 'Bearer error="invalid_token"']);
    const texts = await Promise.all([undefined, 'x', 'A'.repeat(43), 'officer', `${token}x`].map(async (given) => (await list(given)).text));
    expect(new Set([...texts, refused.text]).size).toBe(1);
    // a token of staff opens nothing here, and one of a recipient nothing there
    expect((await world.ask('/v1/submissions', await world.tokenOf('makelaar'))).status).toBe(401);
    await world.close();
  });

  test('without the scope for a profile lists nothing of it and does nothing with it', async () => {
    const world = await openWorld();
    const { id, payloadHash, values } = await world.offer();
    const [reads, answers, asks] = [await world.tokenOf('makelaar', 'databroker-odb.read'), await world.tokenOf('makelaar', 'databroker-odb.receipt'), await world.tokenOf('makelaar', 'kwaliteitsbeeld.read')];
    expect((await world.ask(`${api}/submissions`, asks)).body.submissions).toStrictEqual([]);
    expect((await world.ask(`${api}/submissions/${id}`, asks)).body.code).toBe('scope-missing');
    expect((await world.ask(`${api}/submissions/${id}`, answers)).body.code).toBe('scope-missing');
    expect((await world.post(`${api}/submissions/${id}/receipts`, reads, { payloadHash, status: 'accepted' })).body.code).toBe('scope-missing');
    expect((await world.post(`${api}/questions`, reads, { submission: id, value: values[0], text: 'x' })).body.code).toBe('scope-missing');
    expect((await world.post(`${api}/submissions/${id}/receipts`, answers, { payloadHash, status: 'accepted' })).status).toBe(201);
    await world.close();
  });

  test('is counted by client: one that asks too much waits, another does not', async () => {
    const world = await openWorld({ api: { requestsPerMinute: 5 } });
    const [busy, calm] = [await world.tokenOf('makelaar'), await world.tokenOf('loket')];
    const statuses: number[] = [];
    for (let index = 0; index < 6; index++) statuses.push((await world.ask(`${api}/board`, busy)).status);
    expect(statuses).toStrictEqual([200, 200, 200, 200, 200, 429]);
    const refused = await world.ask(`${api}/board`, busy);
    expect([refused.body.code, Number(refused.headers.get('retry-after')) > 0, refused.headers.get('api-version')]).toStrictEqual(['too-many-requests', true, '1.0.0']);
    expect((await world.ask(`${api}/board`, calm)).status).toBe(200);
    // two tokens were given to this address; guesses count with those
    const guesses: number[] = [];
    for (let index = 0; index < 5; index++) guesses.push((await world.ask(`${api}/board`, 'A'.repeat(43))).status);
    expect(guesses).toStrictEqual([401, 401, 401, 429, 429]);
    expect((await world.ask(`${api}/board`, calm)).status).toBe(200);
    await world.close();
  });
});
