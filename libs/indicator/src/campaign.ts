import { CalendarDate, Instant } from '@meervoud/kernel';
import { z } from 'zod';
import { Settings } from './settings.ts';

export const LocationChoices = z
  .strictObject({
    /** R3: this location's reference date; the default of the set where absent. */
    referenceDate: CalendarDate.optional(),
    /** R12: themes chosen for learning and improving. */
    chosen: z.array(z.enum(['1.1', '1.2', '3.2', '4.1', '4.2', '4.3', '5'])).readonly(),
    experienceSource: z.enum(['nps', 'zorgkaart-recommendation', 'total-score']).optional(),
  })
  .readonly();
export type LocationChoices = z.infer<typeof LocationChoices>;

/** What the provider decides for one set and reporting year, before anything is counted. */
export const Campaign = z
  .strictObject({
    set: z.string(),
    reportingYear: z.number().int(),
    /** By id of the location's HealthcareProvider record. */
    locations: z.record(z.string(), LocationChoices),
    settings: Settings.unwrap().partial().optional(),
    /** R12: how the client council took part. */
    clientCouncil: z.strictObject({ how: z.enum(['informed', 'involved']), on: CalendarDate }).optional(),
  })
  .readonly();
export type Campaign = z.infer<typeof Campaign>;

/** Decimal text: half-up rounding happened where it was computed, so no floats travel. */
export const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

const count = z.number().int().nonnegative();

export const AttestedAnswer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('url'), url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ type: z.literal('proportion'), numerator: count, denominator: count })
    .refine(({ numerator, denominator }) => numerator <= denominator, 'a numerator of at most the denominator'),
  z.strictObject({ type: z.literal('score'), score: DecimalText }),
  z.strictObject({ type: z.literal('count'), count }),
]);
export type AttestedAnswer = z.infer<typeof AttestedAnswer>;

/** What a named person states where no record can (R8). A later one about the same row replaces it. */
export const Attestation = z
  .strictObject({
    set: z.string(),
    reportingYear: z.number().int(),
    /** Absent: holds for every location of the organization. */
    location: z.string().optional(),
    indicator: z.string().regex(/^INID\d{6}$/),
    answer: AttestedAnswer,
    by: z.string().min(1),
    at: Instant,
  })
  .readonly();
export type Attestation = z.infer<typeof Attestation>;
