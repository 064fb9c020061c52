import { type Channel, type OutgoingSubmission, verifyReceipt } from '@meervoud/channel';
import type { Receipt } from '@meervoud/exchange';
import { type Clock, codeOf, KnownError, passing, systemClock } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { openAccessToken, refusedToken } from './access-token.ts';
import { type HttpAnswer, openHttp, unexpected } from './http.ts';
import { openRecipientKeys } from './recipient-keys.ts';

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** https, or plain http to this machine only: credentials and figures do not travel in the open. */
const SafeUrl = z.url().refine((text) => {
  const { protocol, hostname, username, password } = new URL(text);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && username === '' && password === '';
}, 'https, or http to this machine, without credentials in it');

/** How to reach a recipient; `recipientJwksUrl` or `jwks`, exactly one. */
export const FhirEndpoint = z
  .strictObject({
    url: SafeUrl.describe('Server base to which the Bundle is POSTed.'),
    tokenUrl: SafeUrl.describe('The token endpoint of the recipient.'),
    clientId: z.string().min(1).describe('The name under which the recipient knows us.'),
    clientSecret: z.string().min(1).describe('Where the secret is.'),
    recipientJwksUrl: SafeUrl.optional().describe('Where the public keys are with which it signs receipts; this or jwks.'),
    jwks: z.custom<JSONWebKeySet>((value) => Array.isArray((value as { keys?: unknown } | null)?.keys), 'a JSON Web Key Set').optional()
      .describe('Those public keys themselves, as a JSON Web Key Set.'),
    issuer: z.string().min(1).describe('`iss` of its receipts.'),
    timeout: z.number().int().positive().default(30_000).describe('Milliseconds for one exchange.'),
    maxAnswer: z.number().int().positive().default(262_144).describe('Most bytes of an answer that are read.'),
  })
  .refine(({ recipientJwksUrl, jwks }) => (recipientJwksUrl === undefined) !== (jwks === undefined), 'recipientJwksUrl or jwks, exactly one');
export type FhirEndpoint = z.input<typeof FhirEndpoint>;

/**
 * POSTs a submission to a FHIR server base: OAuth2 client credentials, a permanent `Idempotency-Key`, the detached
 * signature in `nlgov-adr-payload-sig` (Dutch API Design Rules, signing), and a signed receipt back. Throws, besides
 * what `openHttp` and `verifyReceipt` throw: `channel-configuration-wrong`, `recipient-refused-token` and
 * `recipient-refused` (all halt); the last names the recipient's own code.
 */
export const fhirEndpointChannel = (options: FhirEndpoint, clock: Clock = systemClock): Channel => {
  const { url, recipientJwksUrl, jwks, issuer, timeout, maxAnswer, ...credentials } = toConfiguration(options);
  const http = openHttp({ timeout, maxAnswer });
  const token = openAccessToken(credentials, http, clock);
  const keys = openRecipientKeys(jwks ? { jwks } : { url: recipientJwksUrl ?? '' }, http);

  const post = async (submission: OutgoingSubmission, signal: AbortSignal): Promise<HttpAnswer> => http({
    url, method: 'POST', body: submission.payload,
    headers: {
      authorization: `Bearer ${await token.get(signal)}`,
      'content-type': submission.contentType,
      accept: 'application/jose, application/problem+json',
      'idempotency-key': submission.idempotencyKey,
      'nlgov-adr-payload-sig': submission.signature,
    },
  }, signal);

  const read = async (jws: string, submission: OutgoingSubmission, signal: AbortSignal): Promise<Receipt> => {
    const { payloadHash, idempotencyKey } = submission;
    return verifyReceipt(jws, await keys.get(signal), { payloadHash, idempotencyKey, issuer });
  };

  return {
    name: 'fhir-endpoint',
    send: async (submission, signal) => {
      signal.throwIfAborted();
      passing('recipient-request:before');
      let answer = await post(submission, signal);
      passing('recipient-request:after');
      if (answer.status === 401) {
        token.forget();
        answer = await post(submission, signal);
      }
      requireReceipt(url, answer);
      const jws = answer.body.trim();
      try {
        return await read(jws, submission, signal);
      } catch (thrown) {
        // the recipient may have new keys
        if (codeOf(thrown) !== 'receipt-signature-wrong' || !keys.forget()) throw thrown;
        return read(jws, submission, signal);
      }
    },
  };
};

const toConfiguration = (options: FhirEndpoint): z.output<typeof FhirEndpoint> => {
  const parsed = FhirEndpoint.safeParse(options);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'channel'}: ${message}`).join('; ');
  throw new KnownError({ code: 'channel-configuration-wrong', recovery: 'halt', message: `the channel cannot be set up: ${wrong}` });
};

const Problem = z.object({ code: z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/) });

/** A 4xx with a problem is about what we sent; one without is about the address, and says nothing of the content. */
const requireReceipt = (url: string, answer: HttpAnswer): void => {
  if (answer.status === 401 || answer.status === 403) throw refusedToken(url, answer.status, problemCode(answer.body));
  if (answer.status >= 400 && answer.contentType === 'application/problem+json' && ![404, 405].includes(answer.status)) {
    throw new KnownError({
      code: 'recipient-refused', recovery: 'halt', at: url,
      message: `the recipient refused the submission: ${problemCode(answer.body) ?? 'without-code'} (${answer.status})`,
    });
  }
  if ((answer.status !== 200 && answer.status !== 201) || answer.contentType !== 'application/jose') {
    throw unexpected(url, `the recipient answered ${answer.status} ${answer.contentType || 'without content type'}`, '200 or 201 application/jose');
  }
};

/** Only the recipient's stable code: its sentences may quote what we sent. */
const problemCode = (body: string): string | undefined => {
  try {
    return Problem.parse(JSON.parse(body)).code;
  } catch {
    return undefined;
  }
};
