import { SafeUrl } from '@meervoud/channel/http';
import { z } from 'zod';

/** By what the recipient knows us, one of three. */
export const ClientAuth = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('private-key-jwt').describe('OAuth 2.0 client credentials, by an assertion signed with a key of ours (RFC 7523).'),
    tokenUrl: SafeUrl.describe('The token endpoint of the recipient.'),
    clientId: z.string().min(1).describe('The name under which the recipient knows us.'),
    privateKey: z.string().min(1).describe('Where that key is, as a JSON Web Key with `alg` and `kid`.'),
    audience: z.string().min(1).optional().describe('`aud` of the assertion; default `tokenUrl`.'),
    scope: z.string().min(1).optional().describe('Scope that is asked for.'),
  }),
  z.strictObject({
    type: z.literal('mtls').describe('A client certificate.'),
    certificate: z.string().min(1).describe('Where our certificate is, with its chain, as PEM.'),
    privateKey: z.string().min(1).describe('Where its key is, as PEM.'),
  }),
  z.strictObject({
    type: z.literal('token').describe('A token that was agreed, sent as a bearer token.'),
    token: z.string().min(1).describe('Where the token is.'),
  }),
]);
export type ClientAuth = z.output<typeof ClientAuth>;
