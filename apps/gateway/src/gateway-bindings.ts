import type { Channel, PickUp } from '@meervoud/channel';
import { deliver, type OutgoingForm, type Signer } from '@meervoud/delivery';
import type { Submission } from '@meervoud/exchange';
import { type Clock, KnownError } from '@meervoud/kernel';
import { bindJob, type JobBinding } from '@meervoud/queue';
import type { CircuitPolicy, Store } from '@meervoud/store';
import { deliverSubmission, type Retries, withRetries } from '@meervoud/task';

export interface GatewayBindingOptions {
  readonly store: Store;
  /** How to reach the recipient of a submission. */
  readonly channelFor: (submission: Submission) => Channel | PickUp | Promise<Channel | PickUp>;
  /** In which form it leaves; undefined: in FHIR, as it was approved. */
  readonly formFor?: (submission: Submission) => OutgoingForm | undefined;
  /** How long a delivery is tried again; absent: as its job says. */
  readonly retries?: Retries | undefined;
  /** When a recipient that keeps failing is left alone; absent: never. */
  readonly circuit?: CircuitPolicy | undefined;
  readonly signer: Signer;
  readonly clock: Clock;
}

/** What the gateway does for the queue: bring released submissions to their recipients. */
export const gatewayBindings = ({ store, channelFor, formFor, retries, circuit, signer, clock }: GatewayBindingOptions): readonly JobBinding<Store>[] => [
  bindJob(retries === undefined ? deliverSubmission : withRetries(deliverSubmission, retries), async ({ submission: submissionId }, { signal }) => {
    const submission = await store.submissions.byId(submissionId);
    if (!submission) throw new KnownError({ code: 'submission-unknown', recovery: 'halt', message: 'there is no such submission', at: submissionId });
    return deliver({ store, submissionId, channel: await channelFor(submission), form: formFor?.(submission), circuit, signer, clock, signal });
  }),
];
