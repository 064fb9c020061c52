import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** `sha256:` and 64 hex digits. */
export type ContentHash = `sha256:${string}`;

export const hashOfBytes = (bytes: Uint8Array | string): ContentHash =>
  `sha256:${hash('sha256', bytes)}`;

/** The hash of what a JSON value says, whatever the order of its keys (RFC 8785). */
export const contentHash = (value: unknown): ContentHash => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only a JSON value has a content hash');
  return hashOfBytes(text);
};
