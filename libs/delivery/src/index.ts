export { improvementNotation } from './fhir-codes.ts';
export { type BundleContent, type Payload, type ReportingOrganization, toMeasureReportBundle, toPayload } from './measure-report-bundle.ts';
export {
  createSigner, createStatementSigner, generateSigningKey, type Signer, type SigningKey, signPayload, signStatement, type StatementSigner, verifyPayload,
} from './signature.ts';
export { type AssembledSubmission, type AssembleRequest, assembleSubmission } from './assemble-submission.ts';
export type { SubmissionWarning } from './check-values.ts';
export { type ApproveRequest, approveSubmission } from './approve-submission.ts';
export type { OutgoingForm } from './outgoing.ts';
export { deliver, type DeliverRequest, type DeliveryEffects } from './deliver-submission.ts';

// How a submission was made, without anything personal
export { EvidenceManifest, manifestBytes, type ManifestParts, SignedManifest, toEvidenceManifest } from './evidence-manifest.ts';
export { toAuditEvent } from './audit-event.ts';
export { type Proof, type ProofId, verifyManifest, type VerifyRequest } from './verify-manifest.ts';

// Who a recipient is
export { ASSERTION_ALGORITHMS, type AssertionExpectations, type VerifiedAssertion, verifyClientAssertion } from './recipient/client-assertion.ts';
export { type DeliveredContent, deliveredContent } from './recipient/delivered-values.ts';
export { markFetched, type Received, receiveReceipt, type ReceiveRequest, type TakenReceipt } from './recipient/receive-receipt.ts';

// The same figures in other forms
export { disclosedIn, type SubmissionContent } from './disclosed-in.ts';
export { Form, type FormKind, forms } from './forms/form.ts';
export { type RenderRequest, renderSubmission, toSubmissionSheet } from './forms/render.ts';

// What a reviewer sees before anything leaves
export { type PreviewKind, previewOf, type PreviewRequest, type PreviewRow, previewSubmission } from './preview-submission.ts';
export type { ReleaseHeld } from './decide-for.ts';
export { tellHold } from './tell-hold.ts';

// What a recipient would say before it has it
export type { RuleFinding } from './rules/finding.ts';
export { type ReceiverFindings, receiverFindings, type ReceiverFindingsRequest } from './rules/receiver-findings.ts';
export { windowFindings } from './rules/window.ts';
