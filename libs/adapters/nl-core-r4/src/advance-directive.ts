import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import type { AdvanceDirective } from '@meervoud/zibs';
import { z } from 'zod';
import { directiveCategory, directiveScope, livingWillType, otherTreatment, tokens } from './codes.ts';
import { stopped } from './status.ts';

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
    const types = consent.provision.code.map((concept, index): AdvanceDirective['livingWillType'] => {
      const type = [...matchesOf(livingWillType, concept), ...matchesOf(otherTreatment, concept)][0]?.meaning;
      if (type === undefined) throw new Unusable('unknown-code', `provision.code[${index}]`);
      return type;
    });
    return [...new Set(types)].map((type) => ({ ...common, livingWillType: type }));
  },
});
