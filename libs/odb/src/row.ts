import type { Period } from '@meervoud/kernel';
import type { Answer } from '@meervoud/value';
import type { OdbSet } from './indicators.ts';
import type { RowFinding, RowProblem } from './problems.ts';

/** Where a row stands. */
export interface RowPlace {
  /** Null in a CSV. */
  readonly sheet: string | null;
  /** As Excel numbers it, or the line of a CSV. */
  readonly row: number;
}

/** Whom a row is about. */
export interface OdbPlace {
  /** `organization` for staff figures, which the file puts at a location "Concernniveau". */
  readonly level: 'location' | 'organization';
  /** The same place has the same key in every file of every year, as far as the file names it the same. */
  readonly key: string;
  readonly organization: { readonly name: string; readonly kvk?: string; readonly agb?: string };
  readonly location: {
    readonly name: string; readonly vestigingsnummer?: string; readonly agb?: string;
    readonly postcode?: string; readonly houseNumber?: string; readonly city?: string;
  };
}

/** Numbers as somebody wrote them, of a row whose meaning is not certain; never in a figure. */
export interface Written { readonly value?: string; readonly numerator?: string; readonly denominator?: string }

/**
 * What a row says: a figure, that there is one which is hidden, that none is due, or why it cannot be used. Every row of
 * a file is exactly one of these.
 */
export type OdbFigure =
  /** `counts` are decimals, because staff figures count fte. */
  | { readonly kind: 'value'; readonly answer: Answer; readonly counts?: { readonly numerator: string; readonly denominator: string } }
  /** Fewer than ten: published as 0.00, and never a zero (indicators.md §2.3 rule 3). */
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'not-applicable'; readonly because: 'stated' | 'heading' | 'in-note' }
  | { readonly kind: 'refused'; readonly code: RowProblem; readonly column?: string; readonly written?: Written };

/** A row of the public file, typed. */
export interface OdbRow {
  readonly at: RowPlace;
  /** IndicatorCode; absent only where the row has none that we know. */
  readonly indicator?: string;
  readonly set?: OdbSet;
  readonly reportingYear?: number;
  readonly place?: OdbPlace;
  readonly period?: Period;
  readonly figure: OdbFigure;
  readonly findings: readonly RowFinding[];
}

/** What one place says of an indicator, as it is kept for comparison. */
export interface PublishedFigure {
  /** {@link OdbPlace} by its key; null where the row did not say whom it is about. */
  readonly place: string | null;
  /** `main`, or what was added to the file later. */
  readonly part: string;
  readonly figure: OdbFigure;
}
