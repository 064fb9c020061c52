import { canonical } from '@meervoud/kernel';

/** What may be wrong with a submission; stable, never reused. */
export type ProblemCode =
  | 'token-missing' | 'token-invalid' | 'token-expired'
  | 'media-type-unsupported' | 'payload-too-large'
  | 'idempotency-key-missing' | 'idempotency-key-malformed' | 'idempotency-key-reused'
  | 'signature-missing' | 'signature-malformed' | 'signature-invalid'
  | 'bundle-malformed' | 'not-found' | 'unexpected';

/** One thing that is wrong, and where: a header, or a JSON pointer into the payload. */
export interface Mistake {
  readonly at: string;
  readonly detail: string;
}

const titles: Readonly<Record<ProblemCode, string>> = {
  'token-missing': 'A bearer token is needed',
  'token-invalid': 'This token is not one of ours',
  'token-expired': 'This token has expired',
  'media-type-unsupported': 'Send application/fhir+json',
  'payload-too-large': 'This payload is too large',
  'idempotency-key-missing': 'Idempotency-Key is missing',
  'idempotency-key-malformed': 'Idempotency-Key is not usable',
  'idempotency-key-reused': 'This Idempotency-Key was used for another payload',
  'signature-missing': 'nlgov-adr-payload-sig is missing',
  'signature-malformed': 'nlgov-adr-payload-sig is not a detached JWS',
  'signature-invalid': 'The signature does not fit payload and sender',
  'bundle-malformed': 'This is not a Bundle of MeasureReports as agreed',
  'not-found': 'There is nothing here',
  unexpected: 'The broker failed',
};

/** Problem details (RFC 9457) with all mistakes of the first kind that was found. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly mistakes: readonly Mistake[];

  constructor(status: number, code: ProblemCode, mistakes: readonly Mistake[] = []) {
    super(titles[code]);
    this.status = status;
    this.code = code;
    this.mistakes = mistakes;
  }

  toJSON(): object {
    const { code, status, message: title, mistakes: errors } = this;
    return { type: canonical(`problem/${code}`), title, status, code, errors };
  }
}
