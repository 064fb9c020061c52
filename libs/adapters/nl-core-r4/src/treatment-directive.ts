import {
  defineMapping, extension, FhirConcept, FhirDate, FhirExtension, FhirPeriod, FhirReference, hasCode, type Reading, Unusable,
} from '@meervoud/adapter-sdk';
import { isNullFlavoured, stopped, tokens, treatmentsOf, undecided } from '@meervoud/nl-core';
import type { TreatmentDirective2 } from '@meervoud/zibs';
import { z } from 'zod';
import { specificationOther, treatmentDirective as directive, treatmentScope } from './codes.ts';

type Decision = TreatmentDirective2['treatmentDecision'];

/** zib TreatmentDirective2: a Consent to give or withhold a treatment; one record per treatment it names (zibs.md §2.2, §7). */
export const treatmentDirective = defineMapping({
  zib: 'TreatmentDirective2',
  resourceType: 'Consent',
  search: [`Consent?category=${tokens(directive)}`],
  recognise: ({ category, scope }) => hasCode(directive, category) && hasCode(treatmentScope, scope),
  modifierExtensions: [specificationOther],
  reads: z.object({
    status: z.string(),
    patient: FhirReference.optional(),
    dateTime: FhirDate,
    modifierExtension: z.array(FhirExtension.loose()).optional(),
    provision: z.looseObject({ type: z.string().optional(), period: FhirPeriod, code: z.array(FhirConcept).default([]) }).optional(),
  }),
  map: (consent, read) => {
    const { start, end } = consent.provision?.period ?? {};
    stopped(consent.status, ['active'], 'inactive', end, read);
    read.period({ start: consent.dateTime ?? start, end }, 'provision.period');
    const common = {
      subject: read.subject(consent.patient, 'patient'),
      treatmentDecision: decisionOf(consent.provision, extension(consent.modifierExtension, specificationOther), read),
      dateTime: consent.dateTime ?? start,
      end,
    };
    const named = (consent.provision?.code ?? []).map((concept, index) => ({ path: `provision.code[${index}]`, concept }));
    return treatmentsOf(named, read).map((code) => ({ ...common, treatment: code }));
  },
});

interface Provision { readonly type?: string | undefined; readonly [element: string]: unknown }

const decisionOf = (provision: Provision | undefined, other: FhirExtension | undefined, read: Reading): Decision => {
  const { type, _type, code, provision: exceptions } = provision ?? {};
  if ([_type, code, exceptions, other].some(isNullFlavoured) || undecided.meanings.has(type ?? '')) return 'undecided';
  if (other !== undefined) {
    const text = (other.valueString ?? '').trim();
    if (type !== undefined) read.finding('decision-contradicts', 'provision.type');
    return text === '' || undecided.meanings.has(text) ? 'undecided' : 'other';
  }
  if (type === undefined) return 'undecided';
  if (type !== 'permit' && type !== 'deny') throw new Unusable('unknown-code', 'provision.type');
  return type;
};
