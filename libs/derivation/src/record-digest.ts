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

/**
 * SHA-256 over all that a record says, in hex. Its fields in a fixed order make one text; a general canonical form says the same
 * and takes many times as long.
 */
export const digestOf = (record: ZibRecord): string => {
  const { source, reference, versionId, lastUpdated } = record.origin;
  return hash('sha256', JSON.stringify([[source, reference, versionId, lastUpdated], ...fields(record.zib).map((field) => fieldOf(record, field))]));
};
