import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode } from '@meervoud/adapter-sdk';
import { livingWillsOf, stopped, tokens } from '@meervoud/nl-core';
import { z } from 'zod';
import { directiveCategory, directiveScope } from './codes.ts';

/** zib AdvanceDirective: the client's own declaration, as a Consent; one record per type it names (zibs.md §2.2). */
export const advanceDirective = defineMapping({
  zib: 'AdvanceDirective',
  resourceType: 'Consent',
  search: [`Consent?category=${tokens(directiveCategory)}`],
  recognise: ({ category, scope }) => hasCode(directiveCategory, category) && hasCode(directiveScope, scope),
  reads: z.object({
    status: z.string(),
    patient: FhirReference.optional(),
    dateTime: FhirDate,
    provision: z.object({ period: FhirPeriod, code: z.array(FhirConcept).min(1) }),
  }),
  map: (consent, read) => {
    const { start, end } = consent.provision.period ?? {};
    stopped(consent.status, ['active'], 'inactive', end, read);
    read.period({ start: consent.dateTime ?? start, end }, 'provision.period');
    const common = { subject: read.subject(consent.patient, 'patient'), dateTime: consent.dateTime ?? start, end };
    const types = livingWillsOf(consent.provision.code.map((concept, index) => ({ path: `provision.code[${index}]`, concept })));
    return types.map((type) => ({ ...common, livingWillType: type }));
  },
});
