import { CalendarDate, Instant } from '@meervoud/kernel';
import { Answer, Counts, Missing } from '@meervoud/value';
import { z } from 'zod';

/** The house rule lets out how many of how many, and not of how many it is unknown. */
const DisclosedCounts = Counts.partial({ unknown: true });

/**
 * What may leave the house of an outcome. Branded: an outcome that did not pass disclosure does not fit where one
 * of these is asked. Strict, so a person's name or the computed figure behind an override has no place in it.
 */
export const DisclosedOutcome = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('measured'), answer: Answer, counts: DisclosedCounts.optional() }),
    z.strictObject({ kind: z.literal('no-eligible') }),
    z.strictObject({ kind: z.literal('not-chosen') }),
    z.strictObject({ kind: z.literal('not-computable'), missing: z.array(Missing).readonly() }),
    z.strictObject({
      kind: z.literal('incomplete'),
      reason: z.enum(['too-many-unknown', 'not-attested']),
      answer: Answer.optional(),
      counts: DisclosedCounts.optional(),
    }),
    z.strictObject({ kind: z.literal('attested'), answer: Answer, counts: DisclosedCounts.optional() }),
    z.strictObject({ kind: z.literal('overridden'), answer: Answer, counts: DisclosedCounts.optional(), reason: z.string() }),
    z.strictObject({ kind: z.literal('withheld'), explanation: z.string(), url: z.url().optional() }),
    z.strictObject({ kind: z.literal('suppressed'), rule: z.string() }),
  ])
  .brand<'DisclosedOutcome'>();
export type DisclosedOutcome = z.infer<typeof DisclosedOutcome>;
export type DisclosedKind = DisclosedOutcome['kind'];

/** A value as a recipient may see it: the disclosed outcome and how it came to be, without anyone in it. */
export const DisclosedValue = z.strictObject({
  /** Id of the value version. */
  id: z.string(),
  set: z.string(),
  reportingYear: z.number().int(),
  location: z.string().nullable(),
  indicator: z.string(),
  referenceDate: CalendarDate,
  derivedAt: Instant,
  outcome: DisclosedOutcome,
  manifest: z.strictObject({
    definition: z.strictObject({ id: z.string(), set: z.string(), version: z.string(), hash: z.string(), standing: z.enum(['published', 'reconstructed', 'own']) }),
    engine: z.string(),
    inputHash: z.string(),
    rulings: z.array(z.string()).readonly(),
    settings: z.record(z.string(), z.unknown()),
  }),
});
export type DisclosedValue = z.infer<typeof DisclosedValue>;
