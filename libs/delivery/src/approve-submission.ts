import { advance, type ExchangeProfile, type Submission } from '@meervoud/exchange';
import { type Clock, hashOfBytes, KnownError, passing } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { deliverSubmission, taskOf } from '@meervoud/task';

export interface ApproveRequest {
  readonly store: Store;
  readonly profile: ExchangeProfile;
  readonly submissionId: string;
  /** Who approves, by a stable id. */
  readonly by: string;
  readonly clock: Clock;
  /** Group of the deliver task; `submission/<id>` when absent. */
  readonly group?: string | undefined;
}

const refuse = (code: string, message: string, at: string, expected: string): KnownError =>
  new KnownError({ code, recovery: 'halt', message, at, expected });

/**
 * Adds one person's approval of these exact bytes. With as many different people as the profile asks, the submission
 * is released and its delivery requested, all in one transaction. Throws KnownErrors `submission-unknown`,
 * `profile-for-another-submission`, `not-awaiting-approval`, `already-approved-by-you` and `payload-changed`.
 */
export const approveSubmission = async ({ store, ...request }: ApproveRequest): Promise<Submission> => {
  passing('approve:before');
  const approved = await store.transaction(async (transaction) => {
    const { profile, submissionId: id, by, clock } = request;
    const { submissions } = transaction;
    const submission = await requireSubmission(transaction, id);
    await requireApprovable(transaction, submission, request);
    const at = clock.now();
    await submissions.approve(id, { by, at, payloadHash: submission.payloadHash });
    passing('approve:recorded');
    const people = approversOf(submission).add(by).size;
    const event = people >= profile.approvals ? 'final-approval' : 'first-approval';
    const to = advance(submission.status, event);
    if (to) await submissions.transition(id, submission.status, to, at, `${people} of ${profile.approvals} approvals`);
    passing('approve:moved');
    if (to === 'released') {
      await transaction.tasks.request([
        taskOf(deliverSubmission, { organization: submission.key.organization, submission: id }, request.group ?? `submission/${id}`),
      ]);
    }
    return requireSubmission(transaction, id);
  });
  passing('approve:after');
  return approved;
};

/** The different people whose approval is bound to the bytes as they are. */
export const approversOf = ({ approvals, payloadHash }: Submission): Set<string> =>
  new Set(approvals.filter((approval) => approval.payloadHash === payloadHash).map(({ by }) => by));

export const requireSubmission = async (store: Store, id: string): Promise<Submission> => {
  const submission = await store.submissions.byId(id);
  if (!submission) throw refuse('submission-unknown', 'there is no such submission', id, 'the id of a submission');
  return submission;
};

/** The bytes as stored are the bytes that were hashed, else a KnownError `payload-changed`. */
export const requirePayload = async (store: Store, submission: Submission): Promise<Uint8Array> => {
  const payload = await store.submissions.payload(submission.id);
  if (hashOfBytes(payload) !== submission.payloadHash) {
    throw refuse('payload-changed', 'the stored payload is not the one that was drawn up', submission.id, submission.payloadHash);
  }
  return payload;
};

const requireApprovable = async (
  store: Store, submission: Submission, { profile, by }: Omit<ApproveRequest, 'store'>,
): Promise<void> => {
  const { id, status, key } = submission;
  if (key.profile !== `${profile.id}@${profile.version}`) {
    throw refuse('profile-for-another-submission', 'the submission was drawn up under another profile', id, key.profile);
  }
  if (approversOf(submission).has(by)) {
    throw refuse('already-approved-by-you', 'the same person cannot approve twice', id, `${profile.approvals} different people`);
  }
  if (status !== 'drafted' && status !== 'approved') {
    throw refuse('not-awaiting-approval', `a submission that is ${status} cannot be approved`, id, 'drafted or approved');
  }
  await requirePayload(store, submission);
};
