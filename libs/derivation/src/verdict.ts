import type { Truth } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { DatedRecord } from './dated-record.ts';

/** Whom a criterion is asked about: one client or ward, with its records by zib in a fixed order. */
export interface Member {
  readonly id: string;
  readonly records: { readonly [Name in ZibName]?: readonly DatedRecord[] };
  /** Over all that its records of a zib say; empty when there are none. */
  digest(zib: ZibName): string;
}

/** Something that evidence can point at. */
export type Referred = Pick<ZibRecord, 'origin'>;

/** What a criterion says of one member, and why. */
export interface Verdict {
  readonly truth: Truth;
  /** Path of the clause that decided, such as `numerator.any[0].where.decubitusCategory`. */
  readonly clause: string;
  /**
   * The records that decided. For yes the first that holds, for unknown each that leaves it open, for no the one
   * that came nearest; empty when absence decided.
   */
  readonly records: readonly Referred[];
}

export type Evaluate = (member: Member) => Verdict;
