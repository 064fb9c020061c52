import { codeSet, defineFhirAdapter, defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { partialDate } from '@meervoud/kernel';
import { beganOn, clinicalStatus, endedOn, pressureUlcer, tokens, ulcerCategory, verificationStatus } from '@meervoud/nl-core';
import { z } from 'zod';

const place = codeSet(['http://terminology.hl7.org/CodeSystem/location-physical-type'], { bu: 'location', wa: 'ward' });
/** From mild to severe, so that of several categories the one that counts is never hidden (R4). */
const severity = ['1', 'deep-tissue-injury', 'unstageable', '2', '3', '4'] as const;

const healthcareProvider = defineMapping({
  zib: 'HealthcareProvider',
  resourceType: 'Location',
  search: ['Location'],
  recognise: ({ physicalType }) => hasCode(place, physicalType),
  recordId: (id) => id,
  reads: z.object({ name: z.string().min(1), physicalType: FhirConcept, partOf: FhirReference.optional() }),
  map: (location, read) => ({
    name: location.name,
    kind: matchesOf(place, location.physicalType)[0]?.meaning ?? 'location',
    partOf: read.idOf('Location', location.partOf, 'partOf'),
    vestigingsnummer: undefined,
  }),
});

const ulcer = defineMapping({
  zib: 'PressureUlcer',
  resourceType: 'Condition',
  search: [`Condition?code=${tokens(pressureUlcer, ulcerCategory)}`],
  recognise: ({ code }) => hasCode(pressureUlcer, code) || hasCode(ulcerCategory, code),
  reads: z.object({
    code: FhirConcept, // may name the category itself, without a stage
    subject: FhirReference.optional(),
    clinicalStatus: FhirConcept.optional(),
    verificationStatus: FhirConcept.optional(),
    stage: z.array(z.object({ summary: FhirConcept.optional() })).default([]),
    onsetDateTime: FhirDate,
    onsetPeriod: FhirPeriod,
    abatementDateTime: FhirDate,
    abatementPeriod: FhirPeriod,
    recordedDate: FhirDate,
  }),
  map: (condition, read) => {
    const refusal = matchesOf(verificationStatus, condition.verificationStatus)[0]?.meaning;
    if (refusal !== undefined) throw new Unusable(refusal, 'verificationStatus');
    const named = [condition.code, ...condition.stage.map(({ summary }) => summary)].flatMap((concept) => matchesOf(ulcerCategory, concept));
    const [began, ended] = [beganOn(condition.onsetDateTime, condition.onsetPeriod), endedOn(condition.abatementDateTime, condition.abatementPeriod)];
    return {
      subject: read.subject(condition.subject, 'subject'),
      decubitusCategory: severity.findLast((category) => named.some(({ meaning }) => meaning === category)),
      dateOfOnset: began,
      abatement: ended,
      clinicalStatus: matchesOf(clinicalStatus, condition.clinicalStatus)[0]?.meaning,
      lastEvidence: read.lastUpdatedDay === undefined ? condition.recordedDate ?? began : partialDate(read.lastUpdatedDay),
    };
  },
});

/** The smallest adapter that is whole: which searches, which resources, and what becomes of them. Copy it and go on. */
export const minimal = defineFhirAdapter({ name: 'minimal', version: '0.1.0', fhirVersion: '4.0.1', mappings: [healthcareProvider, ulcer] });
