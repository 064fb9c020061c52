import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSigner, generateSigningKey, type Signer } from '@meervoud/delivery';
import { KnownError } from '@meervoud/kernel';
import type { JSONWebKeySet, JWK } from 'jose';

/** Keys lie in a folder of their own, readable by their owner only, so that a copy of the data is not a copy of the keys. */
export const keyFolder = (directory: string): string => {
  const folder = join(directory, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

/** Reads a key file, or makes it once with `make`; the content never leaves this process. */
export const keyFile = async (directory: string, name: string, make: () => string | Promise<string>): Promise<string> => {
  const path = join(keyFolder(directory), name);
  if (!existsSync(path)) {
    writeFileSync(path, await make(), { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  return readFileSync(path, 'utf8').trim();
};

/** The provider's pseudonym key: 32 bytes. Losing it makes old and new records of one client strangers. */
export const pseudonymKey = async (directory: string): Promise<Uint8Array> => {
  const text = await keyFile(directory, 'pseudonym.key', () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new KnownError({
      code: 'pseudonym-key-wrong', recovery: 'halt', at: join(directory, 'keys', 'pseudonym.key'),
      message: 'The pseudonym key cannot be read.', expected: '64 hexadecimal digits; put the backup back rather than making a new one',
    });
  }
  return Buffer.from(text, 'hex');
};

const signingKey = async (directory: string): Promise<{ readonly privateJwk: JWK; readonly publicJwk: JWK }> =>
  JSON.parse(await keyFile(directory, 'signing.jwk', async () => JSON.stringify(await generateSigningKey()))) as { privateJwk: JWK; publicJwk: JWK };

/** Signs what leaves, with a key made once per directory. */
export const openSigner = async (directory: string): Promise<Signer> => createSigner((await signingKey(directory)).privateJwk);

/** What recipients check signatures with; the gateway publishes it. */
export const publicKeys = async (directory: string): Promise<JSONWebKeySet> => ({ keys: [(await signingKey(directory)).publicJwk] });
