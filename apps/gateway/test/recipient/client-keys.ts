import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface ClientKey { readonly kid: string; readonly alg: string; readonly privateKey: CryptoKey; readonly publicJwk: JWK }

export const makeKey = async (kid: string, alg: string): Promise<ClientKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
};

/** As a recipient that does it right. */
export const assertionOf = (key: ClientKey, client: string, audience: string, now: number, jti: string = randomUUID()): Promise<string> =>
  new SignJWT({ iss: client, sub: client, aud: audience, jti, iat: now, exp: now + 240 }).setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' }).sign(key.privateKey);

export const formOf = (assertion: string, more: Readonly<Record<string, string>> = {}): URLSearchParams =>
  new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: ASSERTION_TYPE, client_assertion: assertion, ...more });
