import { defineMapping, FhirConcept, FhirDate } from '@meervoud/adapter-sdk';
import {
  beganOn, clinicalStatus, dateAt, endedOn, isAboutUlcer, toPressureUlcer, ulcerElements, ulcerSearch, verificationStatus,
} from '@meervoud/nl-core';
import { z } from 'zod';
import { extensions } from './codes.ts';

/** A `code` of STU3 as the CodeableConcept that R4 made of it. */
const asConcept = ({ systems: [system] }: { readonly systems: readonly string[] }, code: string | undefined) =>
  (code === undefined ? undefined : { coding: [{ system, code }] });

/**
 * zib2017 PressureUlcer (zibs.md §2.1, §3): statuses are plain codes, the stage is one object, and the last dressing change is an
 * extension that tells how fresh the record is (R5). `abatementBoolean` says it is over, not when.
 */
export const pressureUlcer = defineMapping({
  zib: 'PressureUlcer',
  resourceType: 'Condition',
  search: [ulcerSearch],
  recognise: ({ code }) => isAboutUlcer(code),
  reads: z.object({
    ...ulcerElements,
    stage: z.object({ summary: FhirConcept.optional() }).optional(),
    clinicalStatus: z.string().optional(),
    verificationStatus: z.string().optional(),
    abatementBoolean: z.boolean().optional(),
    assertedDate: FhirDate,
    extension: z.unknown().optional(),
  }),
  map: (condition, read) => toPressureUlcer({
    subject: condition.subject,
    code: condition.code,
    stages: condition.stage === undefined ? [] : [{ path: 'stage.summary', concept: condition.stage.summary }],
    clinicalStatus: asConcept(clinicalStatus, condition.abatementBoolean === true ? 'resolved' : condition.clinicalStatus),
    verificationStatus: asConcept(verificationStatus, condition.verificationStatus),
    onset: beganOn(condition.onsetDateTime, condition.onsetPeriod),
    abatement: endedOn(condition.abatementDateTime, condition.abatementPeriod),
    evidence: [condition.assertedDate, dateAt(condition.extension, extensions.lastDressingChange)],
  }, read),
});
