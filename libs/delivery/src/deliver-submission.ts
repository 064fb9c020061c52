import type { Channel, PickUp } from '@meervoud/channel';
import { advance, type Receipt, type Submission, type SubmissionEvent } from '@meervoud/exchange';
import { type Clock, codeOf, hashOfBytes, KnownError, passing } from '@meervoud/kernel';
import type { CircuitPolicy, KeptForm, Store } from '@meervoud/store';
import { throughCircuit } from './circuit.ts';
import { type OutgoingForm, toOutgoing } from './outgoing.ts';
import { approversOf, requirePayload, requireSubmission } from './approve-submission.ts';
import type { Signer } from './signature.ts';

export interface DeliverRequest {
  readonly store: Store;
  readonly submissionId: string;
  readonly channel: Channel | PickUp;
  /** In which form it leaves; absent: as it was approved, in FHIR. */
  readonly form?: OutgoingForm | undefined;
  /** When a recipient that keeps failing is left alone; absent: never. */
  readonly circuit?: CircuitPolicy | undefined;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What to commit together with the completion of the task that delivered. */
export type DeliveryEffects = (transaction: Store) => Promise<void>;

const nothing: DeliveryEffects = () => Promise.resolve();

/**
 * Brings a released submission to its recipient. Safe to repeat after a crash at any point: the signature is kept
 * before the first send, with the exact bytes where they are another form of what was approved; the key on the wire never changes, and
 * the recipient answers a repeated key with the same receipt. What is over (accepted, rejected, corrected, withdrawn, expired) is left alone. The receipt and its transitions
 * are the returned effects. For a recipient that fetches, a submission is sent once it lies ready. A refusal of the content itself (`recipient-refused`) ends the
 * submission as rejected.
 * Throws KnownErrors `submission-unknown`, `not-released`, `payload-changed`, `recipient-resting` and those of the channel.
 */
export const deliver = async (request: DeliverRequest): Promise<DeliveryEffects> => {
  const { store, signal, clock } = request;
  const submission = await requireSubmission(store, request.submissionId);
  if (submission.status === 'drafted' || submission.status === 'approved' || approversOf(submission).size === 0) {
    throw new KnownError({
      code: 'not-released', recovery: 'halt', message: `a submission that is ${submission.status} does not leave`, at: submission.id, expected: 'released',
    });
  }
  if (submission.status !== 'released' && submission.status !== 'sent') return nothing;
  const payload = await requirePayload(store, submission);
  const send = (): Promise<DeliveryEffects> => sendOnce(submission, payload, request);
  if (request.circuit === undefined) return send();
  const { organization, recipient } = submission.key;
  return throughCircuit({ store, organization, recipient, policy: request.circuit, clock, signal }, send);
};

const sendOnce = async (submission: Submission, payload: Uint8Array, request: DeliverRequest): Promise<DeliveryEffects> => {
  const { store, channel, signal, clock } = request;
  const kept = await startSend(submission, payload, request);
  signal.throwIfAborted();
  if ('isFetched' in channel) return nothing;
  passing('send:before');
  try {
    const receipt = await channel.send(toOutgoing(submission, payload, kept), signal);
    passing('send:after');
    return (transaction) => keepReceipt(transaction, submission.id, receipt, clock);
  } catch (thrown) {
    if (codeOf(thrown) === 'recipient-refused') {
      await store.transaction((transaction) => move(transaction, submission.id, ['recipient-rejected'], clock, (thrown as KnownError).message));
    }
    throw thrown;
  }
};

/** Renders and signs once, and says that sending began before anything leaves. */
const startSend = async (submission: Submission, payload: Uint8Array, { store, signer, clock, form }: DeliverRequest): Promise<KeptForm> => {
  const { id, status } = submission;
  const content = await form?.render(submission, payload);
  passing('sign:before');
  const fresh = await signer.sign(content ?? payload);
  passing('sign:after');
  return store.transaction(async (transaction) => {
    const kept = form === undefined || content === undefined
      ? await transaction.submissions.keepForm(id, { form: 'fhir', contentHash: submission.payloadHash, signature: await transaction.submissions.keepSignature(id, fresh) })
      : await transaction.submissions.keepForm(id, { form: form.name, content, contentHash: hashOfBytes(content), signature: fresh });
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

/** Stores a receipt with the moves of its submission, where that still waits for one; in a transaction. */
export const keepReceipt = async (store: Store, id: string, receipt: Receipt, clock: Clock): Promise<void> => {
  const submission = await requireSubmission(store, id);
  // a receipt that comes after the submission expired is a receipt all the same
  if (submission.status !== 'sent' && submission.status !== 'received' && submission.status !== 'expired') return;
  const events = eventsOf[receipt.status].filter((event) => submission.status !== 'received' || event !== 'receipt-received');
  passing('receipt:before');
  await store.submissions.keepReceipt(id, receipt);
  passing('receipt:kept');
  await move(store, id, events, clock, `receipt ${receipt.receiptId}`);
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

export const move = async (store: Store, id: string, events: readonly SubmissionEvent[], clock: Clock, note?: string): Promise<void> => {
  let { status } = await requireSubmission(store, id);
  for (const event of events) {
    const to = advance(status, event);
    if (!to) return;
    await store.submissions.transition(id, status, to, clock.now(), note);
    status = to;
  }
};
