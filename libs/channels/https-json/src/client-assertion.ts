import { type Clock, KnownError, toMilliseconds } from '@meervoud/kernel';
import { importJWK, type JWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { ClientAuth } from './client-auth.ts';

/** What may sign an assertion; a shared secret or none may not. */
const Key = z.looseObject({ kty: z.enum(['EC', 'RSA', 'OKP']), alg: z.enum(['ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384', 'EdDSA']), kid: z.string().min(1), d: z.string().min(1) });

/** Seconds that an assertion is good for: it is used at once. */
const LIFETIME = 60;

const wrongKey = (): KnownError => new KnownError({
  code: 'channel-configuration-wrong', recovery: 'halt', message: 'the channel cannot be set up: auth.privateKey: this is no private key to sign with',
  expected: 'a private JSON Web Key with `kty`, `kid` and an `alg` of ES256, ES384, PS256, PS384, RS256, RS384 or EdDSA',
});

const keyIn = (text: string): z.infer<typeof Key> => {
  try {
    return Key.parse(JSON.parse(text));
  } catch {
    // no cause: it would quote the key
    throw wrongKey();
  }
};

/** Makes a client assertion (RFC 7523 §3) for one use: `jti` is never the same. Throws a KnownError `channel-configuration-wrong` (halt). */
export const assertionMaker = ({ privateKey, clientId, tokenUrl, audience = tokenUrl }: Extract<ClientAuth, { type: 'private-key-jwt' }>, clock: Clock): (() => Promise<string>) => {
  const jwk = keyIn(privateKey);
  return async () => {
    const key = await importJWK(jwk as JWK, jwk.alg).catch(() => { throw wrongKey(); });
    const now = Math.floor(toMilliseconds(clock.now()) / 1000);
    return new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid, typ: 'JWT' })
      .setIssuer(clientId).setSubject(clientId).setAudience(audience).setIssuedAt(now).setExpirationTime(now + LIFETIME)
      .sign(key);
  };
};
