import { defineMapping, FhirConcept, FhirDate } from '@meervoud/adapter-sdk';
import { beganOn, endedOn, isAboutUlcer, toPressureUlcer, ulcerElements, ulcerSearch } from '@meervoud/nl-core';
import { z } from 'zod';

/** zib PressureUlcer: a Condition with the ulcer as its code, with or without its category (zibs.md §2.1, §7). */
export const pressureUlcer = defineMapping({
  zib: 'PressureUlcer',
  resourceType: 'Condition',
  search: [ulcerSearch],
  recognise: ({ code }) => isAboutUlcer(code),
  reads: z.object({
    ...ulcerElements,
    stage: z.array(z.object({ summary: FhirConcept.optional() })).default([]),
    clinicalStatus: FhirConcept.optional(),
    verificationStatus: FhirConcept.optional(),
    recordedDate: FhirDate,
  }),
  map: ({ stage, ...condition }, read) => toPressureUlcer({
    ...condition,
    stages: stage.map(({ summary }, index) => ({ path: `stage[${index}].summary`, concept: summary })),
    onset: beganOn(condition.onsetDateTime, condition.onsetPeriod),
    abatement: endedOn(condition.abatementDateTime, condition.abatementPeriod),
    evidence: [condition.recordedDate],
  }, read),
});
