export { improvementNotation } from './fhir-codes.ts';
export { type BundleContent, type Payload, type ReportingOrganization, toMeasureReportBundle, toPayload } from './measure-report-bundle.ts';
export { createSigner, generateSigningKey, type Signer, type SigningKey, signPayload, verifyPayload } from './signature.ts';
export { type AssembledSubmission, type AssembleRequest, assembleSubmission } from './assemble-submission.ts';
export type { SubmissionWarning } from './check-values.ts';
export { type ApproveRequest, approveSubmission } from './approve-submission.ts';
export type { OutgoingForm } from './outgoing.ts';
export { deliver, type DeliverRequest, type DeliveryEffects } from './deliver-submission.ts';

// How a submission was made, without anything personal
export { EvidenceManifest, manifestBytes, type ManifestParts, SignedManifest, toEvidenceManifest } from './evidence-manifest.ts';
export { type Proof, type ProofId, verifyManifest, type VerifyRequest } from './verify-manifest.ts';

// The same figures in other forms
export { disclosedIn, type SubmissionContent } from './disclosed-in.ts';
export { Form, type FormKind, forms } from './forms/form.ts';
export { type RenderRequest, renderSubmission, toSubmissionSheet } from './forms/render.ts';

// What a recipient would say before it has it
export type { RuleFinding } from './rules/finding.ts';
export { type ReceiverFindings, receiverFindings, type ReceiverFindingsRequest } from './rules/receiver-findings.ts';
export { windowFindings } from './rules/window.ts';
