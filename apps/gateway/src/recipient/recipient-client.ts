import { ASSERTION_ALGORITHMS } from '@meervoud/delivery';
import { KnownError } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** A public key that an assertion may be signed with. */
const PublicKey = z.looseObject({
  kty: z.enum(['RSA', 'EC']).describe('Kind of key; an RSA key has 2048 bits or more'),
  kid: z.string().min(1).max(200).describe('Its name, as in the header of an assertion'),
  alg: z.enum(ASSERTION_ALGORITHMS).optional().describe('The one algorithm it signs with; absent: any that fits'),
})
  .refine((key) => !PRIVATE_PARTS.some((part) => part in key), 'the public part of a key only')
  .refine(({ kty, n }) => kty !== 'RSA' || (typeof n === 'string' && Buffer.from(n, 'base64url').length >= 256), 'an RSA key of 2048 bits or more');

/** Several keys are how a recipient rotates: the new one beside the old, until the old is no longer used. */
export const PublicKeys = z.object({
  keys: z.array(PublicKey).min(1).describe('Public keys, as JWK (RFC 7517)').refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'each key a kid of its own'),
});

/** A system that asks for submissions on behalf of a recipient. */
export interface RecipientClient {
  readonly id: string;
  /** Which recipient, by its name in the provider's configuration. */
  readonly recipient: string;
  readonly organizations: readonly string[];
  /** Exchange profiles by id. */
  readonly profiles: readonly string[];
  readonly jwks: JSONWebKeySet;
  /** Thumbprints (`x5t#S256`) of the certificates its tokens are bound to; none: bearer tokens. */
  readonly certificates: readonly string[];
  /** It answers by receipts here; absent for one that gets its submissions over a channel and answers there. */
  readonly answersHere: boolean;
}

/** The clients by id. Throws a KnownError `recipient-client-wrong` (halt) for keys that cannot be used or two of one id. */
export const openClients = (clients: readonly RecipientClient[]): ReadonlyMap<string, RecipientClient> => {
  const byId = new Map(clients.map((client) => [client.id, client]));
  const wrong = clients.find(({ jwks }) => !PublicKeys.safeParse(jwks).success) ?? (byId.size < clients.length ? clients[0] : undefined);
  if (wrong === undefined) return byId;
  throw new KnownError({
    code: 'recipient-client-wrong', recovery: 'halt', at: wrong.id, message: 'a client of the recipient API cannot be used',
    expected: 'an id of its own, and a JWK Set of public RSA or EC keys, each with a kid',
  });
};
