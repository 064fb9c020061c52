import { z } from 'zod';
import { FhirAuth, FhirTls } from './config/fhir-auth.ts';
import { FhirLimits } from './config/fhir-limits.ts';
import { HttpUrl, isExposed } from './config/http-url.ts';

export { FhirAuth, FhirLimits, FhirTls };

/** What a provider fills in for a FHIR source. Holds no secret, so it may be shown and logged. */
export const FhirSourceConfig = z.strictObject({
  baseUrl: HttpUrl.transform((text) => text.replace(/\/+$/, '')).describe('The FHIR base; everything is read under it and nowhere else.'),
  auth: FhirAuth.describe('How the source lets us in.'),
  tls: FhirTls.prefault({}).describe('Certificates of this source.'),
  allowPlainHttp: z.boolean().default(false).describe('Allow http:// to another machine, so without encryption; say why in plainHttpReason.'),
  plainHttpReason: z.string().min(10).optional().describe('Why plain http is safe here; for who reads this later.'),
  pageSize: z.int().min(1).max(1_000).default(200).describe('_count; a server may give fewer.'),
  acceptPlainJson: z.boolean().default(false).describe('Accept application/json beside application/fhir+json, for servers that know no better.'),
  ignoreCapabilities: z.boolean().default(false).describe('Do not ask /metadata; use the declared searches and fall back where they are refused.'),
  followMerges: z.boolean().default(false).describe('Read Patient.link first, so that a client with two files counts once; only links are kept.'),
  census: z.record(z.string(), z.int().min(0)).optional()
    .describe('For each location (its id) how many clients at least have a stay there; with fewer, the read does not count as complete.'),
  limits: FhirLimits.prefault({}).describe('Ceilings for what the source may make us do.'),
}).superRefine(({ baseUrl, auth, tls, allowPlainHttp, plainHttpReason }, context) => {
  const refuse = (path: string[], message: string): void => void context.addIssue({ code: 'custom', path, message });
  if (!allowPlainHttp && isExposed(baseUrl)) refuse(['baseUrl'], 'https, or allowPlainHttp with a plainHttpReason');
  if (!allowPlainHttp && 'tokenUrl' in auth && isExposed(auth.tokenUrl)) refuse(['auth', 'tokenUrl'], 'https, or allowPlainHttp with a plainHttpReason');
  if (allowPlainHttp && plainHttpReason === undefined) refuse(['plainHttpReason'], 'the reason why plain http is safe here');
  if (auth.type === 'mutual-tls' && tls.certificate === undefined) refuse(['tls', 'certificate'], 'the client certificate that mutual-tls needs');
}).readonly();
export type FhirSourceConfig = z.infer<typeof FhirSourceConfig>;
