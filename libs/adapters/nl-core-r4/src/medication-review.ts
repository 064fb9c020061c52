import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { medicationCareWorker, medicationReview as review, tokens } from './codes.ts';

/** A medication review (own convention): a completed Procedure, with the roles of those who were there. */
export const medicationReview = defineMapping({
  zib: 'MedicationReview',
  resourceType: 'Procedure',
  search: [`Procedure?code=${tokens(review)}`],
  recognise: ({ code }) => hasCode(review, code),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    performedDateTime: FhirDate,
    performedPeriod: FhirPeriod,
    performer: z.array(z.object({ function: FhirConcept.optional() })).default([]),
  }),
  map: (procedure, read) => {
    read.status(procedure.status, ['completed']);
    const { start, end } = read.period(procedure.performedPeriod, 'performedPeriod');
    const roles = procedure.performer.flatMap((performer) => (performer.function === undefined ? [] : [performer.function]));
    return {
      subject: read.subject(procedure.subject, 'subject'),
      performed: procedure.performedDateTime ?? end ?? start,
      careWorkerPresent: roles.length === 0 ? undefined : roles.some((role) => hasCode(medicationCareWorker, role)),
    };
  },
});
