import type { Receipt } from '@meervoud/exchange';
import { Instant, KnownError, type KnownErrorDetail } from '@meervoud/kernel';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** What a recipient signs: the payload it got, under which key, and what it did with it. */
export const ReceiptClaims = z.object({
  iss: z.string(),
  receiptId: z.string().min(1).max(200),
  idempotencyKey: z.string(),
  payloadHash: z.string(),
  status: z.enum(['received', 'accepted', 'rejected']),
  at: Instant,
});
export type ReceiptClaims = z.infer<typeof ReceiptClaims>;

export interface ExpectedReceipt {
  readonly payloadHash: string;
  readonly idempotencyKey: string;
  /** Who must have issued it; not checked when absent. */
  readonly issuer?: string | undefined;
}

const ALGORITHMS = ['ES256', 'PS256'];

const wrong = (code: string, message: string, more: Partial<KnownErrorDetail> = {}): KnownError =>
  new KnownError({ code, recovery: 'halt', message, ...more });

/**
 * Reads a signed receipt (compact JWS, ES256 or PS256) and checks it against the recipient's keys; needs no network,
 * so it also verifies a stored receipt years later with the keys of then. Throws KnownErrors, all `halt`:
 * `receipt-signature-wrong`, `receipt-malformed` and `receipt-for-another-payload`.
 */
export const verifyReceipt = async (jws: string, jwks: JSONWebKeySet, expected: ExpectedReceipt): Promise<Receipt> => {
  const { payload } = await compactVerify(jws, createLocalJWKSet(jwks), { algorithms: ALGORITHMS }).catch((cause: unknown) => {
    throw wrong('receipt-signature-wrong', 'the receipt is not signed with a key of the recipient', { cause, expected: ALGORITHMS.join(' or ') });
  });
  const claims = toClaims(payload);
  const differs = (['payloadHash', 'idempotencyKey'] as const).find((name) => claims[name] !== expected[name]);
  if (differs) {
    throw wrong('receipt-for-another-payload', `the receipt has another ${differs} than what was sent`, { at: differs, expected: expected[differs] });
  }
  if (expected.issuer !== undefined && claims.iss !== expected.issuer) {
    throw wrong('receipt-signature-wrong', 'the receipt was issued by another party', { at: 'iss', expected: expected.issuer });
  }
  const { receiptId, payloadHash, status, at } = claims;
  return { receiptId, payloadHash, status, at, jws };
};

const toClaims = (payload: Uint8Array): ReceiptClaims => {
  try {
    return ReceiptClaims.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (cause) {
    throw wrong('receipt-malformed', 'the signed receipt does not hold what a receipt must', {
      cause, expected: 'iss, receiptId, idempotencyKey, payloadHash, status, at',
    });
  }
};
