import { CompactSign, importJWK, type JWK } from 'jose';
import { Passport } from './passport.ts';

export const PASSPORT_ALGORITHM = 'ES256';
/** `typ` of the protected header: what was signed for another purpose is no passport. */
export const PASSPORT_TYPE = 'meervoud-passport+jws';

/** The passport as a compact JWS (RFC 7515, ES256). `privateJwk` is an EC key on P-256; its `kid` goes into the header. */
export const signPassport = async (passport: Passport, privateJwk: JWK): Promise<string> => {
  const header = { alg: PASSPORT_ALGORITHM, typ: PASSPORT_TYPE, ...(privateJwk.kid === undefined ? {} : { kid: privateJwk.kid }) };
  const payload = new TextEncoder().encode(JSON.stringify(Passport.parse(passport)));
  return new CompactSign(payload).setProtectedHeader(header).sign(await importJWK(privateJwk, PASSPORT_ALGORITHM));
};
