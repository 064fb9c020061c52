import { Instant } from '@meervoud/kernel';
import { z } from 'zod';

/**
 * The permanent key of a delivery: a repeated send under the same key and revision must bring back the same
 * receipt, forever (not only for a day).
 */
export const DeliveryKey = z.strictObject({
  organization: z.string(),
  recipient: z.string(),
  /** `databroker-odb@1.0.0` */
  profile: z.string(),
  reportingYear: z.number().int(),
  revision: z.number().int().positive(),
});
export type DeliveryKey = z.infer<typeof DeliveryKey>;

/** The key as it goes on the wire, in `Idempotency-Key`. */
export const wireKey = (key: DeliveryKey): string =>
  [key.organization, key.recipient, key.profile, key.reportingYear, key.revision].join('/');

export const SubmissionStatus = z.enum([
  'drafted', 'approved', 'released', 'sent', 'received', 'accepted', 'rejected', 'corrected', 'withdrawn', 'expired',
]);
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

export const Approval = z.strictObject({
  by: z.string(),
  at: Instant,
  /** An approval is bound to these exact bytes; when they change it is void. */
  payloadHash: z.string(),
});
export type Approval = z.infer<typeof Approval>;

export const Receipt = z.strictObject({
  /** Number the recipient gave. */
  receiptId: z.string(),
  payloadHash: z.string(),
  status: z.enum(['received', 'accepted', 'rejected']),
  at: Instant,
  /** The signed receipt exactly as it came: a compact JWS. */
  jws: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const Submission = z.strictObject({
  id: z.string(),
  key: DeliveryKey,
  status: SubmissionStatus,
  payloadHash: z.string(),
  /** Ids of the value versions in it. */
  values: z.array(z.string()).readonly(),
  approvals: z.array(Approval).readonly(),
  receipt: Receipt.optional(),
  draftedAt: Instant,
});
export type Submission = z.infer<typeof Submission>;
