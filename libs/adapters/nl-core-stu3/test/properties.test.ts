import { testThatItBearsAnything, testThatReferencesMayTakeAnyForm } from '../../../nl-core/test/bearing.ts';
import { directive, living, permitted } from './consents.ts';
import { concept, ext, nlCoreStu3, snomed, subject, topic } from './mapping.ts';

/** One usable resource per mapping. */
testThatItBearsAnything(nlCoreStu3, [
  { resourceType: 'Location', id: 'l', name: 'De Linde' },
  { resourceType: 'Encounter', id: 'e', status: 'finished', class: { system: 'http://hl7.org/fhir/v3/ActCode', code: 'IMP' }, subject, period: { start: '2023' }, location: [{ location: { reference: 'Location/l' } }] },
  { resourceType: 'Coverage', id: 'w', status: 'active', type: topic('wlz-indicatie'), beneficiary: subject, extension: [{ url: ext('wlz-zorgprofiel'), valueCoding: { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' } }] },
  { resourceType: 'Condition', id: 'u', code: snomed('399912005'), subject, clinicalStatus: 'active', stage: { summary: snomed('420324007') }, onsetDateTime: '2023-01-01' },
  directive(permitted('NEE')),
  living('NR'),
  { resourceType: 'CarePlan', id: 'p', status: 'active', subject, activity: [{ detail: { code: topic('toileting-plan') } }] },
  { resourceType: 'Procedure', id: 'n', status: 'in-progress', category: snomed('9632001'), code: topic('toileting-plan'), subject, performedPeriod: { start: '2023' } },
  { resourceType: 'Observation', id: 'o', status: 'final', code: topic('toileting-plan'), subject, valueBoolean: true },
  { resourceType: 'Observation', id: 't', status: 'final', code: topic('food-preferences'), subject, valueBoolean: true, component: [] },
  { resourceType: 'Procedure', id: 'r', status: 'completed', code: snomed('182836005'), subject, performer: [] },
  { resourceType: 'Procedure', id: 'v', status: 'completed', category: snomed('225317005'), code: snomed('225212001'), subject, performedPeriod: { start: '2023-01-01' } },
  { resourceType: 'MedicationStatement', id: 'g', status: 'active', taken: 'y', category: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3', '6'), subject, medicationCodeableConcept: concept('http://www.whocc.no/atc', 'N05AD01'), effectivePeriod: { start: '2023-01-01' } },
  { resourceType: 'Basic', id: 'm', code: topic('medication-errors'), subject: { reference: 'Location/l' } },
]);
testThatReferencesMayTakeAnyForm(nlCoreStu3);
