import { z } from 'zod';
import type { Submission, SubmissionStatus } from './submission.ts';

export const SubmissionEvent = z.enum([
  'first-approval', 'final-approval', 'content-changed', 'withdrawn-by-provider', 'send-started', 'receipt-received',
  'recipient-accepted', 'recipient-rejected', 'successor-accepted', 'deadline-passed',
]);
export type SubmissionEvent = z.infer<typeof SubmissionEvent>;

const transitions: Readonly<Record<SubmissionStatus, Partial<Record<SubmissionEvent, SubmissionStatus>>>> = {
  drafted: { 'first-approval': 'approved', 'final-approval': 'released', 'content-changed': 'withdrawn', 'withdrawn-by-provider': 'withdrawn', 'deadline-passed': 'expired' },
  approved: { 'final-approval': 'released', 'content-changed': 'withdrawn', 'withdrawn-by-provider': 'withdrawn', 'deadline-passed': 'expired' },
  released: { 'send-started': 'sent', 'content-changed': 'withdrawn', 'withdrawn-by-provider': 'withdrawn', 'deadline-passed': 'expired' },
  // a send that was interrupted is started again under the same key
  sent: { 'send-started': 'sent', 'receipt-received': 'received', 'recipient-rejected': 'rejected', 'successor-accepted': 'corrected', 'deadline-passed': 'expired' },
  received: { 'recipient-accepted': 'accepted', 'recipient-rejected': 'rejected', 'successor-accepted': 'corrected', 'deadline-passed': 'expired' },
  // the last good one: it stays in force until its successor is accepted, whatever else happens
  accepted: { 'successor-accepted': 'corrected' },
  rejected: {},
  corrected: {},
  withdrawn: {},
  // what the recipient says late is still what the recipient says; it cannot be said of what was never sent, as a receipt is signed over the bytes
  expired: { 'receipt-received': 'received', 'recipient-accepted': 'accepted', 'recipient-rejected': 'rejected', 'successor-accepted': 'corrected' },
};

/** The life of a submission: the next status, or undefined where the event does not fit the status. */
export const advance = (status: SubmissionStatus, event: SubmissionEvent): SubmissionStatus | undefined => transitions[status][event];

/** Nothing more has to happen to it. Every other status either moves on or raises an alarm before it expires. */
export const isSettled = (status: SubmissionStatus): boolean => advance(status, 'deadline-passed') === undefined;

/** Of the revisions of a series the one that counts: the newest that was accepted and not corrected. */
export const inForce = (revisions: readonly Submission[]): Submission | undefined =>
  revisions.filter(({ status }) => status === 'accepted').toSorted((one, other) => one.key.revision - other.key.revision).at(-1);
