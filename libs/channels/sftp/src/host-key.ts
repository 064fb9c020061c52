import { createHash } from 'node:crypto';

/** The fingerprint of a host key as OpenSSH prints it: `SHA256:` and base64 without padding. `key` as it travels (RFC 4253 §6.6). */
export const hostKeyOf = (key: Uint8Array): string => `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
