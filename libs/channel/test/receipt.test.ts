import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type GenerateKeyPairResult, type JSONWebKeySet } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { verifyReceipt } from '../src/index.ts';

const claims = { iss: 'broker', receiptId: 'r-1', idempotencyKey: 'k', payloadHash: 'sha256:1', status: 'accepted', at: '2024-03-01T09:30:00.000Z' };
const expected = { payloadHash: 'sha256:1', idempotencyKey: 'k', issuer: 'broker' };
let jwks: JSONWebKeySet;
let keys: GenerateKeyPairResult;
beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: '1', alg: 'ES256' }] };
});
const sign = (payload: unknown, key: CryptoKey = keys.privateKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256', kid: '1' }).sign(key);

test('a receipt for what was sent is read and kept as it came', async () => {
  const jws = await sign(claims);
  expect(await verifyReceipt(jws, jwks, expected)).toStrictEqual({ receiptId: 'r-1', payloadHash: 'sha256:1', status: 'accepted', at: claims.at, jws });
});

test.each([
  ['receipt-for-another-payload', { ...claims, payloadHash: 'sha256:2' }],
  ['receipt-for-another-payload', { ...claims, idempotencyKey: 'other' }],
  ['receipt-signature-wrong', { ...claims, iss: 'someone-else' }],
  ['receipt-malformed', { ...claims, status: 'lost' }],
  ['receipt-malformed', null],
])('%s: %j', async (code, payload) => {
  await expect(verifyReceipt(await sign(payload), jwks, expected)).rejects.toMatchObject({ code, recovery: 'halt' });
});

test('another key, a flipped byte, no signature and plain text are refused', async () => {
  const other = await sign(claims, (await generateKeyPair('ES256')).privateKey);
  const good = await sign(claims);
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`;
  const flipped = good.replace(/\.(.)/, (_, letter: string) => `.${letter === 'e' ? 'f' : 'e'}`);
  for (const jws of [other, flipped, unsigned, 'accepted', '']) {
    await expect(verifyReceipt(jws, jwks, expected)).rejects.toMatchObject({ code: 'receipt-signature-wrong' });
  }
});
