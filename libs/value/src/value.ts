import { CalendarDate, contentHash, type ContentHash, Instant } from '@meervoud/kernel';
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { Outcome } from './outcome.ts';

/** What a value is about. A series has versions; the newest counts, the older ones stay. */
export const Series = z.strictObject({
  organization: z.string(),
  set: z.string(),
  reportingYear: z.number().int(),
  /** Id of the location, or null for the organization as a whole (counted on its own, never summed; R2). */
  location: z.string().nullable(),
  /** IndicatorCode. */
  indicator: z.string(),
});
export type Series = z.infer<typeof Series>;

/** A value as the engine yields it, before it is stored. */
export const DerivedValue = Series.extend({ referenceDate: CalendarDate, outcome: Outcome, evidence: Evidence });
export type DerivedValue = z.infer<typeof DerivedValue>;

/** A stored version of a value. */
export const Value = DerivedValue.extend({
  /** `val-` and 16 hex digits of the content hash of series and content. */
  id: z.string(),
  version: z.number().int().positive(),
  contentHash: z.string(),
  derivedAt: Instant,
});
export type Value = z.infer<typeof Value>;

/** Same content, same hash, whenever and wherever it was derived. */
export const hashOfValue = (value: DerivedValue): ContentHash => contentHash(DerivedValue.parse(value));

/** How a person names a value: `2023/de-linde/1.1b`; `organisatie` for the whole organization. */
export const valueReference = (value: { readonly reportingYear: number; readonly location: string | null }, number: string): string =>
  `${value.reportingYear}/${value.location ?? 'organisatie'}/${number}`;
