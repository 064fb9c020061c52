import { z } from 'zod';

/**
 * The rules by which figures leave, named and versioned; a profile chooses one and the choice stands in the signed
 * payload. Another reading of a rule is another version.
 * - `odb-denominator@1`, the *profile rule*: a client percentage over fewer than k leaves as suppressed, all else exactly as
 *   counted, as the public file prints it (indicators.md §2.3; reliability P4a). For what a law or an agreement prescribes (P8).
 * - `house@1`, the *house rule*: holds against who combines everything that was ever released (P4b, P5, P6). For all else.
 */
export const DisclosurePolicyId = z.enum(['odb-denominator@1', 'house@1']);
export type DisclosurePolicyId = z.infer<typeof DisclosurePolicyId>;

export const DisclosurePolicy = z.strictObject({
  policy: DisclosurePolicyId,
  /** k: fewer people than this are a small group (R10; default 10). */
  suppressBelow: z.number().int().positive(),
});
export type DisclosurePolicy = Readonly<z.infer<typeof DisclosurePolicy>>;

/** Why a figure is held back. For who reviews; a recipient of the house rule is not told which, because that tells too. */
export const HoldReason = z.enum([
  // of the figure itself
  'small-group', 'group-not-known', 'small-count', 'small-complement', 'small-subgroup',
  // of what was released before: a person may let it go, with a reason
  'small-change', 'hidden-before',
  // of another that is hidden
  'would-reveal-another',
]);
export type HoldReason = z.infer<typeof HoldReason>;

/** What a person may release all the same: it protects between releases, and the figure itself is no small group. */
export const isHoldOfCorrection = (reason: HoldReason): boolean => reason === 'small-change' || reason === 'hidden-before';
