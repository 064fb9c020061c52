import { hash } from 'node:crypto';
import { type ZibName, type ZibRecord, zibs } from '@meervoud/zibs';
import { fieldOf } from './dated-record.ts';

/** The fields of each zib in one order, whatever the order a record has them in. */
const fieldsOf = new Map<ZibName, readonly string[]>();
const fields = (zib: ZibName): readonly string[] => {
  const known = fieldsOf.get(zib) ?? Object.keys(zibs[zib].unwrap().shape).filter((field) => field !== 'origin').toSorted();
  fieldsOf.set(zib, known);
  return known;
};

/** Records never change, so each is digested once, however often it is derived from. */
const digests = new WeakMap<ZibRecord, string>();

/**
 * SHA-256 over all that a record says, in hex. Its fields in a fixed order make one text; a general canonical form says the same
 * and takes many times as long.
 */
export const digestOf = (record: ZibRecord): string => {
  const before = digests.get(record);
  if (before !== undefined) return before;
  const { source, reference, versionId, lastUpdated } = record.origin;
  const digest = hash('sha256', JSON.stringify([[source, reference, versionId, lastUpdated], ...fields(record.zib).map((field) => fieldOf(record, field))]));
  digests.set(record, digest);
  return digest;
};
