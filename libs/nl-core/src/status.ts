import { type Reading, Unusable } from '@meervoud/adapter-sdk';
import type { PartialDate } from '@meervoud/kernel';

/**
 * A status that says "no longer": usable when the record says until when (R14: dates first, status second). Without an
 * end nobody can tell whether it held on a reference date, so then it excludes.
 */
export const stopped = (status: string, accepted: readonly string[], ended: string, end: PartialDate | undefined, read: Reading): void =>
  read.status(status, status === ended && end !== undefined ? [...accepted, ended] : accepted);

/** The one meaning among several codes; the coding that says nothing to us does not count. */
export const required = <Value>(value: Value | undefined, path: string): Value => {
  if (value === undefined) throw new Unusable('element-missing', path);
  return value;
};
