import type { Channel } from '@meervoud/channel';
import { advance, type Receipt, type Submission, type SubmissionEvent, wireKey } from '@meervoud/exchange';
import { type Clock, codeOf, KnownError, passing } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { approversOf, requirePayload, requireSubmission } from './approve-submission.ts';
import type { Signer } from './signature.ts';

export interface DeliverRequest {
  readonly store: Store;
  readonly submissionId: string;
  readonly channel: Channel;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What to commit together with the completion of the task that delivered. */
export type DeliveryEffects = (transaction: Store) => Promise<void>;

export const FHIR_JSON = 'application/fhir+json';
const nothing: DeliveryEffects = () => Promise.resolve();

/**
 * Brings a released submission to its recipient. Safe to repeat after a crash at any point: the signature is kept
 * before the first send, the key on the wire never changes, and the recipient answers a repeated key with the same
 * receipt. What is over (accepted, rejected, corrected, withdrawn, expired) is left alone. The receipt and its transitions
 * are the returned effects. A refusal of the content itself (`recipient-refused`) ends the submission as rejected.
 * Throws KnownErrors `submission-unknown`, `not-released`, `payload-changed` and those of the channel.
 */
export const deliver = async (request: DeliverRequest): Promise<DeliveryEffects> => {
  const { store, channel, signal, clock } = request;
  const submission = await requireSubmission(store, request.submissionId);
  if (submission.status === 'drafted' || submission.status === 'approved' || approversOf(submission).size === 0) {
    throw new KnownError({
      code: 'not-released', recovery: 'halt', message: `a submission that is ${submission.status} does not leave`, at: submission.id, expected: 'released',
    });
  }
  if (submission.status !== 'released' && submission.status !== 'sent') return nothing;
  const payload = await requirePayload(store, submission);
  const signature = await startSend(submission, payload, request);
  signal.throwIfAborted();
  passing('send:before');
  try {
    const receipt = await channel.send(
      { idempotencyKey: wireKey(submission.key), contentType: FHIR_JSON, payload, payloadHash: submission.payloadHash, signature }, signal);
    passing('send:after');
    return (transaction) => keepReceipt(transaction, submission.id, receipt, clock);
  } catch (thrown) {
    if (codeOf(thrown) === 'recipient-refused') {
      await store.transaction((transaction) => move(transaction, submission.id, ['recipient-rejected'], clock, (thrown as KnownError).message));
    }
    throw thrown;
  }
};

/** Signs once, and says that sending began before anything leaves. */
const startSend = async ({ id, status }: Submission, payload: Uint8Array, { store, signer, clock }: DeliverRequest): Promise<string> => {
  passing('sign:before');
  const fresh = await signer.sign(payload);
  passing('sign:after');
  return store.transaction(async (transaction) => {
    const kept = await transaction.submissions.keepSignature(id, fresh);
    passing('sign:kept');
    if (status === 'released') await move(transaction, id, ['send-started'], clock);
    return kept;
  });
};

const eventsOf: Readonly<Record<Receipt['status'], readonly SubmissionEvent[]>> = {
  received: ['receipt-received'],
  accepted: ['receipt-received', 'recipient-accepted'],
  rejected: ['receipt-received', 'recipient-rejected'],
};

const keepReceipt = async (store: Store, id: string, receipt: Receipt, clock: Clock): Promise<void> => {
  const submission = await requireSubmission(store, id);
  // a receipt that comes after the submission expired is a receipt all the same
  if (submission.status !== 'sent' && submission.status !== 'expired') return;
  passing('receipt:before');
  await store.submissions.keepReceipt(id, receipt);
  passing('receipt:kept');
  await move(store, id, eventsOf[receipt.status], clock, `receipt ${receipt.receiptId}`);
  passing('receipt:moved');
  if (receipt.status === 'accepted') await supersedeBefore(store, submission, clock);
  passing('receipt:after');
};

/** The last good one stays in force until its successor is accepted. */
const supersedeBefore = async (store: Store, { key }: Submission, clock: Clock): Promise<void> => {
  const { revision, ...series } = key;
  for (const older of await store.submissions.revisions(series)) {
    if (older.key.revision < revision && advance(older.status, 'successor-accepted') !== undefined) await move(store, older.id, ['successor-accepted'], clock, `revision ${revision}`);
  }
};

const move = async (store: Store, id: string, events: readonly SubmissionEvent[], clock: Clock, note?: string): Promise<void> => {
  let { status } = await requireSubmission(store, id);
  for (const event of events) {
    const to = advance(status, event);
    if (!to) return;
    await store.submissions.transition(id, status, to, clock.now(), note);
    status = to;
  }
};
