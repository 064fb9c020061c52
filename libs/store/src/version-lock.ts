import { contentHash } from '@meervoud/kernel';
import { sql } from 'kysely';
import { type Database } from './database.ts';

/**
 * Lets one writer at a time append versions to each of these series; held until the transaction ends. Locks are
 * taken in one order by everyone, so that two writers never wait for each other crosswise.
 */
export const lockSeries = async (db: Database, series: readonly unknown[]): Promise<void> => {
  const keys = [...new Set(series.map((one) => BigInt.asIntN(64, BigInt(`0x${contentHash(one).slice(7, 23)}`))))]
    .sort((one, other) => (one < other ? -1 : 1));
  for (const key of keys) await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(db);
};
