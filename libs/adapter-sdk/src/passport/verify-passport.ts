import { type Clock, KnownError, systemClock, toMilliseconds } from '@meervoud/kernel';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { failedChecks, Passport } from './passport.ts';
import { PASSPORT_ALGORITHM, PASSPORT_TYPE } from './sign-passport.ts';

/** What the passport must be for. */
export interface PassportHolder {
  readonly adapter: string;
  readonly version: string;
  /** Refuse a passport that was issued longer ago. */
  readonly maxAgeDays?: number;
  readonly clock?: Clock;
}

const DAY_MS = 86_400_000;
/** A passport is some kilobytes; nobody needs to read a megabyte of one. */
const MAX_CHARACTERS = 1_000_000;

/**
 * The passport in a compact JWS, if a trusted issuer signed it, it is for exactly this version of this adapter, and
 * nothing in it failed. Throws a KnownError (halt): `passport-signature-wrong` for another key, algorithm, type or
 * content; `passport-for-another-adapter`; `passport-expired`; `passport-failed`, which names the checks.
 */
export const verifyPassport = async (jws: string, trusted: JSONWebKeySet, holder: PassportHolder): Promise<Passport> => {
  const passport = await signedPassport(jws.trim(), trusted);
  const { adapter, version, maxAgeDays, clock = systemClock } = holder;
  if (passport.adapter.name !== adapter || passport.adapter.version !== version) {
    throw refusal('passport-for-another-adapter', `This passport is for ${passport.adapter.name}@${passport.adapter.version}.`, `a passport for ${adapter}@${version}`);
  }
  const age = toMilliseconds(clock.now()) - toMilliseconds(passport.issuedAt);
  if (maxAgeDays !== undefined && age > maxAgeDays * DAY_MS) {
    throw refusal('passport-expired', `This passport was issued on ${passport.issuedAt.slice(0, 10)}.`, `one of at most ${maxAgeDays} days old`);
  }
  const failed = failedChecks(passport);
  if (failed.length > 0) {
    throw refusal('passport-failed', `The adapter did not pass: ${failed.join(', ')}.`, 'a passport in which every check passed or is bypassed with a reason');
  }
  return passport;
};

const signedPassport = async (jws: string, trusted: JSONWebKeySet): Promise<Passport> => {
  try {
    if (jws.length > MAX_CHARACTERS) throw new TypeError('too large');
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(trusted), { algorithms: [PASSPORT_ALGORITHM] });
    if (protectedHeader.typ !== PASSPORT_TYPE) throw new TypeError('not signed as a passport');
    return Passport.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)));
  } catch (cause) {
    throw refusal('passport-signature-wrong', 'This is no passport that an issuer we trust has signed.', 'a compact JWS (ES256) made by the kit with the key of a trusted issuer', cause);
  }
};

const refusal = (code: string, message: string, expected: string, cause?: unknown): KnownError =>
  new KnownError({ code, recovery: 'halt', message, expected, cause });
