import { type Clock, type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import type { Removed, Store } from '@meervoud/store';

/** Days that things are kept. Values, submissions, receipts, approvals and statements are kept for good. */
export interface Retention {
  /** Of tasks that ended. */
  readonly tasks: number;
  /** Of records after the read that saw them last: long enough to recompute and correct what was counted from them. */
  readonly goneRecords: number;
  /** Of reads that are not the newest of their source. */
  readonly runs: number;
  /** Of the access log: five years at least (Stcrt. 2019, 38007). */
  readonly access: number;
}

export const FIVE_YEARS = 5 * 365 + 2;

/** Removes what is kept no longer, and tells how much. Safe to repeat. */
export const applyRetention = async (store: Store, organization: string, keep: Retention, clock: Clock): Promise<Removed> => {
  const now = toMilliseconds(clock.now());
  const before = (days: number): Instant => toInstant(now - days * 86_400_000);
  return store.retention.remove(organization, {
    tasks: before(keep.tasks), goneRecords: before(keep.goneRecords), runs: before(keep.runs), access: before(Math.max(keep.access, FIVE_YEARS)),
  });
};
