import { beforeAll, expect, test } from 'vitest';
import { generateSigningKey, type SigningKey, signPayload, verifyPayload } from '../src/index.ts';

const payload = new TextEncoder().encode('{"resourceType":"Bundle","score":12.50}');
let key: SigningKey;
beforeAll(async () => { key = await generateSigningKey(); });

test('a signature is detached, unencoded PS256, and verifies over the exact bytes', async () => {
  const signature = await signPayload(payload, key.privateJwk);
  const [header, content] = signature.split('.');
  expect(content).toBe('');
  expect(JSON.parse(Buffer.from(header!, 'base64url').toString())).toStrictEqual({ alg: 'PS256', b64: false, crit: ['b64'], kid: key.publicJwk.kid });
  await expect(verifyPayload(payload, signature, { keys: [key.publicJwk] })).resolves.toBeUndefined();
});

test('every flipped byte is caught, in each of two thousand', async () => {
  const long = new TextEncoder().encode(`{"resourceType":"Bundle","text":"${'één '.repeat(340)}"}`);
  expect(long.length).toBeGreaterThan(2_000);
  const signature = await signPayload(long, key.privateJwk);
  let caught = 0;
  for (const index of long.keys()) {
    const changed = Uint8Array.from(long);
    changed[index]! ^= 1;
    await verifyPayload(changed, signature, { keys: [key.publicJwk] }).catch((thrown: { code: string; recovery: string }) => { if (thrown.code === 'payload-signature-wrong' && thrown.recovery === 'halt') caught++; });
  }
  expect(caught).toBe(long.length);
});

test('another key, an attached payload and no signature at all are refused', async () => {
  const other = await generateSigningKey();
  const signature = await signPayload(payload, key.privateJwk);
  const attached = signature.replace('..', `.${Buffer.from(payload).toString('base64url')}.`);
  for (const [text, publicJwk] of [[signature, other.publicJwk], [attached, key.publicJwk], ['', key.publicJwk], ['a..b', key.publicJwk]] as const) {
    await expect(verifyPayload(payload, text, { keys: [publicJwk] })).rejects.toMatchObject({ code: 'payload-signature-wrong' });
  }
});

test('the published key holds no private part', () => {
  expect(Object.keys(key.publicJwk).toSorted()).toStrictEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});
