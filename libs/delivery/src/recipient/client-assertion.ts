import { type Instant, KnownError, toInstant, toMilliseconds } from '@meervoud/kernel';
import { compactVerify, importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';
import { parseJsonObject } from './json-object.ts';

/** RSA with SHA-384 and ECDSA P-384 are those of SMART Backend Services; no symmetric algorithm, and never `none`. */
export const ASSERTION_ALGORITHMS = ['RS384', 'ES384', 'PS256', 'PS384', 'ES256'] as const;

const LIFETIME_SECONDS = 300;
const SKEW_SECONDS = 60;
const LONGEST = 8_192;

const Header = z.strictObject({ alg: z.enum(ASSERTION_ALGORITHMS), kid: z.string().min(1).max(200), typ: z.literal('JWT').optional() });
const NumericDate = z.number().int().nonnegative();
/** What an assertion must say; more may stand in it, and means nothing here. */
const Claims = z.object({
  iss: z.string(), sub: z.string(), aud: z.union([z.string(), z.array(z.string()).length(1)]), exp: NumericDate,
  jti: z.string().regex(/^[\x21-\x7e]{1,255}$/), nbf: NumericDate.optional(), iat: NumericDate.optional(),
});

export interface AssertionExpectations<Client> {
  /** The client of this id, or nothing. */
  readonly clientOf: (id: string) => Client | undefined;
  readonly keysOf: (client: Client) => JSONWebKeySet;
  /** The exact URL of the token endpoint. */
  readonly audience: string;
  readonly now: Instant;
}

export interface VerifiedAssertion<Client> {
  readonly client: Client;
  /** To be used once. */
  readonly jti: string;
  readonly expiresAt: Instant;
}

const refused = (message: string, cause?: unknown): KnownError =>
  new KnownError({ code: 'client-assertion-refused', recovery: 'halt', message, cause, expected: 'a client assertion (RFC 7523) as in the API document' });

/** Until the signature is right nobody learns which part was wrong. */
const UNKNOWN_PARTY = 'The client could not be authenticated.';

/**
 * Checks a client assertion (RFC 7523, `private_key_jwt`): form, algorithm, key by `kid`, signature, and then every claim at once. Whether
 * its `jti` was used before is for the store to say. Throws a KnownError `client-assertion-refused` (halt).
 */
export const verifyClientAssertion = async <Client>(assertion: string, expected: AssertionExpectations<Client>): Promise<VerifiedAssertion<Client>> => {
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(assertion.length <= LONGEST ? assertion : '');
  const [header, claims] = [partOf(parts?.[1]), partOf(parts?.[2])];
  const protectedHeader = Header.safeParse(header);
  const issuer = claims?.['iss'];
  const client = typeof issuer === 'string' ? expected.clientOf(issuer) : undefined;
  if (!protectedHeader.success || claims === undefined || client === undefined) throw refused(UNKNOWN_PARTY);
  const { alg, kid } = protectedHeader.data;
  await verifySignature(assertion, alg, expected.keysOf(client).keys.find((key) => key.kid === kid));

  const parsed = Claims.safeParse(claims);
  const wrong = parsed.success ? wrongClaims(parsed.data, expected) : parsed.error.issues.map(({ path }) => `${path.join('.')} is missing or malformed`);
  if (!parsed.success || wrong.length > 0) throw refused(`The client assertion is signed well, but: ${wrong.join('; ')}.`);
  const { jti, exp } = parsed.data;
  return { client, jti, expiresAt: toInstant(exp * 1_000) };
};

const partOf = (text: string | undefined): Readonly<Record<string, unknown>> | undefined =>
  (text === undefined ? undefined : parseJsonObject(Buffer.from(text, 'base64url')));

const verifySignature = async (assertion: string, alg: string, key: JWK | undefined): Promise<void> => {
  const isForThis = key !== undefined && (key.alg ?? alg) === alg && (key.use ?? 'sig') === 'sig';
  if (!isForThis) throw refused(UNKNOWN_PARTY);
  try {
    await compactVerify(assertion, await importJWK(key, alg), { algorithms: [alg] });
  } catch (cause) {
    throw refused(UNKNOWN_PARTY, cause);
  }
};

const wrongClaims = <Client>({ iss, sub, aud, exp, nbf, iat }: z.infer<typeof Claims>, { audience, now: at }: AssertionExpectations<Client>): readonly string[] => {
  const now = toMilliseconds(at) / 1_000;
  const checks: readonly (readonly [wrong: boolean, told: string])[] = [
    [sub !== iss, 'sub must equal iss'],
    [[aud].flat()[0] !== audience, `aud must be exactly ${audience}`],
    [exp <= now, 'exp has passed'],
    [exp > now + LIFETIME_SECONDS, `exp must lie within ${LIFETIME_SECONDS} seconds`],
    [iat !== undefined && exp - iat > LIFETIME_SECONDS, `exp must lie within ${LIFETIME_SECONDS} seconds of iat`],
    [iat !== undefined && iat > now + SKEW_SECONDS, 'iat lies ahead'],
    [nbf !== undefined && nbf > now + SKEW_SECONDS, 'nbf lies ahead'],
    [nbf !== undefined && nbf >= exp, 'nbf must lie before exp'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, told]) => told);
};
