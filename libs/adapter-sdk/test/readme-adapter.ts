import { codeSet, defineFhirAdapter, defineMapping, FhirConcept, FhirDate, FhirReference, hasCode } from '@meervoud/adapter-sdk';
import { z } from 'zod';

const review = codeSet(['http://snomed.info/sct'], { '182836005': 'MedicationReview' });

const medicationReview = defineMapping({
  zib: 'MedicationReview',
  resourceType: 'Procedure',
  search: ['Procedure?code=http://snomed.info/sct|182836005'],
  recognise: ({ code }) => hasCode(review, code),
  reads: z.object({
    status: z.string(),
    code: FhirConcept,
    subject: FhirReference.optional(),
    performedDateTime: FhirDate,
  }),
  map: (procedure, read) => {
    read.status(procedure.status, ['completed']);
    return {
      subject: read.subject(procedure.subject, 'subject'),
      performed: procedure.performedDateTime,
      careWorkerPresent: undefined,
    };
  },
});

export const myEcd = defineFhirAdapter({ name: 'my-ecd', version: '0.1.0', fhirVersion: '4.0.1', mappings: [medicationReview] });
