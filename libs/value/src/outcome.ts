import { Instant } from '@meervoud/kernel';
import { z } from 'zod';

/** A figure as it is published: decimals as text, so that no float travels (I-JSON). */
export const Answer = z.discriminatedUnion('type', [
  /** Per cent, half up to two decimals, always with both: `5.56`, `100.00` (R11). */
  z.strictObject({ type: z.literal('percentage'), value: z.string().regex(/^\d+\.\d{2}$/) }),
  z.strictObject({ type: z.literal('yes-no'), value: z.boolean() }),
  z.strictObject({ type: z.literal('text'), value: z.string() }),
  z.strictObject({ type: z.literal('number'), value: z.string().regex(/^-?\d+(\.\d+)?$/) }),
]);
export type Answer = z.infer<typeof Answer>;

const count = z.number().int().nonnegative();

/** What was counted. `unknown` clients are in the denominator and not in the numerator (R6). */
export const Counts = z.strictObject({ numerator: count, denominator: count, unknown: count });
export type Counts = z.infer<typeof Counts>;

/** What a source would have to give before this can be computed. */
export const Missing = z.strictObject({ zib: z.string(), element: z.string().optional() });
export type Missing = z.infer<typeof Missing>;

/**
 * The result of an indicator is not a number but one of these (`docs/adr/0002`). Zero, empty, unknown and
 * hidden are never confused: each has a name here, in the API, in text and in what is delivered.
 */
export const Outcome = z.discriminatedUnion('kind', [
  /** Counted, from records. */
  z.strictObject({ kind: z.literal('measured'), answer: Answer, counts: Counts }),
  /** Counted, and there was nobody to count. */
  z.strictObject({ kind: z.literal('no-eligible') }),
  /** The location did not choose this theme, or used another instrument (R12). */
  z.strictObject({ kind: z.literal('not-chosen') }),
  /** No source can give what is needed; says what. */
  z.strictObject({ kind: z.literal('not-computable'), missing: z.array(Missing).readonly() }),
  /** Counted, but a person must decide: too many unknowns (R6), or an answer nobody has given yet. */
  z.strictObject({
    kind: z.literal('incomplete'),
    reason: z.enum(['too-many-unknown', 'not-attested']),
    answer: Answer.optional(),
    counts: Counts.optional(),
  }),
  /** Stated by a named person (R8). `by` stays inside the house. */
  z.strictObject({
    kind: z.literal('attested'),
    answer: Answer,
    counts: Counts.optional(),
    by: z.string(),
    at: Instant,
  }),
  /** Replaced by a person, with a reason; what was computed is kept. */
  z.strictObject({
    kind: z.literal('overridden'),
    answer: Answer,
    counts: Counts.optional(),
    computed: z.lazy((): z.ZodType => Outcome),
    reason: z.string().min(1),
    by: z.string(),
    at: Instant,
  }),
  /** Accounted for in another way (anders verantwoorden, R15). */
  z.strictObject({ kind: z.literal('withheld'), explanation: z.string().min(1), url: z.url().optional() }),
  /** Hidden by disclosure control, on its way out only (R10). */
  z.strictObject({ kind: z.literal('suppressed'), rule: z.string() }),
]);
export type Outcome = z.infer<typeof Outcome>;
export type OutcomeKind = Outcome['kind'];

/** The figure in an outcome, if it holds one. */
export const answerOf = (outcome: Outcome): Answer | undefined => ('answer' in outcome ? outcome.answer : undefined);
export const countsOf = (outcome: Outcome): Counts | undefined => ('counts' in outcome ? outcome.counts : undefined);
