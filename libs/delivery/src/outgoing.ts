import type { OutgoingSubmission } from '@meervoud/channel';
import { type Submission, wireKey } from '@meervoud/exchange';
import type { KeptForm } from '@meervoud/store';
import { type Form, forms } from './forms/form.ts';

/** Another form than what was approved, and how it is made: from the approved bytes alone. */
export interface OutgoingForm {
  readonly name: Exclude<Form, 'fhir'>;
  render(submission: Submission, payload: Uint8Array): Promise<Uint8Array>;
}

/** What was kept of a submission at its first send, as a channel takes it. */
export const toOutgoing = ({ key }: Submission, payload: Uint8Array, { form, content, contentHash, signature }: KeptForm): OutgoingSubmission => ({
  idempotencyKey: wireKey(key), contentType: forms[form].mediaType, fileExtension: forms[form].extension, payload: content ?? payload, payloadHash: contentHash, signature,
});
