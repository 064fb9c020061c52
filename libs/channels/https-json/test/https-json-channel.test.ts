import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { OutgoingSubmission } from '@meervoud/channel';
import { becomeOverHttp, describeChannel, type HttpRecipient, openHttpRecipient } from '@meervoud/channel/testing';
import { hashOfBytes } from '@meervoud/kernel';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { type HttpsJson, httpsJsonChannel } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-https-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A certificate for this machine that is its own authority, by openssl. */
const certificate = (name: string): { readonly cert: string; readonly key: string } => {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
};
const [ours, theirs, another] = ['provider', 'recipient', 'another'].map(certificate) as [ReturnType<typeof certificate>, ReturnType<typeof certificate>, ReturnType<typeof certificate>];

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: await calculateJwkThumbprint(await exportJWK(publicKey)) };
const seen: { readonly jti?: string | undefined; readonly exp?: number | undefined; readonly iat?: number | undefined }[] = [];

const byKey = (): Promise<HttpRecipient> => openHttpRecipient({
  grants: async (_, body) => {
    const asked = new URLSearchParams(body);
    const { payload } = await jwtVerify(asked.get('client_assertion') ?? '', publicKey, { audience: recipientUrl, issuer: 'meervoud', subject: 'meervoud', requiredClaims: ['jti', 'exp', 'iat'] }).catch(() => ({ payload: undefined }));
    if (payload === undefined || asked.get('grant_type') !== 'client_credentials' || asked.get('scope') !== 'submit') return false;
    if (seen.some(({ jti }) => jti === payload.jti)) return false;
    seen.push(payload);
    return true;
  },
});
let recipientUrl = '';
const keyed = ({ options }: HttpRecipient, more: Partial<HttpsJson> = {}): HttpsJson => {
  recipientUrl = options.tokenUrl;
  return {
    url: options.url, recipientJwksUrl: options.recipientJwksUrl, issuer: 'broker', timeout: 2_000,
    auth: { type: 'private-key-jwt', tokenUrl: options.tokenUrl, clientId: 'meervoud', privateKey: JSON.stringify(jwk), scope: 'submit' }, ...more,
  };
};

/** Asks for a certificate, and takes only ours. */
const overTls = (): Promise<HttpRecipient> => openHttpRecipient({
  tls: { cert: theirs.cert, key: theirs.key, ca: [ours.cert, another.cert], requestCert: true, rejectUnauthorized: true },
  knows: ({ socket }) => (socket as TLSSocket).getPeerCertificate().subject?.CN === 'provider',
});
const mutual = ({ options }: HttpRecipient, more: Partial<HttpsJson> = {}): HttpsJson =>
  ({ url: options.url, recipientJwksUrl: options.recipientJwksUrl, issuer: 'broker', timeout: 2_000, authority: theirs.cert, auth: { type: 'mtls', certificate: ours.cert, privateKey: ours.key }, ...more });

describeChannel('JSON over HTTPS, known by a certificate', async () => {
  const recipient = await overTls();
  return {
    channel: httpsJsonChannel(mutual(recipient)),
    misled: httpsJsonChannel(mutual(recipient, { authority: another.cert })),
    takenIn: () => Promise.resolve(recipient.takenIn()),
    become: async (mood) => becomeOverHttp(recipient, mood, 2_000),
    close: recipient.close,
  };
});

describeChannel('JSON over HTTP, known by a signed assertion', async () => {
  const recipient = await byKey();
  return {
    channel: httpsJsonChannel(keyed(recipient)),
    takenIn: () => Promise.resolve(recipient.takenIn()),
    become: async (mood) => becomeOverHttp(recipient, mood, 2_000),
    close: recipient.close,
  };
}, { misled: 'shown above, over TLS' });

