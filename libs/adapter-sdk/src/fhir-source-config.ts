import { z } from 'zod';
import { SecretReference } from './secret.ts';

const isHttpBase = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === '';
};
const HttpUrl = z.string().refine(isHttpBase, 'an http(s) URL without credentials, query or fragment');
const amount = (byDefault: number) => z.int().positive().default(byDefault);

/** Ceilings for what a source may make us do (reliability §3). Beyond one, the read stops with a clear error. */
export const FhirLimits = z.strictObject({
  /** Bytes of one page, after decompression. */
  pageBytes: amount(32 * 1024 * 1024),
  pageEntries: amount(5_000),
  /** Pages of one search. */
  pages: amount(10_000),
  /** Pages in a row that bring nothing new. */
  idlePages: amount(10),
  jsonDepth: amount(64),
  connectMilliseconds: amount(10_000),
  /** Silence between two pieces of an answer. */
  idleMilliseconds: amount(30_000),
  requestMilliseconds: amount(120_000),
  /** Further attempts after the first. */
  retries: z.int().min(0).default(5),
  /** The longest we wait because a source asks us to (`Retry-After`). */
  waitMilliseconds: amount(3_600_000),
}).readonly();
export type FhirLimits = z.infer<typeof FhirLimits>;

export const FhirAuth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oauth2-client-credentials'),
    tokenUrl: HttpUrl,
    clientId: z.string().min(1),
    clientSecret: SecretReference,
    scope: z.string().min(1).optional(),
    /** How the secret travels (RFC 6749 §2.3.1): in an Authorization header, or in the form. */
    clientAuthentication: z.enum(['basic', 'post']).default('basic'),
  }).readonly(),
  z.strictObject({ type: z.literal('bearer'), token: SecretReference }).readonly(),
]);
export type FhirAuth = z.infer<typeof FhirAuth>;

/** What a provider fills in for a FHIR source. Holds no secret, so it may be shown and logged. */
export const FhirSourceConfig = z.strictObject({
  baseUrl: HttpUrl.transform((text) => text.replace(/\/+$/, '')),
  auth: FhirAuth,
  /** `_count`; a server may give fewer. */
  pageSize: z.int().min(1).max(1_000).default(200),
  /** Accept `application/json` beside `application/fhir+json`, for servers that know no better. */
  acceptPlainJson: z.boolean().default(false),
  limits: FhirLimits.prefault({}),
}).readonly();
export type FhirSourceConfig = z.infer<typeof FhirSourceConfig>;
