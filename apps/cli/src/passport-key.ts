import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { KnownError } from '@meervoud/kernel';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Where the public half of a key goes: what others put into their `passportIssuers`. */
export const publicFileOf = (keyFile: string): string => `${keyFile}.public.json`;

/**
 * The key that passports are signed with: an EC key on P-256, made once, readable by its owner only, with the public
 * key as a JWK Set beside it. Throws `passport-key-wrong` (halt).
 */
export const passportKey = async (file: string): Promise<JWK> => {
  if (!existsSync(file)) await makeKey(file);
  try {
    const key = JSON.parse(readFileSync(file, 'utf8')) as JWK;
    if (key.kty !== 'EC' || key.crv !== 'P-256' || typeof key.d !== 'string') throw new TypeError('another kind of key');
    return key;
  } catch (cause) {
    throw new KnownError({
      code: 'passport-key-wrong', recovery: 'halt', at: file, cause,
      message: 'This is not a private key for passports.', expected: 'a private JWK: EC on P-256; a file that is not there yet is made',
    });
  }
};

const makeKey = async (file: string): Promise<void> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const bare = await exportJWK(publicKey);
  const marks = { kid: await calculateJwkThumbprint(bare), alg: 'ES256', use: 'sig' };
  writeFileSync(file, `${JSON.stringify({ ...await exportJWK(privateKey), ...marks })}\n`, { mode: 0o600, flag: 'wx' });
  writeFileSync(publicFileOf(file), `${JSON.stringify({ keys: [{ ...bare, ...marks }] })}\n`, { flag: 'w' });
};
