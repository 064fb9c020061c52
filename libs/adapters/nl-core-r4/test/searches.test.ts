import { pressureUlcer, QUALITY_TOPIC, tokens, ulcerCategory, ulcerRisk } from '@meervoud/nl-core';
import { expect, test } from 'vitest';
import { nlCoreR4 } from '../src/index.ts';

test('the searches ask for what is read, by code, and never for a client', () => {
  const searches = nlCoreR4.mappings.flatMap(({ search }) => search);
  expect(searches).toEqual([
    'Location',
    'Encounter?class=http://terminology.hl7.org/CodeSystem/v3-ActCode|IMP',
    `Coverage?type=${QUALITY_TOPIC}|wlz-indicatie`,
    `Condition?code=${tokens(pressureUlcer, ulcerCategory, ulcerRisk)}`,
    'Consent?category=http://snomed.info/sct|129125009',
    'Consent?category=http://terminology.hl7.org/CodeSystem/consentcategorycodes|acd',
    'CarePlan?category=http://snomed.info/sct|9632001',
    `Observation?code=${QUALITY_TOPIC}|toileting-plan`,
    `Observation?code=${QUALITY_TOPIC}|food-preferences`,
    'Procedure?code=http://snomed.info/sct|182836005',
    'Procedure?category=http://snomed.info/sct|225214000,http://snomed.info/sct|225317005',
    'MedicationStatement?category=http://snomed.info/sct|422979000',
    `Basic?code=${QUALITY_TOPIC}|pressure-ulcer-case-discussion,${QUALITY_TOPIC}|medication-errors`,
  ]);
  expect(searches.join()).not.toMatch(/Patient|_include|patient=/);
});
