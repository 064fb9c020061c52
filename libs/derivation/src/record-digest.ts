import { hash } from 'node:crypto';
import { type ZibName, type ZibRecord, zibs } from '@meervoud/zibs';
import { fieldOf } from './dated-record.ts';
import { remembered } from './remembered.ts';

/** The fields of each zib in one order, whatever the order a record has them in. */
const fieldsOf = new Map<ZibName, readonly string[]>();
const fields = (zib: ZibName): readonly string[] =>
  remembered(fieldsOf, zib, () => Object.keys(zibs[zib].unwrap().shape).filter((field) => field !== 'origin').toSorted());

/**
 * SHA-256 over all that a record says, in hex. Its fields in a fixed order make one text; a general canonical form says the same
 * and takes many times as long.
 */
export const digestOf = (record: ZibRecord): string => {
  const { source, reference, versionId, lastUpdated } = record.origin;
  const said: unknown[] = [[source, reference, versionId, lastUpdated]];
  for (const field of fields(record.zib)) said.push(fieldOf(record, field));
  return hash('sha256', JSON.stringify(said));
};
