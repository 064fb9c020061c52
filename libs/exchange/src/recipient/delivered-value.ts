import { CalendarDate, Instant } from '@meervoud/kernel';
import { Answer, Missing } from '@meervoud/value';
import { z } from 'zod';

const count = z.number().int().nonnegative();

/** What a submission says of one outcome; what does not apply to its kind is not there. */
export const DeliveredOutcome = z.strictObject({
  kind: z.enum(['measured', 'no-eligible', 'not-chosen', 'not-computable', 'incomplete', 'attested', 'overridden', 'withheld', 'suppressed']),
  answer: Answer.optional(),
  /** As far as the row counts them: a cohort has no denominator, and the house rule keeps unknowns in. */
  counts: z.strictObject({ numerator: count.optional(), denominator: count.optional(), unknown: count.optional() }).optional(),
  /** Why it is incomplete, as a code, or was overridden, in words. */
  reason: z.string().optional(),
  explanation: z.string().optional(),
  url: z.string().optional(),
  /** By which rule it is hidden. */
  rule: z.string().optional(),
  missing: z.array(Missing).readonly().optional(),
});
export type DeliveredOutcome = z.infer<typeof DeliveredOutcome>;

/** A value as a submission holds it, read from its exact bytes. */
export const DeliveredValue = z.strictObject({
  /** Id of the value version. */
  value: z.string(),
  indicator: z.string(),
  /** Null: the organization as a whole. The id is that of the Location in the Bundle, the same in every revision. */
  location: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  referenceDate: CalendarDate,
  derivedAt: Instant,
  /** Version of the definition it was counted by. */
  definition: z.string(),
  outcome: DeliveredOutcome,
});
export type DeliveredValue = z.infer<typeof DeliveredValue>;

/** One row of one place; its value changes from revision to revision. */
export const rowKey = ({ indicator, location }: Pick<DeliveredValue, 'indicator' | 'location'>): string => JSON.stringify([location?.id ?? null, indicator]);
