import { CalendarDate, Instant } from '@meervoud/kernel';
import { z } from 'zod';
import { Settings } from './settings.ts';

export const LocationChoices = z
  .strictObject({
    referenceDate: CalendarDate.optional().describe('R3: the reference date of this location; absent: the default of the set.'),
    chosen: z.array(z.enum(['1.1', '1.2', '3.2', '4.1', '4.2', '4.3', '5'])).readonly().describe('R12: themes chosen for learning and improving.'),
    experienceSource: z.enum(['nps', 'zorgkaart-recommendation', 'total-score']).optional().describe('How client experience was measured (8.1a-c).'),
  })
  .readonly();
export type LocationChoices = z.infer<typeof LocationChoices>;

/** What the provider decides for one set and reporting year, before anything is counted. */
export const Campaign = z
  .strictObject({
    set: z.string().describe('Set of indicators: basisveiligheid'),
    reportingYear: z.number().int().describe('Reporting year (verslagjaar)'),
    locations: z.record(z.string(), LocationChoices).describe('What each location chose, by the id of its Location in the ECD'),
    settings: Settings.unwrap().partial().optional().describe('What differs from the settings of the set'),
    clientCouncil: z.strictObject({
      how: z.enum(['informed', 'involved']).describe('How it took part'), on: CalendarDate.describe('On which day'),
    }).optional().describe('R12: how the client council took part'),
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
  /** So much of so much, as fte or euros of fte or euros: neither needs to be whole. */
  z.strictObject({ type: z.literal('ratio'), numerator: DecimalText, denominator: DecimalText.refine((text) => Number(text) > 0, 'a denominator above zero') }),
  z.strictObject({ type: z.literal('count'), count }),
  z.strictObject({ type: z.literal('yes-no'), value: z.boolean() }),
]);
export type AttestedAnswer = z.infer<typeof AttestedAnswer>;

/** What a named person states where no record can (R8). A later one about the same row replaces it. */
export const Attestation = z
  .strictObject({
    set: z.string(),
    reportingYear: z.number().int(),
    /** Absent: holds for every location of the organization. */
    location: z.string().optional(),
    indicator: z.string().regex(/^(?:INID\d{6}|MV-[a-z]+-[A-Za-z0-9.-]{1,40})$/),
    answer: AttestedAnswer,
    by: z.string().min(1),
    at: Instant,
  })
  .readonly();
export type Attestation = z.infer<typeof Attestation>;
