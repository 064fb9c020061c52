import { PublicKeys } from '@meervoud/gateway';
import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and hyphens');

const Client = z.strictObject({
  id: name.describe('Name of the system that asks; iss and sub of its assertions'),
  recipient: name.describe('For which recipient it asks, by its name in `recipients`'),
  profiles: z.array(z.string()).min(1).optional().describe('Exchange profiles it may see; default: the profile of its recipient'),
  jwks: PublicKeys.optional().describe('Its public keys as a JWK Set, each with a kid; the new one beside the old is how keys are rotated'),
  jwksFile: z.string().optional().describe('The same in a file, relative to this one; either this or `jwks`'),
  certificateFiles: z.array(z.string()).default([]).describe('PEM of the certificates it connects with, relative to this file: its tokens count only with one of them (RFC 8705)'),
});

/** Where recipients come to fetch, and who they are. */
export const RecipientApiConfig = z.strictObject({
  url: z.string().regex(/^https?:\/\/[^\s?#]+\/recipient\/v1$/, 'an address that ends in /recipient/v1').describe('As recipients reach it, through whatever proxy; assertions are made out to this and /token'),
  clients: z.array(Client).min(1).describe('The systems that may ask'),
  proxies: z.array(z.string()).default([]).describe('Addresses or ranges of the proxies before it; only their word on addresses and client certificates counts'),
  certificateHeader: z.string().regex(/^[a-z0-9-]+$/, 'a header in lower case').default('client-cert').describe('Header in which a proxy gives the client certificate: as RFC 9440 says, or PEM percent-encoded as nginx does'),
  requestsPerMinute: z.number().int().positive().default(300).describe('Of one client at most'),
}).superRefine(({ clients }, context) => {
  clients.forEach(({ id, jwks, jwksFile }, index) => {
    if (clients.findIndex((other) => other.id === id) !== index) context.addIssue({ code: 'custom', path: ['clients', index, 'id'], message: 'each client an id of its own' });
    if ((jwks === undefined) === (jwksFile === undefined)) context.addIssue({ code: 'custom', path: ['clients', index, 'jwks'], message: 'either jwks or jwksFile' });
  });
});
export type RecipientApiConfig = z.infer<typeof RecipientApiConfig>;

export const TlsConfig = z.strictObject({
  certificateFile: z.string().describe('PEM of the certificate and its chain, relative to this file'),
  keyFile: z.string().describe('PEM of its key, relative to this file; readable by its owner only'),
});

/** A client asks for a recipient that there is, and a recipient that fetches has a client: else its submissions lie ready for nobody. */
export const checkClients = (recipients: readonly { readonly name: string; readonly channel: string }[], api: RecipientApiConfig | undefined, context: z.RefinementCtx): void => {
  recipients.forEach(({ name: own, channel }, index) => {
    if (channel !== 'recipient-api' || api?.clients.some(({ recipient }) => recipient === own)) return;
    context.addIssue({ code: 'custom', path: ['recipients', index, 'channel'], message: 'a client in gateway.recipientApi that fetches for this recipient' });
  });
  api?.clients.forEach(({ recipient }, index) => {
    if (recipients.some((one) => one.name === recipient)) return;
    context.addIssue({ code: 'custom', path: ['gateway', 'recipientApi', 'clients', index, 'recipient'], message: 'the name of one of `recipients`' });
  });
};
