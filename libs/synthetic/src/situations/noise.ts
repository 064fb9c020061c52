import { addDays, type CalendarDate } from '@meervoud/kernel';
import type { FhirResource } from 'fhir/r4.js';
import type { Chart } from '../resources/chart.ts';
import { concept, nlCore, snomed } from '../resources/codes.ts';
import { toPressureUlcer } from '../resources/pressure-ulcer.ts';
import type { Scene } from '../scenario/situation.ts';

/** What an ECD also holds, and no indicator reads. */
export const noise = (chart: Chart, { referenceDate }: Scene): readonly FhirResource[] => {
  const { random, subject } = chart;
  const on = addDays(referenceDate, -random.int(10, 300));
  const weight: FhirResource = {
    resourceType: 'Observation',
    id: chart.next('weight'),
    meta: chart.meta(on, nlCore('BodyWeight')),
    status: 'final',
    category: [concept('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs')],
    code: concept('http://loinc.org', '29463-7', 'Body weight'),
    subject,
    effectiveDateTime: on,
    valueQuantity: { value: random.int(45, 98), unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  };
  const allergy: FhirResource = {
    resourceType: 'AllergyIntolerance',
    id: chart.next('allergy'),
    meta: chart.meta(on, nlCore('AllergyIntolerance')),
    category: ['medication'],
    code: snomed('373270004', 'penicilline'),
    patient: subject,
    onsetDateTime: '1988',
  };
  const wound: FhirResource = {
    resourceType: 'Condition',
    id: chart.next('wound'),
    meta: chart.meta(on, nlCore('Wound')),
    clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    category: [snomed('416462003', 'verwonding')],
    code: snomed('112633009', 'operatiewond'),
    subject,
    onsetDateTime: on,
  };
  const diabetes: FhirResource = {
    resourceType: 'Condition',
    id: chart.next('problem'),
    meta: chart.meta(on, nlCore('Problem')),
    clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    code: snomed('44054006', 'diabetes mellitus type 2'),
    subject,
    onsetDateTime: '2009-04',
  };
  return random.some([weight, allergy, wound, diabetes], 35);
};

/** Resources that belong to nobody, or are marked in a way no reader can know. */
export const strays = (chart: Chart, referenceDate: CalendarDate): readonly FhirResource[] => {
  const onset = addDays(referenceDate, -30);
  const detail = { stage: 'category3', status: 'active', onset, recorded: onset } as const;
  const { subject: _, ...withoutSubject } = toPressureUlcer(chart, detail);
  const modified = {
    ...toPressureUlcer(chart, { ...detail, stage: 'category4' }),
    modifierExtension: [{ url: 'https://ecd.example/StructureDefinition/not-this-client', valueBoolean: true }],
  };
  // an ECD does send a Condition without its required subject
  return [withoutSubject as FhirResource, modified];
};
