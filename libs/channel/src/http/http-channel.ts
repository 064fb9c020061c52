import type { Receipt } from '@meervoud/exchange';
import { codeOf, passing } from '@meervoud/kernel';
import type { Channel, OutgoingSubmission } from '../channel.ts';
import { verifyReceipt } from '../receipt.ts';
import type { Http, HttpAnswer } from './http.ts';
import { requireReceipt } from './problem.ts';
import type { RecipientKeys } from './recipient-keys.ts';

export interface HttpChannelOptions {
  readonly name: string;
  readonly url: string;
  /** `iss` of the recipient's receipts. */
  readonly issuer: string;
  readonly http: Http;
  readonly keys: RecipientKeys;
  /** Headers by which the recipient knows us; `forget`: the last were refused, get new ones. False when there are no others. */
  readonly credentials: { headers(signal: AbortSignal): Promise<Readonly<Record<string, string>>>; forget(): boolean };
}

/**
 * POSTs a submission: a permanent `Idempotency-Key`, the detached signature in `nlgov-adr-payload-sig` (Dutch API Design Rules,
 * signing), and a signed receipt back. `send` throws what `openHttp`, `verifyReceipt` and `requireReceipt` throw.
 */
export const httpChannel = ({ name, url, issuer, http, keys, credentials }: HttpChannelOptions): Channel => {
  const post = async (submission: OutgoingSubmission, signal: AbortSignal): Promise<HttpAnswer> => http({
    url, method: 'POST', body: submission.payload,
    headers: {
      ...(await credentials.headers(signal)),
      'content-type': submission.contentType,
      accept: 'application/jose, application/problem+json',
      'idempotency-key': submission.idempotencyKey,
      'nlgov-adr-payload-sig': submission.signature,
    },
  }, signal);

  const read = async (jws: string, { payloadHash, idempotencyKey }: OutgoingSubmission, signal: AbortSignal): Promise<Receipt> =>
    verifyReceipt(jws, await keys.get(signal), { payloadHash, idempotencyKey, issuer });

  return {
    name,
    send: async (submission, signal) => {
      signal.throwIfAborted();
      passing('recipient-request:before');
      let answer = await post(submission, signal);
      passing('recipient-request:after');
      if (answer.status === 401 && credentials.forget()) answer = await post(submission, signal);
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
