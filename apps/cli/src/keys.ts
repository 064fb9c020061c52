import { createHmac } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { createSigner, type Signer, type SigningKey } from '@meervoud/delivery';
import { KnownError } from '@meervoud/kernel';
import type { KeyKind, Store } from '@meervoud/store';
import type { Config } from './config.ts';
import { keyPath, pseudonymKey, signingKey } from './secret.ts';

interface Lock<Key> {
  readonly kind: KeyKind;
  readonly name: string;
  /** Reads the key of a directory, or makes it. */
  readonly open: (directory: string) => Promise<Key>;
  /** Tells keys apart and tells nothing of them. */
  readonly fingerprint: (key: Key) => string;
}

const locks = {
  pseudonym: {
    kind: 'pseudonym', name: 'pseudonym.key', open: pseudonymKey,
    fingerprint: (key: Uint8Array) => createHmac('sha256', key).update('meervoud: which pseudonym key').digest('hex').slice(0, 32),
  },
  signing: {
    kind: 'signing', name: 'signing.jwk', open: signingKey,
    fingerprint: ({ publicJwk }: SigningKey) => publicJwk.kid ?? '',
  },
} as const satisfies { pseudonym: Lock<Uint8Array>; signing: Lock<SigningKey> };

const otherKey = (kind: KeyKind, path: string): KnownError =>
  new KnownError({
    code: 'key-differs', recovery: 'halt', at: path,
    message: `This ${kind} key is not the one this provider's data were made with.`,
    expected: 'the key file of the machine that read first, or of your backup; or remove this one where other machines hold the right one',
  });

/**
 * The key this machine holds, made where the provider has none and `makes` allows it; undefined where there is none
 * here. Two keys for one provider would make strangers of its clients. Throws `key-differs` (halt).
 */
const heldKey = async <Key>(
  { kind, name, open, fingerprint }: Lock<Key>, store: Store, { organization, directory }: Config, makes: readonly KeyKind[],
): Promise<Key | undefined> => {
  const path = keyPath(directory, name);
  const isNew = !existsSync(path);
  if (isNew && (!makes.includes(kind) || (await store.keys.known(organization.id, kind)) !== undefined)) return undefined;
  const key = await open(directory);
  const own = fingerprint(key);
  if ((await store.keys.claim(organization.id, kind, own)) === own) return key;
  if (!isNew) throw otherKey(kind, path);
  // two machines began at once, and the other was first: nothing was made with this one
  rmSync(path, { force: true });
  return undefined;
};

/** The key for pseudonyms: who lacks it can derive, and cannot read. */
export const heldPseudonymKey = (store: Store, config: Config, makes: readonly KeyKind[]): Promise<Uint8Array | undefined> =>
  heldKey(locks.pseudonym, store, config, makes);

/** The key for signing: who lacks it cannot deliver. */
export const heldSigningKey = (store: Store, config: Config, makes: readonly KeyKind[]): Promise<SigningKey | undefined> =>
  heldKey(locks.signing, store, config, makes);

export const signerOf = ({ privateJwk }: SigningKey): Signer => createSigner(privateJwk);

export const keyElsewhere = (kind: KeyKind): KnownError =>
  new KnownError({
    code: 'key-elsewhere', recovery: 'halt',
    message: `Another machine holds the ${kind} key of this provider; this takes it.`,
    expected: `this command there, or ${locks[kind].name} of that machine in the folder keys of this one`,
  });
