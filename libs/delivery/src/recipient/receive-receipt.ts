import { randomUUID } from 'node:crypto';
import { type GivenReceipt, type Receipt, type ReceiptError, receiptErrors, type Submission, wireKey } from '@meervoud/exchange';
import type { Clock, Instant } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { requireSubmission } from '../approve-submission.ts';
import { keepReceipt, move } from '../deliver-submission.ts';
import type { StatementSigner } from '../signature.ts';

export interface ReceiveRequest {
  /** Of a transaction. */
  readonly store: Store;
  readonly submissionId: string;
  /** The newest revision that was offered to this recipient. */
  readonly newestRevision: number;
  readonly given: GivenReceipt;
  /** Who gives it, by a stable id. */
  readonly client: string;
  readonly signer: StatementSigner;
  readonly clock: Clock;
}

/** A receipt as it was taken in, countersigned: both sides can show it to a third, offline, for as long as the keys are known. */
export interface TakenReceipt extends GivenReceipt {
  readonly receiptId: string;
  readonly submission: string;
  readonly revision: number;
  readonly client: string;
  readonly at: Instant;
  /** Compact JWS over all of the above, with `iss` and `idempotencyKey` as every receipt has them. */
  readonly jws: string;
}

export type Received = { readonly taken: TakenReceipt } | { readonly errors: readonly ReceiptError[] };

/**
 * Takes in what a recipient that fetches says of a submission: accepted, or rejected with issues. Writes nothing when anything is wrong with
 * it. The submission moves on, and an accepted one takes the place of the revision before. Throws `submission-unknown` (halt).
 */
export const receiveReceipt = async ({ store, submissionId, newestRevision, given, client, signer, clock }: ReceiveRequest): Promise<Received> => {
  await store.recipients.hold(submissionId);
  const submission = await requireSubmission(store, submissionId);
  const errors = receiptErrors(given, { submission, newestRevision });
  if (errors.length > 0) return { errors };
  const at = clock.now();
  const said = { ...given, receiptId: `rcp-${randomUUID()}`, submission: submission.id, revision: submission.key.revision, client, at };
  const jws = await signer.state({ iss: submission.key.organization, idempotencyKey: wireKey(submission.key), ...said });
  const receipt: Receipt = { receiptId: said.receiptId, payloadHash: given.payloadHash, status: given.status, at, jws };
  await keepReceipt(store, submission.id, receipt, clock);
  const taken = { ...said, jws };
  await store.recipients.keepVerdict({ receiptId: said.receiptId, organization: submission.key.organization, submission: submission.id, client, content: taken, at });
  return { taken };
};

/** A recipient that fetches has the whole submission now. Safe to repeat. */
export const markFetched = (store: Store, { id }: Pick<Submission, 'id'>, client: string, clock: Clock): Promise<void> =>
  store.transaction(async (transaction) => {
    await transaction.recipients.hold(id);
    const { status } = await requireSubmission(transaction, id);
    if (status === 'sent') await move(transaction, id, ['receipt-received'], clock, `fetched by ${client}`);
  });