const payload = new TextEncoder().encode('{"values":[]}');
const submission: OutgoingSubmission = { idempotencyKey: 'o/r/p@1/2023/1', contentType: 'application/json', fileExtension: 'json', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
const { signal } = new AbortController();
const withRecipient = async (open: () => Promise<HttpRecipient>, work: (recipient: HttpRecipient) => Promise<void>): Promise<void> => {
  const recipient = await open();
  await work(recipient).finally(recipient.close);
};

describe('who we are', () => {
  test('is said by an assertion that is used once and lives a minute', () => withRecipient(byKey, async (recipient) => {
    const channel = httpsJsonChannel(keyed(recipient));
    expect(await channel.send(submission, signal)).toMatchObject({ status: 'accepted' });
    recipient.tokens.push('revoked-all-before');
    await channel.send(submission, signal);
    expect(new Set(seen.map(({ jti }) => jti)).size).toBe(seen.length);
    expect(seen.every(({ exp, iat }) => exp! - iat! === 60)).toBe(true);
    expect(recipient.arrivals.at(-1)!.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'o/r/p@1/2023/1', 'nlgov-adr-payload-sig': 'e30..AA' });
  }));

  test('a certificate of somebody else is refused, and none at all', () => withRecipient(overTls, async (recipient) => {
    await expect(httpsJsonChannel(mutual(recipient, { auth: { type: 'mtls', certificate: another.cert, privateKey: another.key } })).send(submission, signal)).rejects.toMatchObject({ code: 'recipient-refused-token', recovery: 'halt' });
    await expect(httpsJsonChannel(mutual(recipient, { auth: { type: 'token', token: 'x' } })).send(submission, signal)).rejects.toMatchObject({ code: expect.stringMatching(/^recipient-/) });
    expect(recipient.takenIn()).toStrictEqual([]);
  }));

  test('a token that was agreed goes along; one that is refused is not tried again', () => withRecipient(() => openHttpRecipient({ knows: ({ headers }) => headers.authorization === 'Bearer agreed' }), async (recipient) => {
    const send = (token: string) => httpsJsonChannel(keyed(recipient, { auth: { type: 'token', token } })).send(submission, signal);
    expect(await send('agreed')).toMatchObject({ status: 'accepted' });
    await expect(send('other')).rejects.toMatchObject({ code: 'recipient-refused-token', recovery: 'halt', message: 'the recipient does not accept our credentials (401, token-unknown)' });
  }));
});

test.each<[string, string, string]>([
  ['its own code and those of single values', '{"code":"bundle-invalid","errors":[{"code":"duplicate-row","at":"x"},{"code":"value-missing"},{"code":"duplicate-row"}]}', 'bundle-invalid (422; duplicate-row, value-missing)'],
  ['the last word of its type where it has no code (RFC 9457)', '{"type":"https://makelaar.example/problems/deadline-passed","title":"Te laat voor Jansen"}', 'deadline-passed (422)'],
  ['ten codes at most', JSON.stringify({ code: 'many', issues: Array.from({ length: 12 }, (_, at) => ({ code: `c${at}` })) }), 'many (422; c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, …)'],
  ['nothing that is no code', '{"code":"<script>","errors":[{"code":"a b"},"x",{"detail":"Jansen"}]}', 'without-code (422)'],
])('of a refusal is said: %s', (_, body, told) => withRecipient(byKey, async (recipient) => {
  recipient.onSubmission = (response) => recipient.answer(response, 422, 'application/problem+json', body);
  await expect(httpsJsonChannel(keyed(recipient)).send(submission, signal)).rejects.toMatchObject({ code: 'recipient-refused', recovery: 'halt', message: `the recipient refused the submission: ${told}` });
}));

test.each<[string, Partial<HttpsJson>]>([
  ['a certificate over plain HTTP', { auth: { type: 'mtls', certificate: 'c', privateKey: 'k' } }],
  ['no key set', { recipientJwksUrl: undefined }],
  ['a key that is none', { auth: { type: 'private-key-jwt', tokenUrl: 'https://b.example/token', clientId: 'm', privateKey: 'geheim' } }],
  ['a shared secret as key', { auth: { type: 'private-key-jwt', tokenUrl: 'https://b.example/token', clientId: 'm', privateKey: '{"kty":"oct","k":"geheim","alg":"HS256","kid":"1"}' } }],
  ['plain http to elsewhere', { url: 'http://makelaar.example/' }],
])('%s is refused at set-up, without a word of what is secret', (_, more) => {
  const options: HttpsJson = { url: 'http://127.0.0.1:9/', recipientJwksUrl: 'https://b.example/keys', issuer: 'b', auth: { type: 'token', token: 't' } };
  const refused = (): unknown => httpsJsonChannel({ ...options, ...more });
  expect(refused).toThrow(expect.objectContaining({ code: 'channel-configuration-wrong', message: expect.not.stringContaining('geheim') }));
});
