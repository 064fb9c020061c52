import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { silentLogger, type LogFields } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { FhirSourceConfig, openFhirSource } from '../src/index.ts';
import { connectionRefusal } from '../src/transport/connection-refusal.ts';
import { certificate, revocationList } from './certificates.ts';
import { json, searchset, testEffects } from './fhir-server.ts';

const authority = certificate({ common: 'Authority', authority: true });
const other = certificate({ common: 'Other authority', authority: true });
const good = certificate({ common: 'server', by: authority, host: '127.0.0.1' });

interface Setting {
  readonly server?: ServerOptions;
  readonly tls?: object;
  readonly auth?: object;
  readonly secrets?: Record<string, string>;
}

/** Reads once from a TLS server; says how it went, what the server saw, and what was logged. */
const tryTls = async ({ server: options, tls = { authority: { env: 'CA' } }, auth, secrets = {} }: Setting) => {
  const seen: { readonly client: string | undefined; readonly authorization: string | undefined }[] = [];
  const server = createServer({ key: good.keyPem, cert: good.pem, ...options }, (request, response) => {
    seen.push({ client: (request.socket as TLSSocket).getPeerCertificate().subject?.CN, authorization: request.headers.authorization });
    json(response, searchset([]));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const config = FhirSourceConfig.parse({
    baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`, auth: auth ?? { type: 'bearer', token: { env: 'TOKEN' } }, tls, limits: { retries: 1 },
  });
  const all: Record<string, string> = { 'env:CA': authority.pem, 'env:TOKEN': 'the-token', ...secrets };
  const logged: { readonly level: string; readonly fields: LogFields | undefined }[] = [];
  const log = { ...silentLogger, warn: (_: string, fields?: LogFields) => void logged.push({ level: 'warn', fields }), error: (_: string, fields?: LogFields) => void logged.push({ level: 'error', fields }) };
  const source = openFhirSource({ config, secret: async (reference) => all[reference] ?? '', log, signal: new AbortController().signal, effects: testEffects().effects });
  let error: { readonly code?: string; readonly recovery?: string; readonly message: string } | undefined;
  try {
    for await (const _ of source.search('Location'));
  } catch (thrown) {
    error = thrown as Error;
  }
  await source.close();
  await new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); });
  return { error, seen, logged };
};

describe('F28: a certificate of the source', () => {
  test('by the authority of this source, for this host and valid today, is accepted', async () => {
    expect(await tryTls({})).toMatchObject({ error: undefined, seen: [{ authorization: 'Bearer the-token' }] });
  });

  test.each([
    ['that has expired', certificate({ common: 'server', by: authority, host: '127.0.0.1', until: '2021-01-01' })],
    ['that is not valid yet', certificate({ common: 'server', by: authority, host: '127.0.0.1', from: '2048-01-01' })],
    ['for another address', certificate({ common: 'server', by: authority, host: '127.0.0.2' })],
    ['for another name', certificate({ common: '127.0.0.1', by: authority, host: 'ecd.example' })],
    ['that signed itself', certificate({ common: 'server', host: '127.0.0.1' })],
    ['by an authority that is not that of this source', certificate({ common: 'server', by: other, host: '127.0.0.1' })],
    ['by one that is no authority', certificate({ common: 'server', by: good, host: '127.0.0.1' })],
  ])('%s is refused: no request, no token, no second attempt', async (_, bad) => {
    const { error, seen } = await tryTls({ server: { key: bad.keyPem, cert: bad.pem } });
    expect(error).toMatchObject({ code: 'tls-refused', recovery: 'halt' });
    expect(seen).toEqual([]);
  });

  test('by an authority of our own is refused where the source names none, because the system does not know it', async () => {
    expect((await tryTls({ tls: {} })).error).toMatchObject({ code: 'tls-refused' });
  });

  test('does not help a source that speaks nothing newer than TLS 1.1', async () => {
    const { error, seen } = await tryTls({ server: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } });
    expect(error).toMatchObject({ code: 'tls-refused', recovery: 'halt' });
    expect(seen).toEqual([]);
  });

  test('is asked for in vain where there is no TLS at all', async () => {
    const { createServer: createPlain } = await import('node:http');
    const server = createPlain((_, response) => response.end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const config = FhirSourceConfig.parse({ baseUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, auth: { type: 'bearer', token: { env: 'T' } }, limits: { retries: 0 } });
    const source = openFhirSource({ config, secret: async () => 't', log: silentLogger, signal: new AbortController().signal, effects: testEffects().effects });
    await expect((async () => { for await (const _ of source.search('Location')); })()).rejects.toMatchObject({ code: 'tls-refused' });
    await source.close();
    await new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); });
  });
});

describe('F28: a list of revoked certificates', () => {
  const between = certificate({ common: 'Authority in between', by: authority, authority: true });
  const below = certificate({ common: 'server', by: between, host: '127.0.0.1' });
  const tls = { authority: { env: 'CA' }, revocationList: { env: 'CRL' } };
  const withList = (list: string, server: ServerOptions = {}) => tryTls({ tls, server, secrets: { 'env:CRL': list } });
  const chained: ServerOptions = { key: below.keyPem, cert: below.pem + between.pem };

  test('that does not name the certificate of the source lets it pass', async () => {
    expect(await withList(revocationList(authority, [other]))).toMatchObject({ error: undefined, seen: [{ authorization: 'Bearer the-token' }] });
    expect(await withList(revocationList(authority, []))).toMatchObject({ error: undefined });
  });

  test.each([
    ['that names it', revocationList(authority, [other, good])],
    ['that has run out', revocationList(authority, [], '2021-01-01')],
    ['by someone who only says to be its authority', revocationList({ ...other, common: authority.common }, [])],
    ['by another authority only', revocationList(other, [])],
  ])('%s refuses it: no request, no token, no second attempt', async (_, list) => {
    const { error, seen } = await withList(list);
    expect(error).toMatchObject({ code: 'tls-refused', recovery: 'halt' });
    expect(seen).toEqual([]);
  });

  test('may stand beside that of an authority in between, in either order, and each counts', async () => {
    const [upper, lower] = [revocationList(authority, []), revocationList(between, [])];
    for (const both of [upper + lower, `${lower}\n${upper}`]) expect(await withList(both, chained)).toMatchObject({ error: undefined, seen: [{}] });
    for (const one of [upper, lower, upper + revocationList(between, [below]), lower + revocationList(authority, [between])]) {
      expect(await withList(one, chained)).toMatchObject({ error: { code: 'tls-refused' }, seen: [] });
    }
  });

  test.each([['that is none', 'very secret'], ['without one, but with a certificate', authority.pem], ['that is broken off', revocationList(authority, []).slice(0, 200)],
    ['that holds no list', '-----BEGIN X509 CRL-----\nvery secret\n-----END X509 CRL-----\n'], ['of nothing', '']])('%s is an error that repeats nothing', async (_, list) => {
    const { error, seen } = await withList(list);
    expect(error).toMatchObject({ code: 'tls-material-wrong', recovery: 'halt' });
    expect(error!.message).not.toContain('very secret');
    expect(seen).toEqual([]);
  });
});

describe('F28: our own certificate', () => {
  const client = (until?: string) => certificate({ common: 'meervoud', by: authority, ...(until === undefined ? {} : { until }) });
  const demanding: ServerOptions = { requestCert: true, rejectUnauthorized: true, ca: [authority.pem] };
  const tls = { authority: { env: 'CA' }, certificate: { env: 'CERT' }, privateKey: { env: 'KEY' } };
  const withClient = (mine: { readonly pem: string; readonly keyPem: string }, more: Setting = {}) =>
    tryTls({ server: demanding, tls, secrets: { 'env:CERT': mine.pem, 'env:KEY': mine.keyPem }, ...more });

  test('lets us in, beside a token or without one', async () => {
    expect(await withClient(client())).toMatchObject({ error: undefined, seen: [{ client: 'meervoud', authorization: 'Bearer the-token' }] });
    const alone = await withClient(client(), { auth: { type: 'mutual-tls' } });
    expect(alone).toMatchObject({ error: undefined, seen: [{ client: 'meervoud', authorization: undefined }] });
  });

  // Node's server tears the connection without a word, which may also be a passing fault; others say it in an alert.
  test.each([
    ['absent', undefined], ['by an authority the source does not know', certificate({ common: 'meervoud', by: other })],
  ])('that is %s does not let us in', async (_, mine) => {
    const { error, seen } = mine === undefined ? await tryTls({ server: demanding }) : await withClient(mine);
    expect(error?.code).toMatch(/^(?:tls-refused|source-unavailable)$/);
    expect(seen).toEqual([]);
  });

  test('that the source refuses in an alert, as most do, is no passing fault', () => {
    const thrown = (code: string): TypeError => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
    for (const code of ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'CERT_REVOKED', 'ERROR_IN_CRL_NEXT_UPDATE_FIELD']) {
      expect(connectionRefusal(thrown(code), 'https://ecd.example/')?.code).toBe('tls-refused');
    }
    for (const code of ['ECONNRESET', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'UND_ERR_CONNECT_TIMEOUT']) expect(connectionRefusal(thrown(code), 'https://ecd.example/')).toBe(undefined);
  });

  test.each([['2027-01-15', 'warn'], ['2026-12-10', 'warn'], ['2026-11-27', 'error']])('that ends on %s, seen from 22 November 2026, is an alarm of level %s', async (until, level) => {
    const { error, logged } = await withClient(client(until));
    expect(error).toBeUndefined();
    expect(logged.filter(({ fields }) => fields?.code === 'client-certificate-ends').map((entry) => entry.level)).toEqual([level]);
  });

  test('that has ended is not even shown', async () => {
    const { error, seen } = await withClient(client('2026-11-01'));
    expect(error).toMatchObject({ code: 'client-certificate-expired', recovery: 'halt' });
    expect(seen).toEqual([]);
  });

  test.each([
    ['a key of another certificate', { pem: client().pem, keyPem: client().keyPem }],
    ['a text that is no certificate', { pem: 'very secret', keyPem: client().keyPem }],
    ['a text that is no key', { pem: client().pem, keyPem: 'very secret' }],
  ])('with %s is an error that repeats nothing', async (_, mine) => {
    const { error } = await withClient(mine);
    expect(error).toMatchObject({ code: 'tls-material-wrong', recovery: 'halt' });
    expect(error!.message).not.toContain('very secret');
  });
});
