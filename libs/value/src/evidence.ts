import { CalendarDate } from '@meervoud/kernel';
import { z } from 'zod';

const amount = z.string().regex(/^\d+(\.\d{1,6})?$/);

/** So much of so much, to six decimals: what was divided before the figure was rounded. Without `per` the amount is the figure. */
export const Amounts = z.strictObject({ amount, per: amount.optional() });
export type Amounts = z.infer<typeof Amounts>;

/** One client, ward, respondent or member of staff, and why it counts as it does. Inside the provider's walls only. */
export const Membership = z.strictObject({
  /** Pseudonym of a client or member of staff, ward id, or id of a survey response. */
  member: z.string(),
  /** In the population: yes, or unknown (then it is in no count but its own). */
  population: z.enum(['yes', 'unknown']),
  /** The numerator's answer about this member. */
  answer: z.enum(['yes', 'no', 'unknown']),
  /** The clause of the definition that decided, e.g. `numerator.all[0].where.decubitusCategory`. */
  clause: z.string(),
  /**
   * The records that decided, in a fixed order; empty when absence decided. For yes the one that holds, for unknown
   * each that leaves it open, for no the one that came nearest.
   */
  records: z.array(z.strictObject({ source: z.string(), reference: z.string(), versionId: z.string().optional() })).readonly(),
  /** Of a ratio: what this member adds to it. */
  amounts: Amounts.optional(),
});
export type Membership = z.infer<typeof Membership>;

/** How a value came to be: enough to recompute and to defend it. */
export const Evidence = z.strictObject({
  definition: z.strictObject({
    id: z.string(), set: z.string(), version: z.string(), hash: z.string(),
    /** How sure the set is: published, reconstructed from what is said of it elsewhere, or an own arrangement. */
    standing: z.enum(['published', 'reconstructed', 'own']),
  }),
  engine: z.string(),
  referenceDate: CalendarDate,
  /** Settings as they were, by name, only those the rulings below rest on. */
  settings: z.record(z.string(), z.unknown()),
  rulings: z.array(z.string()).readonly(),
  /** Records of the members below that were read, by zib. Of others none has a say. */
  inputCounts: z.record(z.string(), z.number().int()),
  /** Hash over the records read, whatever their order; or over what a person stated. */
  inputHash: z.string(),
  /** Members whose place in the population could not be told. */
  undecided: z.number().int(),
  memberships: z.array(Membership).readonly(),
  /** Of a ratio: its two sides as they were before rounding. */
  amounts: Amounts.optional(),
});
export type Evidence = z.infer<typeof Evidence>;
