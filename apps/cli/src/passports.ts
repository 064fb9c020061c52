import { readFileSync } from 'node:fs';
import { KnownError } from '@meervoud/kernel';
import type { PassportPolicy } from '@meervoud/worker';
import { z } from 'zod';
import type { Config } from './config.ts';

/** Only public keys: a private one in this file would be a leak, and is refused. */
const KeySet = z.object({
  keys: z.array(z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }).refine((key) => !('d' in key))).min(1),
});

const textOf = (path: string, code: string, expected: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new KnownError({ code, recovery: 'halt', at: path, message: 'This file cannot be read.', expected, cause });
  }
};

/** The compact JWS in a file, unchecked. Throws `passport-missing` (halt). */
export const readPassport = (path: string): string =>
  textOf(path, 'passport-missing', 'the file that `meervoud adapter check <adapter> --passport <file>` wrote').trim();

/** What the configuration says about passports. Throws `passport-issuers-wrong` (halt). */
export const passportPolicy = ({ requirePassport, passportIssuers }: Pick<Config, 'requirePassport' | 'passportIssuers'>): PassportPolicy => {
  if (passportIssuers === undefined) return { required: requirePassport, trusted: { keys: [] } };
  const expected = 'a JWK Set with public EC keys on P-256: {"keys": [...]}';
  const text = textOf(passportIssuers, 'passport-issuers-wrong', expected);
  try {
    return { required: requirePassport, trusted: KeySet.parse(JSON.parse(text)) };
  } catch {
    throw new KnownError({ code: 'passport-issuers-wrong', recovery: 'halt', at: passportIssuers, message: 'These are not the public keys of issuers.', expected });
  }
};
