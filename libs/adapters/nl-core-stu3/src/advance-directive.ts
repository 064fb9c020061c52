import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, Unusable } from '@meervoud/adapter-sdk';
import { livingWillsOf, stopped, tokens } from '@meervoud/nl-core';
import { z } from 'zod';
import { advanceDirective as declaration } from './codes.ts';

/** zib2017 AdvanceDirective (zibs.md §2.2): a Consent whose second category is the type; one record per type it names. */
export const advanceDirective = defineMapping({
  zib: 'AdvanceDirective',
  resourceType: 'Consent',
  search: [`Consent?category=${tokens(declaration)}`],
  recognise: ({ category }) => hasCode(declaration, category),
  reads: z.object({
    status: z.string(),
    patient: FhirReference.optional(),
    dateTime: FhirDate,
    period: FhirPeriod,
    category: z.array(FhirConcept),
  }),
  map: (consent, read) => {
    const { start, end } = read.period(consent.period, 'period');
    stopped(consent.status, ['active'], 'inactive', end, read);
    const types = livingWillsOf(consent.category
      .map((concept, index) => ({ path: `category[${index}]`, concept }))
      .filter(({ concept }) => !hasCode(declaration, concept)));
    if (types.length === 0) throw new Unusable('element-missing', 'category[1]');
    const common = { subject: read.subject(consent.patient, 'patient'), dateTime: consent.dateTime ?? start, end };
    return types.map((type) => ({ ...common, livingWillType: type }));
  },
});
