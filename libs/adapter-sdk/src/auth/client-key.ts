import { createPrivateKey, type KeyObject } from 'node:crypto';
import { KnownError } from '@meervoud/kernel';
import { isObject, parseJson } from '../fhir/json.ts';

/** What a client assertion is signed with. SMART wants clients to know RS384 and ES384; the key says which. */
export interface ClientKey {
  readonly key: KeyObject;
  readonly algorithm: 'RS384' | 'ES384';
  readonly keyId: string;
}

const wrong = (message: string): KnownError => new KnownError({
  code: 'client-key-wrong', recovery: 'halt', message, at: 'auth.privateKey',
  expected: 'a private JWK or PEM without password, RSA of 2048 bits or more or P-384, with a kid or auth.keyId',
});

/** A JWK or a PEM as a key to sign with. Throws `client-key-wrong` (halt), which never repeats any of the text. */
export const toClientKey = (text: string, keyId: string | undefined): ClientKey => {
  const jwk = text.trimStart().startsWith('{') ? parseJson(text, 4) : undefined;
  const { kid } = jwk !== undefined && 'value' in jwk && isObject(jwk.value) ? jwk.value : {};
  const name = keyId ?? (typeof kid === 'string' && kid !== '' ? kid : undefined);
  if (name === undefined) throw wrong('The key has no name under which the source can find it.');
  const key = readKey(text, jwk === undefined ? undefined : 'value' in jwk ? jwk.value : null);
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2_048) return { key, algorithm: 'RS384', keyId: name };
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'secp384r1') return { key, algorithm: 'ES384', keyId: name };
  throw wrong('The key is of a kind or size that is not used here.');
};

const readKey = (text: string, jwk: unknown): KeyObject => {
  try {
    return jwk === undefined ? createPrivateKey(text) : createPrivateKey({ key: jwk as never, format: 'jwk' });
  } catch {
    throw wrong('The key cannot be read.');
  }
};
