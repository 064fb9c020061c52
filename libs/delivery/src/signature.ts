import { KnownError } from '@meervoud/kernel';
import {
  calculateJwkThumbprint, CompactSign, createLocalJWKSet, exportJWK, FlattenedSign, flattenedVerify, generateKeyPair, importJWK,
  type JSONWebKeySet, type JWK,
} from 'jose';

const ALGORITHM = 'PS256';

export interface SigningKey {
  readonly privateJwk: JWK;
  /** With `kid` (RFC 7638 thumbprint), `alg` and `use`: what goes into the published key set. */
  readonly publicJwk: JWK;
}

/** A fresh RSA key of 3072 bits for PS256. */
export const generateSigningKey = async (): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { modulusLength: 3072, extractable: true });
  const bare = await exportJWK(publicKey);
  const marks = { kid: await calculateJwkThumbprint(bare), alg: ALGORITHM, use: 'sig' };
  return { privateJwk: { ...(await exportJWK(privateKey)), ...marks }, publicJwk: { ...bare, ...marks } };
};

/** Signs exact bytes: detached JWS with unencoded payload (RFC 7797), as `header..signature`. */
export const signPayload = async (payload: Uint8Array, privateJwk: JWK): Promise<string> => {
  const header = { alg: ALGORITHM, b64: false, crit: ['b64'], ...(privateJwk.kid === undefined ? {} : { kid: privateJwk.kid }) };
  const jws = await new FlattenedSign(payload).setProtectedHeader(header).sign(await importJWK(privateJwk, ALGORITHM));
  return `${jws.protected}..${jws.signature}`;
};

/** A statement of ours with its signature, as compact JWS: who holds it needs nothing else but our keys. */
export const signStatement = async (statement: object, privateJwk: JWK): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(statement)))
    .setProtectedHeader({ alg: ALGORITHM, ...(privateJwk.kid === undefined ? {} : { kid: privateJwk.kid }) }).sign(await importJWK(privateJwk, ALGORITHM));

/**
 * Checks a detached signature over exact bytes against a key set. Throws a KnownError `payload-signature-wrong`
 * (halt) for other bytes, another key, another algorithm than PS256, or a signature that is not detached.
 */
export const verifyPayload = async (payload: Uint8Array, signature: string, jwks: JSONWebKeySet): Promise<void> => {
  try {
    const [header, content, value, ...rest] = signature.split('.');
    if (!header || content !== '' || !value || rest.length > 0) throw new TypeError('not a detached JWS');
    const jws = { protected: header, payload, signature: value };
    const { protectedHeader } = await flattenedVerify(jws, createLocalJWKSet(jwks), { algorithms: [ALGORITHM] });
    if (protectedHeader?.b64 !== false) throw new TypeError('b64 must be false');
  } catch (cause) {
    throw new KnownError({
      code: 'payload-signature-wrong', recovery: 'halt', cause,
      message: 'the signature does not belong to these bytes and these keys', expected: 'a detached PS256 JWS with b64 false',
    });
  }
};

export interface Signer {
  sign(payload: Uint8Array): Promise<string>;
}

export const createSigner = (privateJwk: JWK): Signer => ({ sign: (payload) => signPayload(payload, privateJwk) });

/** Signs statements of the provider: receipts it gives. */
export interface StatementSigner {
  state(statement: object): Promise<string>;
}

export const createStatementSigner = (privateJwk: JWK): StatementSigner => ({ state: (statement) => signStatement(statement, privateJwk) });
