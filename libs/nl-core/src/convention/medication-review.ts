import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, Unusable } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { medicationCareWorker, medicationReview as review } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';

/** Who was there, as what: `function` in R4, `role` in STU3. */
const performer = z.object({ function: FhirConcept.optional(), role: FhirConcept.optional() });

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
    /** STU3: overrules the status. */
    notDone: z.boolean().optional(),
    performer: z.array(performer).default([]),
  }),
  map: (procedure, read) => {
    read.status(procedure.status, ['completed']);
    if (procedure.notDone === true) throw new Unusable('status-excludes', 'notDone');
    const { start, end } = read.period(procedure.performedPeriod, 'performedPeriod');
    const roles = procedure.performer.flatMap(({ function: inR4, role: inStu3 }) => [inR4, inStu3].filter((role) => role !== undefined));
    return {
      subject: read.subject(procedure.subject, 'subject'),
      performed: procedure.performedDateTime ?? end ?? start,
      careWorkerPresent: roles.length === 0 ? undefined : roles.some((role) => hasCode(medicationCareWorker, role)),
    };
  },
});
