import { z } from 'zod';
import { SecretReference } from '../secret.ts';
import { HttpUrl } from './http-url.ts';

const tokenUrl = HttpUrl.describe('The token endpoint, exactly as the source names it.');
const clientId = z.string().min(1).describe('The name under which the source knows us.');
const scope = z.string().min(1).describe('What we ask to read, `system/*.rs` for instance; all of it must be granted.');

const ClientCredentials = z.strictObject({
  type: z.literal('oauth2-client-credentials').describe('OAuth 2.0 client credentials with a shared secret (RFC 6749 §4.4).'),
  tokenUrl, clientId,
  clientSecret: SecretReference.describe('Where the secret is.'),
  scope: scope.optional(),
  clientAuthentication: z.enum(['basic', 'post']).default('basic')
    .describe('How the secret travels (RFC 6749 §2.3.1): in an Authorization header, or in the form.'),
}).readonly();
export type ClientCredentials = z.infer<typeof ClientCredentials>;

const BackendServices = z.strictObject({
  type: z.literal('smart-backend-services').describe('SMART backend services: a signed assertion instead of a secret (private_key_jwt).'),
  tokenUrl, clientId, scope,
  privateKey: SecretReference.describe('Where the private key is: a JWK or a PEM; RSA signs RS384, P-384 signs ES384.'),
  keyId: z.string().min(1).optional().describe('The `kid` under which the public key is registered; absent: the `kid` of the JWK.'),
}).readonly();
export type BackendServices = z.infer<typeof BackendServices>;

const Bearer = z.strictObject({
  type: z.literal('bearer').describe('A token that was handed out once and does not change.'),
  token: SecretReference.describe('Where the token is.'),
}).readonly();

const MutualTls = z.strictObject({
  type: z.literal('mutual-tls').describe('The client certificate in `tls` is all; no token is sent.'),
}).readonly();

/** How a source lets us in. A client certificate (`tls`) may come on top of each. */
export const FhirAuth = z.discriminatedUnion('type', [ClientCredentials, BackendServices, Bearer, MutualTls]);
export type FhirAuth = z.infer<typeof FhirAuth>;

/** Certificates of one source, and lists of revoked ones, each by reference to PEM text. */
export const FhirTls = z.strictObject({
  authority: SecretReference.optional().describe('Certificates that may have signed the source\'s own, instead of those of the system.'),
  revocationList: SecretReference.optional()
    .describe('Lists of certificates that were revoked (CRL), a valid one of every authority above the source\'s own certificate; absent: nobody looks whether it was revoked.'),
  certificate: SecretReference.optional().describe('Our client certificate, with its chain.'),
  privateKey: SecretReference.optional().describe('The key of our client certificate.'),
}).readonly().refine(({ certificate, privateKey }) => (certificate === undefined) === (privateKey === undefined),
  'a client certificate and its privateKey, or neither');
export type FhirTls = z.infer<typeof FhirTls>;
