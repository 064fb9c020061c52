import { z } from 'zod';
import type { RejectionCode } from '../rejection-codes.ts';
import { toDecimal } from './decimal.ts';
import { toFhirInstant, toPartialDate } from './fhir-date.ts';

/** The issue by which an element says under which code its resource is rejected. */
const refusedAs = (code: RejectionCode, input: unknown) => ({ code: 'custom', input, params: { rejection: code } }) as const;

/** A `date`, `dateTime` or `instant`, read as a PartialDate; anything invalid rejects as `invalid-date`. */
export const FhirDate = z.unknown().transform((value, context) => {
  if (value === undefined) return undefined;
  const date = toPartialDate(value);
  if (date === undefined) context.issues.push(refusedAs('invalid-date', value));
  return date;
}).optional();

export const FhirInstant = z.unknown().transform((value, context) => {
  if (value === undefined) return undefined;
  const instant = toFhirInstant(value);
  if (instant === undefined) context.issues.push(refusedAs('invalid-date', value));
  return instant;
}).optional();

/** A `decimal`, read as the text of its value; what JSON cannot hold exactly rejects as `malformed-resource`. */
export const FhirDecimal = z.unknown().transform((value, context) => {
  if (value === undefined) return undefined;
  const decimal = toDecimal(value);
  if (decimal === undefined) context.issues.push(refusedAs('malformed-resource', value));
  return decimal;
}).optional();

export const FhirPeriod = z.object({ start: FhirDate, end: FhirDate }).optional();
export type FhirPeriod = z.infer<typeof FhirPeriod>;

export const FhirCoding = z.object({
  system: z.string().optional(), code: z.string().optional(), display: z.string().optional(),
});
export const FhirConcept = z.object({ coding: z.array(FhirCoding).optional() });
/** Of a reference only the literal form is read: a logical one may hold a BSN. */
export const FhirReference = z.object({ reference: z.string().optional() });
export type FhirReference = z.infer<typeof FhirReference>;

/** The values of an extension that some mapping reads. */
export const FhirExtension = z.object({
  url: z.string(),
  valueBoolean: z.boolean().optional(),
  valueString: z.string().optional(),
  valueCoding: FhirCoding.optional(),
});
export type FhirExtension = z.infer<typeof FhirExtension>;

export const extension = (list: readonly FhirExtension[] | undefined, url: string): FhirExtension | undefined =>
  list?.find((candidate) => candidate.url === url);
