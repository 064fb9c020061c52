import type { Submission } from '../submission.ts';
import { z } from 'zod';

/** What may be wrong with a value, in the words of FHIR (IssueType, R4): those that fit a figure. */
export const IssueCode = z.enum([
  'invalid', 'structure', 'required', 'value', 'invariant', 'not-supported', 'duplicate', 'not-found', 'code-invalid', 'business-rule', 'conflict', 'incomplete', 'processing',
]);

/** Control characters but line ends, halves of characters, and those that turn text around. */
const UNREADABLE = /(?!\n)[\p{Cc}\p{Surrogate}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Text that a person reads as it was written. */
export const plainText = (longest: number) =>
  z.string().trim().min(1).max(longest).refine((text) => !UNREADABLE.test(text), 'plain text without control characters');

export const ReceiptIssue = z.strictObject({
  /** Id of the value version; absent: the submission as a whole. */
  value: z.string().max(100).optional(),
  code: IssueCode,
  message: plainText(500).optional(),
});

/** What a recipient says of a submission it fetched. */
export const GivenReceipt = z.strictObject({
  /** Of the exact bytes it judged: `sha256:…`. */
  payloadHash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits'),
  status: z.enum(['accepted', 'rejected']),
  issues: z.array(ReceiptIssue).max(5_000).readonly().default([]),
});
export type GivenReceipt = z.infer<typeof GivenReceipt>;

export interface ReceiptError {
  readonly code: 'receipt-for-another-payload' | 'revision-stale' | 'receipt-given' | 'value-unknown' | 'issue-missing' | 'issue-on-accepted';
  /** Where in the receipt. */
  readonly path: string;
  readonly message: string;
}

/** What the receipt is held against. */
export interface ReceiptSituation {
  readonly submission: Pick<Submission, 'key' | 'status' | 'payloadHash' | 'values'>;
  /** The newest revision that was offered to this recipient. */
  readonly newestRevision: number;
}

/** Everything that is wrong with a receipt, at once; empty: it can be taken in. */
export const receiptErrors = ({ payloadHash, status, issues }: GivenReceipt, { submission, newestRevision }: ReceiptSituation): readonly ReceiptError[] => {
  const known = new Set(submission.values);
  const isOver = submission.status !== 'sent' && submission.status !== 'received';
  const errors: (ReceiptError | false)[] = [
    payloadHash !== submission.payloadHash && { code: 'receipt-for-another-payload', path: 'payloadHash', message: 'is not the hash of the bytes of this submission' },
    newestRevision > submission.key.revision && { code: 'revision-stale', path: '', message: `revision ${newestRevision} has taken the place of this one` },
    isOver && newestRevision === submission.key.revision && { code: 'receipt-given', path: 'status', message: `the submission is ${submission.status} already` },
    status === 'rejected' && issues.length === 0 && { code: 'issue-missing', path: 'issues', message: 'says what is wrong, as at least one issue' },
    status === 'accepted' && issues.length > 0 && { code: 'issue-on-accepted', path: 'issues', message: 'is empty for what is accepted; ask a question instead' },
    ...issues.map(({ value }, index): ReceiptError | false =>
      value !== undefined && !known.has(value) && { code: 'value-unknown', path: `issues.${index}.value`, message: 'is not a value of this submission' }),
  ];
  return errors.filter((error) => error !== false);
};
