import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSigningKey, type SigningKey } from '@meervoud/delivery';
import { KnownError } from '@meervoud/kernel';
import type { JSONWebKeySet } from 'jose';

/** Keys lie in a folder of their own, readable by their owner only, so that a copy of the data is not a copy of the keys. */
export const keyFolder = (directory: string): string => {
  const folder = join(directory, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

export const keyPath = (directory: string, name: string): string => join(keyFolder(directory), name);

/** Makes a file with all of its content or none; one that is there stays, whoever was first. */
const makeOnce = (path: string, content: string): void => {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  } finally {
    rmSync(draft);
  }
};

/** Reads a key file, or makes it once with `make`; the content never leaves this process. */
export const keyFile = async (directory: string, name: string, make: () => string | Promise<string>): Promise<string> => {
  const path = keyPath(directory, name);
  if (!existsSync(path)) makeOnce(path, await make());
  return readFileSync(path, 'utf8').trim();
};

/** The provider's pseudonym key: 32 bytes. Losing it makes old and new records of one client strangers. */
export const pseudonymKey = async (directory: string): Promise<Uint8Array> => {
  const text = await keyFile(directory, 'pseudonym.key', () => randomBytes(32).toString('hex'));
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new KnownError({
      code: 'pseudonym-key-wrong', recovery: 'halt', at: keyPath(directory, 'pseudonym.key'),
      message: 'The pseudonym key cannot be read.', expected: '64 hexadecimal digits; put the backup back rather than making a new one',
    });
  }
  return Buffer.from(text, 'hex');
};

/** Signs what leaves; made once per provider. */
export const signingKey = async (directory: string): Promise<SigningKey> =>
  JSON.parse(await keyFile(directory, 'signing.jwk', async () => JSON.stringify(await generateSigningKey()))) as SigningKey;

/** What recipients check signatures with; the gateway publishes it. */
export const toPublicKeys = ({ publicJwk }: SigningKey): JSONWebKeySet => ({ keys: [publicJwk] });

export const publicKeys = async (directory: string): Promise<JSONWebKeySet> => toPublicKeys(await signingKey(directory));
