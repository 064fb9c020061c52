export { improvementNotation } from './fhir-codes.ts';
export { type BundleContent, type Payload, type ReportingOrganization, toMeasureReportBundle, toPayload } from './measure-report-bundle.ts';
export { createSigner, generateSigningKey, type Signer, type SigningKey, signPayload, verifyPayload } from './signature.ts';
export { type AssembledSubmission, type AssembleRequest, assembleSubmission } from './assemble-submission.ts';
export type { SubmissionWarning } from './check-values.ts';
export { type ApproveRequest, approveSubmission } from './approve-submission.ts';
export { deliver, type DeliverRequest, type DeliveryEffects } from './deliver-submission.ts';

// How a submission was made, without anything personal
export { EvidenceManifest, manifestBytes, type ManifestParts, SignedManifest, toEvidenceManifest } from './evidence-manifest.ts';
export { type Proof, type ProofId, verifyManifest, type VerifyRequest } from './verify-manifest.ts';

// What a reviewer sees before anything leaves
export { type PreviewKind, previewOf, type PreviewRequest, type PreviewRow, previewSubmission } from './preview-submission.ts';
export type { ReleaseHeld } from './decide-for.ts';
export { tellHold } from './tell-hold.ts';
