import { codeSet, defineFhirAdapter, defineMapping, FhirConcept, FhirDate, FhirReference, hasCode, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { z } from 'zod';

const SNOMED = ['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'];
const pressureUlcer = codeSet(SNOMED, { '399912005': true, '1163215007': true });
const category = codeSet(SNOMED, { '421076008': '1', '420324007': '2', '421927004': '3', '420597008': '4' });
const denied = codeSet(['http://terminology.hl7.org/CodeSystem/condition-ver-status'], { refuted: 'refuted', 'entered-in-error': 'entered-in-error' });
const place = codeSet(['http://terminology.hl7.org/CodeSystem/location-physical-type'], { bu: 'location', wa: 'ward' });

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
  search: ['Condition?code=http://snomed.info/sct|399912005,http://snomed.info/sct|1163215007'],
  recognise: ({ code }) => hasCode(pressureUlcer, code),
  reads: z.object({
    subject: FhirReference.optional(),
    verificationStatus: FhirConcept.optional(),
    stage: z.array(z.object({ summary: FhirConcept.optional() })).default([]),
    onsetDateTime: FhirDate,
    abatementDateTime: FhirDate,
  }),
  map: (condition, read) => {
    const verdict = matchesOf(denied, condition.verificationStatus)[0]?.meaning;
    if (verdict !== undefined) throw new Unusable(verdict, 'verificationStatus');
    return {
      subject: read.subject(condition.subject, 'subject'),
      decubitusCategory: matchesOf(category, condition.stage[0]?.summary)[0]?.meaning,
      dateOfOnset: condition.onsetDateTime,
      abatement: condition.abatementDateTime,
      clinicalStatus: undefined,
      lastEvidence: condition.onsetDateTime,
    };
  },
});

/** The smallest adapter that is whole: which searches, which resources, and what becomes of them. Copy it and go on. */
export const minimal = defineFhirAdapter({
  name: 'minimal', version: '0.1.0', fhirVersion: '4.0.1', mappings: [healthcareProvider, ulcer],
});
