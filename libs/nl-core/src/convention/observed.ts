import { FhirDate, FhirPeriod, FhirReference } from '@meervoud/adapter-sdk';
import { z } from 'zod';

/** Statuses of an Observation that was made; `registered` and `cancelled` were not. */
export const observed = ['preliminary', 'final', 'amended', 'corrected', 'unknown'] as const;

/** What is read of an Observation that answers yes or no, whenever it was made. STU3 has no `effectiveInstant`. */
export const observedElements = {
  status: z.string(),
  subject: FhirReference.optional(),
  effectiveDateTime: FhirDate,
  effectiveInstant: FhirDate,
  effectivePeriod: FhirPeriod,
  valueBoolean: z.boolean(),
};
