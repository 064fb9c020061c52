import { createHmac, randomUUID } from 'node:crypto';
import { generateSigningKey } from '@meervoud/delivery';
import { type Clock, hashOfBytes, silentLogger, toInstant } from '@meervoud/kernel';
import { type CryptoKey as Key, exportSPKI, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGateway, type RecipientClient } from '../../src/index.ts';
import { assertionOf, type ClientKey, formOf, makeKey } from './client-keys.ts';
import { openStoreForTest } from './test-store.ts';
import { apiOptions, RECIPIENT_URL } from './world.ts';

const NOW = 1_770_000_000;
const audience = `${RECIPIENT_URL}/token`;
let clock: Clock = { now: () => toInstant(NOW * 1_000) };

let store: Awaited<ReturnType<typeof openStoreForTest>>;
let app: Awaited<ReturnType<typeof createGateway>>;
let base: string;
let keys: Readonly<Record<'rs384' | 'es384' | 'ps256' | 'retired' | 'foreign' | 'other', ClientKey>>;
let client: RecipientClient;

beforeAll(async () => {
  keys = {
    rs384: await makeKey('rsa-1', 'RS384'), es384: await makeKey('ec-1', 'ES384'), ps256: await makeKey('ps-1', 'PS256'),
    retired: await makeKey('old', 'ES384'), foreign: await makeKey('rsa-1', 'RS384'), other: await makeKey('other-1', 'ES384'),
  };
  client = {
    id: 'makelaar', recipient: 'gegevensmakelaar', organizations: ['linde'], profiles: ['databroker-odb', 'kwaliteitsbeeld'], certificates: [], answersHere: true,
    jwks: { keys: [keys.rs384, keys.es384, keys.ps256].map(({ publicJwk }) => publicJwk) },
  };
  const other: RecipientClient = { ...client, id: 'ander', jwks: { keys: [keys.other.publicJwk] } };
  store = await openStoreForTest();
  app = await createGateway({
    store: store.store, organizations: [{ id: 'linde', name: 'De Linde' }], accounts: [], log: silentLogger, clock: { now: () => clock.now() }, publicJwks: { keys: [] },
    recipientApi: apiOptions(await generateSigningKey(), [client, other]),
  });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => { await app.close(); await store.close(); });

const post = async (body: string | URLSearchParams, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${base}/recipient/v1/token`, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() as Record<string, unknown> };
};

describe('a token', () => {
  test.each(['rs384', 'es384', 'ps256'] as const)('is given for an assertion signed with %s', async (name) => {
    const { status, body, headers } = await post(formOf(await assertionOf(keys[name], 'makelaar', audience, NOW)));
    expect([status, Object.keys(body), body['token_type'], body['expires_in'], body['scope']]).toStrictEqual([
      200, ['access_token', 'token_type', 'expires_in', 'scope'], 'Bearer', 300,
      'databroker-odb.read databroker-odb.receipt databroker-odb.question kwaliteitsbeeld.read kwaliteitsbeeld.receipt kwaliteitsbeeld.question',
    ]);
    expect([headers.get('cache-control'), headers.get('pragma'), headers.get('api-version')]).toStrictEqual(['no-store', 'no-cache', '1.0.0']);
  });

  test('holds the scopes that were asked, once each, and the store holds its hash alone', async () => {
    const { body } = await post(formOf(await assertionOf(keys.es384, 'makelaar', audience, NOW), { scope: 'databroker-odb.read databroker-odb.read', client_id: 'makelaar' }));
    expect(body['scope']).toBe('databroker-odb.read');
    expect(await store.store.recipientAccess.find(hashOfBytes(String(body['access_token'])), clock.now())).toStrictEqual(
      { client: 'makelaar', scopes: ['databroker-odb.read'], expiresAt: toInstant((NOW + 300) * 1_000) });
    expect(await store.store.recipientAccess.find(String(body['access_token']), clock.now())).toBeUndefined();
  });

  test('is given again for a new jti, and a client may use the jti of another', async () => {
    const jti = randomUUID();
    expect((await post(formOf(await assertionOf(keys.es384, 'makelaar', audience, NOW, jti)))).status).toBe(200);
    expect((await post(formOf(await assertionOf(keys.other, 'ander', audience, NOW, jti)))).status).toBe(200);
    const again = await post(formOf(await assertionOf(keys.rs384, 'makelaar', audience, NOW, jti)));
    expect([again.status, again.body]).toStrictEqual([401, { error: 'invalid_client', error_description: 'This assertion was used before; its jti must be new.' }]);
  });

  test('is not spent by a request that is refused for something else', async () => {
    const assertion = await assertionOf(keys.es384, 'makelaar', audience, NOW);
    expect((await post(formOf(assertion, { scope: 'databroker-odb.write' }))).body['error']).toBe('invalid_scope');
    expect((await post(formOf(assertion))).status).toBe(200);
  });

  test('an audience in a list of one, nbf and iat at the edge of the skew, and exp at five minutes are right', async () => {
    const claims = { iss: 'makelaar', sub: 'makelaar', aud: [audience], jti: randomUUID(), nbf: NOW + 60, iat: NOW + 60, exp: NOW + 300 };
    expect((await post(formOf(await signed({}, claims)))).status).toBe(200);
  });
});

const signed = (header: object, claims: object, key: ClientKey = keys.es384): Promise<string> =>
  new SignJWT(claims as never).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
const right = () => ({ iss: 'makelaar', sub: 'makelaar', aud: audience, jti: randomUUID(), iat: NOW, exp: NOW + 240 });
const base64 = (text: string): string => Buffer.from(text).toString('base64url');
/** Signs texts as they are, so that they may be no JSON or have a name twice. */
const signedRaw = async (header: string, claims: string, key: ClientKey = keys.es384): Promise<string> => {
  const input = `${base64(header)}.${base64(claims)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-384' }, key.privateKey, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
};
const es384 = '{"alg":"ES384","kid":"ec-1"}';
const claim = (name: string, value: unknown) => () => signed({}, { ...right(), [name]: value });
const header = (more: object, key: 'es384' | 'rs384' = 'es384') => () => signed(more, right(), keys[key]);

const UNKNOWN = 'The client could not be authenticated.';
const invalid = 'invalid_client';
/** What is wrong, how it is made, and, where the signature is right, what is told. */
const wrongAssertions: [what: string, make: () => Promise<string> | string, told?: string][] = [
  ['alg none, no signature', () => `${base64('{"alg":"none","kid":"ec-1"}')}.${base64(JSON.stringify(right()))}.`],
  ['alg none in capitals', () => `${base64('{"alg":"NONE","kid":"ec-1"}')}.${base64(JSON.stringify(right()))}.AA`],
  ['HS256 with the public key as secret', async () => {
    const input = `${base64('{"alg":"HS256","kid":"rsa-1"}')}.${base64(JSON.stringify(right()))}`;
    const pem = await exportSPKI(await importJWK({ ...keys.rs384.publicJwk, ext: true }, 'RS384') as Key);
    return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
  }],
  ['RS256, which is not on the list', async () => {
    const key = await makeKey('rsa-1', 'RS256');
    return signed({}, right(), key);
  }],
  ['another algorithm than that of the key', async () => `${base64('{"alg":"PS384","kid":"ps-1"}')}.${(await signed({}, right(), keys.ps256)).split('.').slice(1).join('.')}`],
  ['a kid that is not registered', header({ kid: 'ec-9' })],
  ['the kid of another key of this client', header({ kid: 'rsa-1' })],
  ['no kid', () => signed({ kid: undefined }, right())],
  ['an empty kid', header({ kid: '' })],
  ['a key that was taken out of the set', () => signed({}, right(), keys.retired)],
  ['somebody else\'s key under our kid', () => signed({}, right(), keys.foreign)],
  ['the key of another client', () => signed({}, right(), keys.other)],
  ['another client\'s name with our key', claim('iss', 'ander')],
  ['jku in the header', header({ jku: 'https://evil.example/jwks.json' })],
  ['x5u in the header', header({ x5u: 'https://evil.example/cert.pem' })],
  ['jwk in the header', () => signed({ jwk: keys.foreign.publicJwk }, right())],
  ['x5c in the header', header({ x5c: ['AAAA'] })],
  ['x5t in the header', header({ x5t: 'AAAA' })],
  ['a critical extension', () => signedRaw('{"alg":"ES384","kid":"ec-1","crit":["exp"],"exp":1}', JSON.stringify(right()))],
  ['cty in the header', header({ cty: 'JWT' })],
  ['another typ', header({ typ: 'at+jwt' })],
  ['alg twice in the header', () => signedRaw('{"alg":"ES384","alg":"ES384","kid":"ec-1"}', JSON.stringify(right()))],
  ['iss twice', () => signedRaw(es384, `{"iss":"ander",${JSON.stringify(right()).slice(1)}`)],
  ['aud twice, once escaped', () => signedRaw(es384, `{"a\\u0075d":"https://evil.example",${JSON.stringify(right()).slice(1)}`)],
  ['a name twice in a nested claim', () => signedRaw(es384, `{"more":{"a":1,"a":2},${JSON.stringify(right()).slice(1)}`)],
  ['claims that are a list', () => signedRaw(es384, JSON.stringify([right()]))],
  ['claims that are no JSON', () => signedRaw(es384, 'iss=makelaar')],
  ['claims in broken UTF-8', async () => {
    const input = `${base64(es384)}.${Buffer.concat([Buffer.from('{"iss":"makelaar","x":"'), Buffer.from([0xff]), Buffer.from('"}')]).toString('base64url')}`;
    return `${input}.${Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-384' }, keys.es384.privateKey, Buffer.from(input))).toString('base64url')}`;
  }],
  ['a byte order mark before the claims', () => signedRaw(es384, `\uFEFF${JSON.stringify(right())}`)],
  ['no iss', claim('iss', undefined)],
  ['an unknown client', claim('iss', 'nobody')],
  ['a client whose name looks the same', claim('iss', 'mаkelaar')],
  ['a client in full-width letters', claim('iss', 'ｍakelaar')],
  ['a client with a zero-width space', claim('iss', 'makelaar\u200b')],
  ['a client in capitals', claim('iss', 'MAKELAAR')],
  ['a client with a space behind it', claim('iss', 'makelaar ')],
  ['the name of a built-in', claim('iss', '__proto__')],
  ['a list as iss', claim('iss', ['makelaar'])],
  ['one bit of the signature changed', async () => {
    const [one, two, three = ''] = (await signed({}, right())).split('.');
    const bytes = Buffer.from(three, 'base64url');
    bytes[10]! ^= 1;
    return `${one}.${two}.${bytes.toString('base64url')}`;
  }],
  ['the claims of another assertion', async () => {
    const [one, two] = [(await signed({}, right())).split('.'), (await signed({}, right())).split('.')];
    return `${one[0]}.${two[1]}.${one[2]}`;
  }],
  ['no signature', async () => (await signed({}, right())).split('.').slice(0, 2).join('.')],
  ['an empty signature', async () => `${(await signed({}, right())).split('.').slice(0, 2).join('.')}.`],
  ['an all-zero ECDSA signature', async () => `${(await signed({}, right())).split('.').slice(0, 2).join('.')}.${Buffer.alloc(96).toString('base64url')}`],
  ['five parts, as if encrypted', async () => `${await signed({}, right())}.AA.AA`],
  ['a padded part', async () => `${await signed({}, right())}==`],
  ['no JWT at all', () => 'let me in'],
  ['more than anybody needs', () => signed({}, { ...right(), more: 'x'.repeat(10_000) })],
  ['another sub', claim('sub', 'ander'), 'sub must equal iss'],
  ['no sub', claim('sub', undefined), 'sub is missing or malformed'],
  ['no aud', claim('aud', undefined), 'aud is missing or malformed'],
  ['aud of the issuer alone', claim('aud', 'https://delen.linde.example'), `aud must be exactly ${audience}`],
  ['aud with a slash behind it', claim('aud', `${audience}/`), `aud must be exactly ${audience}`],
  ['aud over http', claim('aud', audience.replace('https', 'http')), `aud must be exactly ${audience}`],
  ['aud in capitals', claim('aud', audience.toUpperCase()), `aud must be exactly ${audience}`],
  ['aud with more beside it', claim('aud', [audience, 'https://evil.example']), 'aud is missing or malformed'],
  ['an empty list as aud', claim('aud', []), 'aud is missing or malformed'],
  ['no exp', claim('exp', undefined), 'exp is missing or malformed'],
  ['exp now', claim('exp', NOW), 'exp has passed'],
  ['exp a minute ago', () => signed({}, { ...right(), iat: NOW - 200, exp: NOW - 60 }), 'exp has passed'],
  ['exp in 301 seconds', () => signed({}, { ...right(), iat: NOW + 1, exp: NOW + 301 }), 'exp must lie within 300 seconds'],
  ['exp 301 seconds after iat', () => signed({}, { ...right(), iat: NOW - 61, exp: NOW + 240 }), 'exp must lie within 300 seconds of iat'],
  ['exp as text', claim('exp', String(NOW + 100)), 'exp is missing or malformed'],
  ['exp in milliseconds', claim('exp', (NOW + 100) * 1000), 'exp must lie within 300 seconds; exp must lie within 300 seconds of iat'],
  ['exp below zero', claim('exp', -1), 'exp is missing or malformed'],
  ['exp beyond what a number holds', () => signedRaw(es384, JSON.stringify({ ...right(), exp: 0 }).replace('"exp":0', '"exp":1e400')), 'exp is missing or malformed'],
  ['iat 61 seconds ahead', () => signed({}, { ...right(), iat: NOW + 61, exp: NOW + 240 }), 'iat lies ahead'],
  ['iat as text', claim('iat', 'now'), 'iat is missing or malformed'],
  ['nbf 61 seconds ahead', claim('nbf', NOW + 61), 'nbf lies ahead'],
  ['nbf not before exp', () => signed({}, { ...right(), nbf: NOW + 30, exp: NOW + 30, iat: NOW }), 'nbf must lie before exp'],
  ['no jti', claim('jti', undefined), 'jti is missing or malformed'],
  ['an empty jti', claim('jti', ''), 'jti is missing or malformed'],
  ['a jti that is a number', claim('jti', 1), 'jti is missing or malformed'],
  ['a jti of 256 characters', claim('jti', 'j'.repeat(256)), 'jti is missing or malformed'],
  ['a jti with a NUL', claim('jti', 'a\u0000b'), 'jti is missing or malformed'],
  ['everything wrong at once', () => signed({}, { ...right(), sub: 'x', aud: 'y', exp: NOW - 1 }), `sub must equal iss; aud must be exactly ${audience}; exp has passed`],
];

const wrongRequests: [what: string, make: (form: URLSearchParams) => string | URLSearchParams, error: string, headers?: Readonly<Record<string, string>>][] = [
  ['another grant', (form) => { form.set('grant_type', 'authorization_code'); return form; }, 'unsupported_grant_type'],
  ['the grant of jwt-bearer', (form) => { form.set('grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'); return form; }, 'unsupported_grant_type'],
  ['no grant', (form) => { form.delete('grant_type'); return form; }, 'invalid_request'],
  ['an empty grant', (form) => { form.set('grant_type', ''); return form; }, 'invalid_request'],
  ['two grants', (form) => { form.append('grant_type', 'client_credentials'); return form; }, 'invalid_request'],
  ['another type of assertion', (form) => { form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer'); return form; }, 'invalid_request'],
  ['no type of assertion', (form) => { form.delete('client_assertion_type'); return form; }, 'invalid_request'],
  ['no assertion', (form) => { form.delete('client_assertion'); return form; }, 'invalid_request'],
  ['two assertions', (form) => { form.append('client_assertion', 'x'); return form; }, 'invalid_request'],
  ['a secret besides', (form) => { form.set('client_secret', 'x'); return form; }, 'invalid_request'],
  ['another client_id', (form) => { form.set('client_id', 'ander'); return form; }, 'invalid_client'],
  ['Basic credentials besides', (form) => form, 'invalid_request', { authorization: 'Basic bWFrZWxhYXI6eA==' }],
  ['a JSON body', (form) => JSON.stringify(Object.fromEntries(form)), 'invalid_request', { 'content-type': 'application/json' }],
  ['broken JSON', () => '{', 'invalid_request', { 'content-type': 'application/json' }],
  ['plain text', (form) => form.toString(), 'invalid_request', { 'content-type': 'text/plain' }],
  ['nothing', () => '', 'invalid_request', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a scope nobody knows', (form) => { form.set('scope', 'system/*.read'); return form; }, 'invalid_scope'],
  ['the scope of another profile', (form) => { form.set('scope', 'databroker-odb.read zorgkantoor.read'); return form; }, 'invalid_scope'],
  ['scopes with a tab between', (form) => { form.set('scope', 'databroker-odb.read\tkwaliteitsbeeld.read'); return form; }, 'invalid_scope'],
  ['scopes with two spaces between', (form) => { form.set('scope', 'databroker-odb.read  kwaliteitsbeeld.read'); return form; }, 'invalid_scope'],
];

describe('no token', () => {
  test.each<(typeof wrongAssertions)[number]>(wrongAssertions)('for an assertion with %s', async (_, make, told) => {
    const { status, body } = await post(formOf(await make()));
    expect([status, body]).toStrictEqual([401, {
      error: invalid, error_description: told === undefined ? UNKNOWN : `The client assertion is signed well, but: ${told}.`,
    }]);
  });

  test.each<(typeof wrongRequests)[number]>(wrongRequests)('for a request with %s', async (_, make, error, headers) => {
    const { status, body } = await post(make(formOf(await assertionOf(keys.es384, 'makelaar', audience, NOW))), headers);
    expect([status, body['error'], Object.keys(body)]).toStrictEqual([error === invalid ? 401 : 400, error, ['error', 'error_description']]);
  });

  test('by GET, which is told what to use', async () => {
    const answer = await fetch(`${base}/recipient/v1/token`);
    expect([answer.status, answer.headers.get('allow')]).toStrictEqual([405, 'POST']);
  });

  test('for a body of more than five mebibytes', async () => {
    const { status, body } = await post(`client_assertion=${'x'.repeat(5 * 1024 * 1024)}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect([status, body['code']]).toStrictEqual([413, 'request-too-large']);
  });
});

test('a time that runs on ends an assertion and not its jti', async () => {
  const jti = randomUUID();
  const assertion = await assertionOf(keys.es384, 'makelaar', audience, NOW, jti);
  expect((await post(formOf(assertion))).status).toBe(200);
  clock = { now: () => toInstant((NOW + 239) * 1_000) };
  expect((await post(formOf(assertion))).body['error_description']).toBe('This assertion was used before; its jti must be new.');
  clock = { now: () => toInstant((NOW + 2_000) * 1_000) };
  // others come and sweep; the assertion is then refused for its age
  expect((await post(formOf(await assertionOf(keys.es384, 'makelaar', audience, NOW + 2_000)))).status).toBe(200);
  expect((await post(formOf(assertion))).body['error_description']).toBe('The client assertion is signed well, but: exp has passed.');
});
