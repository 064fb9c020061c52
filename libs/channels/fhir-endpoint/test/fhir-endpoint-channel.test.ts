import type { OutgoingSubmission } from '@meervoud/channel';
import { becomeOverHttp, describeChannel, openHttpRecipient } from '@meervoud/channel/testing';
import { type Clock, hashOfBytes, toInstant } from '@meervoud/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fhirEndpointChannel } from '../src/index.ts';

describeChannel('the FHIR endpoint', async () => {
  const recipient = await openHttpRecipient();
  return {
    channel: fhirEndpointChannel(recipient.options),
    takenIn: () => Promise.resolve(recipient.takenIn()),
    become: async (mood) => becomeOverHttp(recipient, mood, recipient.options.timeout),
    close: recipient.close,
  };
}, { misled: 'over plain HTTP here; the channel https-json shows it over TLS with the same code' });

let recipient: Awaited<ReturnType<typeof openHttpRecipient>>;
beforeEach(async () => { recipient = await openHttpRecipient(); });
afterEach(() => recipient.close());

const payload = new TextEncoder().encode('{"resourceType":"Bundle"}');
const submission: OutgoingSubmission = { idempotencyKey: 'o/r/p@1/2023/1', contentType: 'application/fhir+json', fileExtension: 'fhir.json', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
const send = (more: object = {}, signal = new AbortController().signal) => fhirEndpointChannel({ ...recipient.options, ...more }).send(submission, signal);
const answering = (status: number, type: string, body: string, headers = {}): void => {
  recipient.onSubmission = (response) => recipient.answer(response, status, type, body, headers);
};

test('the headers carry token, key, type and signature', async () => {
  expect(await send()).toMatchObject({ status: 'accepted', payloadHash: submission.payloadHash });
  expect(recipient.arrivals[0]!.headers).toMatchObject({
    authorization: 'Bearer token-1', 'content-type': 'application/fhir+json', 'idempotency-key': 'o/r/p@1/2023/1', 'nlgov-adr-payload-sig': 'e30..AA',
  });
});

test.each<[string, number, string, string, string, string]>([
  ['a refusal names the recipient’s code only', 422, 'application/problem+json', '{"code":"bundle-invalid","detail":"Jansen"}', 'recipient-refused', 'the recipient refused the submission: bundle-invalid (422)'],
  ['a hostile code is not repeated', 400, 'application/problem+json', '{"code":"<script>\\n"}', 'recipient-refused', 'the recipient refused the submission: without-code (400)'],
  ['another payload under the same key', 409, 'application/problem+json; charset=utf-8', '{"code":"key-reused"}', 'recipient-refused', 'the recipient refused the submission: key-reused (409)'],
  ['a wrong address says nothing of the content', 404, 'application/problem+json', '{}', 'recipient-answer-unexpected', 'the recipient answered 404 application/problem+json'],
  ['a page instead of a receipt', 200, 'text/html', '<html>', 'recipient-answer-unexpected', 'the recipient answered 200 text/html'],
  ['forbidden', 403, 'application/problem+json', '{}', 'recipient-refused-token', 'the recipient does not accept our credentials (403)'],
  ['a signing key it does not know', 403, 'application/problem+json', '{"code":"signature-invalid"}', 'recipient-refused-token', 'the recipient does not accept our credentials (403, signature-invalid)'],
])('%s', async (_, status, type, body, code, message) => {
  answering(status, type, body);
  await expect(send()).rejects.toMatchObject({ code, message, recovery: 'halt' });
});

test.each([408, 425, 429, 500, 502, 503])('%i is to be tried again', async (status) => {
  answering(status, 'application/problem+json', '{}');
  await expect(send()).rejects.toMatchObject({ code: 'recipient-unavailable', recovery: 'retry' });
});

test.each([301, 302, 307, 308])('a %i redirect is not followed', async (status) => {
  answering(status, 'text/plain', '', { location: `${recipient.base}/elsewhere` });
  await expect(send()).rejects.toMatchObject({ code: 'recipient-redirects', recovery: 'halt' });
  expect(recipient.arrivals.length).toBe(1);
});

test('a recipient that says nothing is given up in time, to be tried again', async () => {
  recipient.onSubmission = () => undefined;
  await expect(send({ timeout: 150 })).rejects.toMatchObject({ code: 'recipient-unavailable', recovery: 'retry' });
});

test('no server at all is to be tried again', async () => {
  await recipient.close();
  await expect(send()).rejects.toMatchObject({ code: 'recipient-unavailable', recovery: 'retry', at: recipient.options.tokenUrl });
});

test('an endless answer is cut off', async () => {
  answering(201, 'application/jose', 'x'.repeat(5_000));
  await expect(send({ maxAnswer: 4_999 })).rejects.toMatchObject({ code: 'recipient-answer-unexpected', expected: 'at most 4999 bytes' });
});

test('wrong credentials halt without a submission', async () => {
  await expect(send({ clientSecret: 'wrong' })).rejects.toMatchObject({ code: 'recipient-refused-token', recovery: 'halt' });
  expect(recipient.arrivals).toStrictEqual([]);
});

test('a token is used again until it nearly expires, and renewed when it is refused', async () => {
  let now = 1_700_000_000_000;
  const clock: Clock = { now: () => toInstant(now) };
  const channel = fhirEndpointChannel(recipient.options, clock);
  const { signal } = new AbortController();
  await channel.send(submission, signal);
  await channel.send(submission, signal);
  expect(recipient.tokens.length).toBe(1);
  now += 271_000;
  await channel.send(submission, signal);
  expect(recipient.tokens.length).toBe(2);
  recipient.tokens.push('revoked-all-before');
  await channel.send(submission, signal);
  expect([recipient.tokens.length, recipient.keyFetches]).toStrictEqual([4, 1]);
});

test('a receipt for other bytes is refused', async () => {
  recipient.onSubmission = async (response) => recipient.answer(response, 201, 'application/jose', await recipient.sign(recipient.claimsFor(submission.idempotencyKey, 'sha256:other')));
  await expect(send()).rejects.toMatchObject({ code: 'receipt-for-another-payload', recovery: 'halt' });
});

test('a receipt under a rotated key is verified with the new keys; an unknown key is refused', async () => {
  const channel = fhirEndpointChannel(recipient.options);
  const { signal } = new AbortController();
  await channel.send(submission, signal);
  await recipient.rotate('2');
  recipient.forget();
  expect((await channel.send(submission, signal)).status).toBe('accepted');
  const fixed = { ...recipient.options, recipientJwksUrl: undefined, jwks: { keys: [] } };
  await expect(fhirEndpointChannel(fixed).send(submission, signal)).rejects.toMatchObject({ code: 'receipt-signature-wrong' });
});

test('an abort while waiting stops it, and is not taken for an unreachable recipient', async () => {
  const controller = new AbortController();
  recipient.onSubmission = () => controller.abort(new Error('shutting down'));
  await expect(send({}, controller.signal)).rejects.toThrow('shutting down');
});

test.each([
  ['plain http to another machine', { url: 'http://broker.example/fhir' }],
  ['credentials in the address', { url: 'https://u:p@broker.example/fhir' }],
  ['another scheme', { tokenUrl: 'file:///etc/passwd' }],
  ['no keys at all', { recipientJwksUrl: undefined }],
  ['two sources of keys', { jwks: { keys: [] } }],
])('%s is refused at set-up', (_, more) => {
  expect(() => fhirEndpointChannel({ ...recipient.options, ...more })).toThrow(expect.objectContaining({ code: 'channel-configuration-wrong' }));
});
