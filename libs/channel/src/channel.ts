import type { Receipt } from '@meervoud/exchange';

/** A submission on its way out: exact bytes, and the signature over those bytes. */
export interface OutgoingSubmission {
  /** `wireKey` of the delivery; the recipient answers a repeated key with the same receipt. */
  readonly idempotencyKey: string;
  readonly contentType: string;
  /** Of a file that holds these bytes, without a dot: `csv`. */
  readonly fileExtension: string;
  readonly payload: Uint8Array;
  readonly payloadHash: string;
  /** Detached JWS (RFC 7797, `b64: false`) over `payload`. */
  readonly signature: string;
}

/**
 * A way to bring a submission to a recipient (FHIR endpoint, HTTPS, SFTP, a folder).
 * `send` resolves with the recipient's receipt, verified; it may be called again with the same key after any
 * failure, and then changes nothing at the recipient that it had changed before. Throws a KnownError: `retry` when the
 * recipient may answer later, `halt` when it refused.
 */
export interface Channel {
  readonly name: string;
  send(submission: OutgoingSubmission, signal: AbortSignal): Promise<Receipt>;
  /** Is the recipient there, is it who it should be, and does it know us? Changes nothing; throws as `send`. Absent where an address can be asked. */
  readonly reach?: (signal: AbortSignal) => Promise<void>;
}

/**
 * A recipient that comes to fetch what lies ready for it (the recipient API) and answers there: nothing is sent, and the receipt is not the
 * outcome of sending.
 */
export interface PickUp {
  readonly name: string;
  readonly isFetched: true;
}
