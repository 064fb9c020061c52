import { createHmac } from 'node:crypto';
import { KnownError } from '@meervoud/kernel';
import type { SubjectPseudonym } from '@meervoud/zibs';

const KEY_BYTES = 32;

/**
 * Names a client by HMAC-SHA-256 over source and patient id, with a key that the provider holds apart from the
 * data (docs/adr/0003). Without the key nobody can try all ids; with another key nothing can be linked.
 * `key` is 32 bytes; throws `pseudonym-key-wrong` (halt) for any other length.
 */
export const pseudonymiser = (key: Uint8Array, source: string): ((patientId: string) => SubjectPseudonym) => {
  if (key.byteLength !== KEY_BYTES) {
    throw new KnownError({
      code: 'pseudonym-key-wrong', recovery: 'halt',
      message: `The pseudonym key has ${key.byteLength} bytes.`,
      expected: `a key of ${KEY_BYTES} random bytes, written as 64 hexadecimal digits`,
    });
  }
  return (patientId) =>
    `p-${createHmac('sha256', key).update(`${source}\u0000${patientId}`).digest('hex').slice(0, 32)}` as SubjectPseudonym;
};
