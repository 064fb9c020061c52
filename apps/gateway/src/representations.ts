import { Approval, Receipt, type Submission, SubmissionStatus } from '@meervoud/exchange';
import { CalendarDate, Instant } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { Evidence, Membership, Outcome, type Value } from '@meervoud/value';
import { z } from 'zod';

// an outcome that replaced another holds it: in the API document it is named, so that it can refer to itself
z.globalRegistry.add(Outcome, { id: 'Outcome' });

/** What the API shows of a submission: never the payload. */
export const SubmissionSummary = z.object({
  id: z.string(),
  recipient: z.string(),
  profile: z.string(),
  reportingYear: z.number().int(),
  revision: z.number().int(),
  status: SubmissionStatus,
  payloadHash: z.string(),
  draftedAt: Instant,
});

export const SubmissionDetail = SubmissionSummary.extend({
  values: z.array(z.string()).readonly(),
  approvals: z.array(Approval).readonly(),
  events: z.array(z.object({ at: Instant, from: SubmissionStatus.nullable(), to: SubmissionStatus, note: z.string().optional() })).readonly(),
  receipt: Receipt.optional(),
});

export const toSummary = ({ id, key, status, payloadHash, draftedAt }: Submission): z.infer<typeof SubmissionSummary> => ({
  id, recipient: key.recipient, profile: key.profile, reportingYear: key.reportingYear, revision: key.revision, status, payloadHash, draftedAt,
});

export const toDetail = (
  submission: Submission, events: Awaited<ReturnType<Store['submissions']['events']>>,
): z.infer<typeof SubmissionDetail> => ({
  ...toSummary(submission), values: submission.values, approvals: submission.approvals, events,
  ...(submission.receipt ? { receipt: submission.receipt } : {}),
});

export const ValueSummary = z.object({
  id: z.string(),
  set: z.string(),
  reportingYear: z.number().int(),
  location: z.string().nullable(),
  indicator: z.string(),
  referenceDate: CalendarDate,
  version: z.number().int(),
  derivedAt: Instant,
  outcome: Outcome,
});

/** Evidence without the people in it. */
export const ValueDetail = ValueSummary.extend({ evidence: Evidence.omit({ memberships: true }) });
export const Memberships = z.object({ value: z.string(), memberships: z.array(Membership).readonly() });

export const toValueSummary = (value: Value): z.infer<typeof ValueSummary> => {
  const { id, set, reportingYear, location, indicator, referenceDate, version, derivedAt, outcome } = value;
  return { id, set, reportingYear, location, indicator, referenceDate, version, derivedAt, outcome };
};

export const toValueDetail = (value: Value): z.infer<typeof ValueDetail> => {
  const { memberships: _memberships, ...evidence } = value.evidence;
  return { ...toValueSummary(value), evidence };
};
