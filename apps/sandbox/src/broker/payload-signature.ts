import { decodeProtectedHeader, flattenedVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { Problem, type ProblemCode } from './problem.ts';

const HEADER = 'nlgov-adr-payload-sig';
const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'EdDSA'];

/**
 * Verifies `nlgov-adr-payload-sig`: a detached JWS with unencoded payload (RFC 7797, `b64: false`), compact as
 * `header..signature`, over exactly these bytes, with a key of the sender. Throws a {@link Problem}.
 */
export const verifyPayload = async (signature: string, payload: Uint8Array, jwks: JSONWebKeySet): Promise<void> => {
  const refuse = (status: number, code: ProblemCode, detail: string): Problem => new Problem(status, code, [{ at: HEADER, detail }]);
  const malformed = (detail: string): Problem => refuse(400, 'signature-malformed', detail);
  const [, header = '', signed = ''] = /^([\w-]+)\.\.([\w-]+)$/.exec(signature) ?? [];
  if (!header) throw malformed('want header..signature, without a payload');
  let b64: unknown;
  try {
    ({ b64 } = decodeProtectedHeader({ protected: header }));
  } catch {
    throw malformed('the protected header is not base64url of a JSON object');
  }
  if (b64 !== false) throw malformed('want b64: false in the protected header');
  try {
    const jws = { protected: header, payload, signature: signed };
    await flattenedVerify(jws, createLocalJWKSet(jwks), { algorithms: ALGORITHMS });
  } catch {
    throw refuse(403, 'signature-invalid', 'not made over these bytes with a known key of this sender');
  }
};
