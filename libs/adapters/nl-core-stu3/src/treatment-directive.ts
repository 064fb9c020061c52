import { codingsOf, defineMapping, FhirDate, FhirPeriod, FhirReference, hasCode, type JsonObject, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { dateAt, extensionsAt, isNullFlavoured, stopped, tokens, treatmentsOf } from '@meervoud/nl-core';
import type { PartialDate } from '@meervoud/kernel';
import type { TreatmentDirective2 } from '@meervoud/zibs';
import { z } from 'zod';
import { extensions, treatmentDirective as directive, treatmentPermitted } from './codes.ts';

type Decision = TreatmentDirective2['treatmentDecision'];
const TREATMENT_PATH = 'extension.valueCodeableConcept';
const DECISION_PATH = 'modifierExtension.valueCodeableConcept';

/**
 * zib2017 TreatmentDirective (zibs.md §2.2, §3): a Consent that hides its treatment in an extension and its decision in a
 * modifier extension. In force from `period.start`; without it, from its own date or else from its verification.
 */
export const treatmentDirective = defineMapping({
  zib: 'TreatmentDirective2',
  resourceType: 'Consent',
  search: [`Consent?category=${tokens(directive)}`],
  recognise: ({ category }) => hasCode(directive, category),
  modifierExtensions: [extensions.treatmentPermitted],
  reads: z.object({
    status: z.string(),
    patient: FhirReference.optional(),
    dateTime: FhirDate,
    period: FhirPeriod,
    extension: z.unknown().optional(),
    modifierExtension: z.unknown().optional(),
  }),
  map: ({ extension, modifierExtension, ...consent }, read) => {
    const { start, end } = read.period(consent.period, 'period');
    stopped(consent.status, ['active'], 'inactive', end, read);
    const treatments = extensionsAt(extension, extensions.treatment);
    const common = {
      subject: read.subject(consent.patient, 'patient'),
      treatmentDecision: decisionOf(extensionsAt(modifierExtension, extensions.treatmentPermitted), treatments),
      dateTime: start ?? consent.dateTime ?? verifiedOn(extension),
      end,
    };
    const named = treatments.map(({ valueCodeableConcept }) => ({ path: TREATMENT_PATH, concept: valueCodeableConcept }));
    return treatmentsOf(named, read).map((code) => ({ ...common, treatment: code }));
  },
});

/** Throws {@link Unusable} for a decision that is in no list: what it modifies cannot be told, so nothing is guessed (F15, R13). */
const decisionOf = (permitted: readonly JsonObject[], treatments: readonly JsonObject[]): Decision => {
  if ([permitted, treatments].some(isNullFlavoured)) return 'undecided';
  const concepts = permitted.map(({ valueCodeableConcept }) => valueCodeableConcept);
  const decisions = new Set(matchesOf(treatmentPermitted, concepts).map(({ meaning }) => meaning));
  if (decisions.size > 1) throw new Unusable('malformed-resource', DECISION_PATH);
  const [decision] = decisions;
  if (decision === undefined && concepts.some((concept) => concept !== undefined && !isEmpty(concept))) throw new Unusable('unknown-code', DECISION_PATH);
  return decision ?? 'undecided';
};

/** Says nothing at all: no coding and no text. */
const isEmpty = (concept: unknown): boolean =>
  codingsOf(concept).length === 0 && !(typeof concept === 'object' && concept !== null && 'text' in concept);

const verifiedOn = (extension: unknown): PartialDate | undefined =>
  dateAt(extensionsAt(extension, extensions.verification)[0]?.['extension'], 'VerificationDate');
