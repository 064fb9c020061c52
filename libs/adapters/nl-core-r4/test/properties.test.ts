import { testThatItBearsAnything, testThatReferencesMayTakeAnyForm } from '../../../nl-core/test/bearing.ts';
import { concept, ext, nlCoreR4, snomed, topic } from './mapping.ts';

const subject = { reference: 'Patient/c-1' };
const scope = (code: string) => concept('http://terminology.hl7.org/CodeSystem/consentscope', code);
/** One usable resource per mapping. */
const usable: readonly Record<string, unknown>[] = [
  { resourceType: 'Location', id: 'l', name: 'De Linde' },
  { resourceType: 'Encounter', id: 'e', status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, subject, period: { start: '2023' }, location: [{ location: { reference: 'Location/l' } }] },
  { resourceType: 'Coverage', id: 'w', status: 'active', type: topic('wlz-indicatie'), beneficiary: subject, extension: [{ url: ext('wlz-zorgprofiel'), valueCoding: { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' } }] },
  { resourceType: 'Condition', id: 'u', code: snomed('399912005'), subject, stage: [{ summary: snomed('420324007') }], onsetDateTime: '2023-01-01' },
  { resourceType: 'Consent', id: 'd', status: 'active', scope: scope('treatment'), category: [snomed('129125009')], patient: subject, provision: { type: 'deny', code: [snomed('89666000')] } },
  { resourceType: 'Consent', id: 'a', status: 'active', scope: scope('adr'), category: [concept('http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'acd')], patient: subject, provision: { code: [concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', 'NR')] } },
  { resourceType: 'CarePlan', id: 'p', status: 'active', category: [snomed('9632001')], subject, activity: [{ detail: { code: topic('toileting-plan') } }] },
  { resourceType: 'Observation', id: 'o', status: 'final', code: topic('toileting-plan'), subject, valueBoolean: true },
  { resourceType: 'Observation', id: 't', status: 'final', code: topic('food-preferences'), subject, valueBoolean: true, component: [] },
  { resourceType: 'Procedure', id: 'r', status: 'completed', code: snomed('182836005'), subject, performer: [] },
  { resourceType: 'Procedure', id: 'v', status: 'completed', category: snomed('225317005'), code: snomed('225212001'), subject, performedPeriod: { start: '2023-01-01' } },
  { resourceType: 'MedicationStatement', id: 'g', status: 'active', category: snomed('422979000'), subject, medicationCodeableConcept: concept('http://www.whocc.no/atc', 'N05AD01'), effectivePeriod: { start: '2023-01-01' } },
  { resourceType: 'Basic', id: 'm', code: topic('medication-errors'), subject: { reference: 'Location/l' } },
];

testThatItBearsAnything(nlCoreR4, usable);
testThatReferencesMayTakeAnyForm(nlCoreR4);
