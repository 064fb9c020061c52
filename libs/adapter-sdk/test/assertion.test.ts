import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { silentLogger } from '@meervoud/kernel';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { FhirSourceConfig, openFhirSource } from '../src/index.ts';
import { json, openServer, searchset, testEffects } from './fhir-server.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
const pem = ({ privateKey }: { readonly privateKey: KeyObject }, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string =>
  privateKey.export({ type: type as 'pkcs8', format: 'pem' }).toString();
const jwk = ({ privateKey }: { readonly privateKey: KeyObject }, more: object = { kid: 'in-jwk' }): string => JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...more });

/** Reads three times, each after the token of the one before has ended, with a token endpoint that is busy once. */
const tryReading = async (key: string, more: object = {}) => {
  const { effects, pass } = testEffects();
  let tokens = 0;
  const server = await openServer((request, response) => {
    if (request.url !== '/token/') return json(response, searchset([]));
    tokens += 1;
    return tokens === 1 ? response.writeHead(503).end()
      : json(response, { access_token: `t${tokens}`, token_type: 'bearer', expires_in: 300 }, 200);
  });
  const config = FhirSourceConfig.parse({
    baseUrl: `${server.origin}/fhir`,
    auth: { type: 'smart-backend-services', tokenUrl: `${server.origin}/token/`, clientId: 'meervoud', scope: 'system/*.rs', privateKey: { file: '/run/secrets/key' }, ...more },
  });
  const source = openFhirSource({ config, secret: async () => key, log: silentLogger, signal: new AbortController().signal, effects });
  let error: { readonly code?: string; readonly recovery?: string; readonly message: string } | undefined;
  try {
    for (let round = 0; round < 3; round += 1) {
      for await (const _ of source.search('Location'));
      pass(301_000);
    }
  } catch (thrown) {
    error = thrown as Error;
  }
  await source.close();
  await server.close();
  const forms = server.asked.filter(({ url }) => url === '/token/').map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  return { error, forms, tokenUrl: `${server.origin}/token/`, asked: server.asked, clock: effects.clock };
};

describe('SMART backend services', () => {
  test.each([
    ['an RSA key in PKCS#8', pem(rsa), rsa, 'RS384', { keyId: 'named' }, 'named'],
    ['an RSA key in PKCS#1', pem(rsa, 'pkcs1'), rsa, 'RS384', { keyId: 'named' }, 'named'],
    ['a P-384 key in PKCS#8', pem(ec), ec, 'ES384', { keyId: 'named' }, 'named'],
    ['a P-384 key in SEC1', pem(ec, 'sec1'), ec, 'ES384', { keyId: 'named' }, 'named'],
    ['an RSA key as a JWK', jwk(rsa), rsa, 'RS384', {}, 'in-jwk'],
    ['a P-384 key as a JWK', jwk(ec), ec, 'ES384', {}, 'in-jwk'],
    ['a JWK whose name the configuration overrules', jwk(ec), ec, 'ES384', { keyId: 'named' }, 'named'],
  ])('%s signs an assertion that is used once', async (_, key, pair, alg, more, kid) => {
    const { error, forms, tokenUrl, asked } = await tryReading(key, more);
    expect(error).toBeUndefined();
    expect(forms).toHaveLength(4);
    const ids = new Set<unknown>();
    for (const { client_assertion, ...form } of forms) {
      expect(form).toEqual({
        grant_type: 'client_credentials', scope: 'system/*.rs', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      expect(decodeProtectedHeader(client_assertion!)).toEqual({ alg, kid, typ: 'JWT' });
      const { payload } = await jwtVerify(client_assertion!, pair.publicKey, { audience: tokenUrl, issuer: 'meervoud', subject: 'meervoud', currentDate: new Date('2026-11-22T10:00:00Z') });
      expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iss', 'jti', 'sub']);
      ids.add(payload.jti);
    }
    expect(ids.size).toBe(4);
    expect(asked.filter(({ url }) => url !== '/token/').map(({ authorization }) => authorization)).toEqual(['Bearer t2', 'Bearer t3', 'Bearer t4']);
  });

  test('F11: an assertion lives four minutes from now by our clock, and says nothing about when it began', async () => {
    const { forms } = await tryReading(pem(ec), { keyId: 'k' });
    const [, body = ''] = forms[0]!['client_assertion']!.split('.');
    const { exp, iat, nbf } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, number | undefined>;
    expect(exp).toBe(Date.parse('2026-11-22T10:00:00Z') / 1_000 + 240);
    expect([iat, nbf]).toEqual([undefined, undefined]);
  });

  test.each([
    ['without a name', pem(ec), {}],
    ['that is public', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), { keyId: 'k' }],
    ['on another curve', pem(generateKeyPairSync('ec', { namedCurve: 'prime256v1' })), { keyId: 'k' }],
    ['of 1024 bits', pem(generateKeyPairSync('rsa', { modulusLength: 1_024 })), { keyId: 'k' }],
    ['of another kind', pem(generateKeyPairSync('ed25519')), { keyId: 'k' }],
    ['that is a JWK of no kind', '{"kty":"x","kid":"k","d":"very-secret"}', {}],
    ['that is no key', 'very-secret', { keyId: 'k' }],
    ['that is broken JSON', '{"d":"very-secret"', { keyId: 'k' }],
  ])('a key %s is an error that repeats nothing of it, and nothing is sent', async (_, key, more) => {
    const { error, asked } = await tryReading(key, more);
    expect(error).toMatchObject({ code: 'client-key-wrong', recovery: 'halt' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/very-secret|PRIVATE/);
    expect(asked).toEqual([]);
  });
});

test('a fixed token that cannot stand in a header is an error, and is not sent in part', async () => {
  const server = await openServer((_, response) => json(response, searchset([])));
  const config = FhirSourceConfig.parse({ baseUrl: server.origin, auth: { type: 'bearer', token: { env: 'T' } } });
  const source = openFhirSource({ config, secret: async () => 'a\r\nX-Evil: 1', log: silentLogger, signal: new AbortController().signal, effects: testEffects().effects });
  await expect((async () => { for await (const _ of source.search('Location')); })()).rejects.toMatchObject({ code: 'token-malformed' });
  await source.close();
  await server.close();
  expect(server.asked).toEqual([]);
});
