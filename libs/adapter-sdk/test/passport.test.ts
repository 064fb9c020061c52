import { clockAt, Instant } from '@meervoud/kernel';
import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { failedChecks, type Passport, signPassport, verifyPassport } from '../src/index.ts';

const issued = Instant.parse('2026-03-01T10:00:00.000Z');
const passport: Passport = {
  kit: { name: '@meervoud/adapter-kit', version: '0.1.0' }, adapter: { name: 'my-ecd', version: '1.2.0', fhirVersion: '4.0.1' },
  issuedAt: issued, checkedOn: 'population', population: { seed: 1, reportingYears: [2023] },
  coverage: { Stay: { start: { filled: 3, of: 4 } } },
  checks: [{ check: 'records-match-schema', outcome: 'pass' }, { check: 'stops-on-abort', outcome: 'bypassed', detail: 'ticket 12' }],
  bypasses: [{ check: 'stops-on-abort', reason: 'ticket 12' }],
  predicted: { values: 2, equal: 2, differences: [] },
};
const holder = { adapter: 'my-ecd', version: '1.2.0' };

const keyPair = async (algorithm = 'ES256'): Promise<{ readonly privateJwk: JWK; readonly publicJwk: JWK }> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const bare = await exportJWK(publicKey);
  const marks = { kid: await calculateJwkThumbprint(bare) };
  return { privateJwk: { ...await exportJWK(privateKey), ...marks }, publicJwk: { ...bare, ...marks } };
};

let ours: Awaited<ReturnType<typeof keyPair>>;
let theirs: Awaited<ReturnType<typeof keyPair>>;
beforeAll(async () => { [ours, theirs] = [await keyPair(), await keyPair()]; });
const trusted = () => ({ keys: [ours.publicJwk] });

describe('a passport', () => {
  test('is given back whole when a trusted issuer signed it for this version of this adapter', async () => {
    const jws = await signPassport(passport, ours.privateJwk);
    expect(jws).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await verifyPassport(`${jws}\n`, trusted(), holder)).toEqual(passport);
  });

  test('signed by anyone else is no passport', async () => {
    await expect(verifyPassport(await signPassport(passport, theirs.privateJwk), trusted(), holder)).rejects.toMatchObject({ code: 'passport-signature-wrong', recovery: 'halt' });
    await expect(verifyPassport(await signPassport(passport, ours.privateJwk), { keys: [] }, holder)).rejects.toMatchObject({ code: 'passport-signature-wrong' });
  });

  test('of which a byte was changed is no passport', async () => {
    const [header, payload, signature] = (await signPassport({ ...passport, checks: [{ check: 'stops-on-abort', outcome: 'fail' }] }, ours.privateJwk)).split('.');
    const better = Buffer.from(Buffer.from(payload!, 'base64url').toString('utf8').replace('"fail"', '"pass"')).toString('base64url');
    expect(better).not.toBe(payload);
    await expect(verifyPassport(`${header}.${better}.${signature}`, trusted(), holder)).rejects.toMatchObject({ code: 'passport-signature-wrong' });
  });

  test.each([
    ['nothing', ''], ['no JWS', 'passport'], ['unsigned', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(passport)).toString('base64url')}.`],
    ['endless', 'a'.repeat(2_000_000)],
  ])('that is %s is refused', async (_, jws) => {
    await expect(verifyPassport(jws, trusted(), holder)).rejects.toMatchObject({ code: 'passport-signature-wrong' });
  });

  test('must be signed as one: a delivery or a token with the same key is not', async () => {
    const sign = async (header: object, payload: string) =>
      new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'ES256', kid: ours.privateJwk.kid!, ...header }).sign(await importJWK(ours.privateJwk, 'ES256'));
    await expect(verifyPassport(await sign({}, JSON.stringify(passport)), trusted(), holder)).rejects.toMatchObject({ code: 'passport-signature-wrong' });
    await expect(verifyPassport(await sign({ typ: 'meervoud-passport+jws' }, '{"adapter":1}'), trusted(), holder)).rejects.toMatchObject({ code: 'passport-signature-wrong' });
  });

  test('is for one version of one adapter', async () => {
    const jws = await signPassport(passport, ours.privateJwk);
    for (const other of [{ ...holder, adapter: 'other' }, { ...holder, version: '1.2.1' }]) {
      await expect(verifyPassport(jws, trusted(), other)).rejects.toMatchObject({ code: 'passport-for-another-adapter', recovery: 'halt' });
    }
  });

  test('in which something failed is refused, and says what', async () => {
    const failing = { ...passport, checks: [...passport.checks, { check: 'values-as-predicted', outcome: 'fail' as const }] };
    expect(failedChecks(failing)).toEqual(['values-as-predicted']);
    await expect(verifyPassport(await signPassport(failing, ours.privateJwk), trusted(), holder))
      .rejects.toMatchObject({ code: 'passport-failed', recovery: 'halt', message: expect.stringContaining('values-as-predicted') });
  });

  test('expires after so many days, if one asks for that', async () => {
    const jws = await signPassport(passport, ours.privateJwk);
    const at = (now: string) => verifyPassport(jws, trusted(), { ...holder, maxAgeDays: 30, clock: clockAt(Instant.parse(now)) });
    expect(await at('2026-03-31T10:00:00.000Z')).toEqual(passport);
    await expect(at('2026-03-31T10:00:00.001Z')).rejects.toMatchObject({ code: 'passport-expired' });
  });
});
