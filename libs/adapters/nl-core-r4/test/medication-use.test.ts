import { describe, expect, test } from 'vitest';
import { atc, testMedicationUse } from '../../../nl-core/test/medication-use.ts';
import { nlCoreR4, outcome, snomed } from './mapping.ts';

testMedicationUse({
  adapter: nlCoreR4, category: snomed('422979000'), used: { status: 'active' },
  duration: 'http://nictiz.nl/fhir/StructureDefinition/ext-TimeInterval.Duration', stopType: 'http://nictiz.nl/fhir/StructureDefinition/ext-StopType',
});

describe('whether it is used', () => {
  const use = { resourceType: 'MedicationStatement', id: 'm', category: snomed('422979000'), subject: { reference: 'Patient/c-1' }, medicationCodeableConcept: atc('N05AD01') };
  test.each([['active', { taken: true }], ['not-taken', { taken: false }], ['unknown', {}]])('is told by the status %s', (status, taken) => {
    expect(outcome({ ...use, status })).toMatchObject({ records: [{ psychotropicGroup: 'N05A', ...taken }] });
  });
  test('is unknown, and not no, where the status is', () => {
    expect(JSON.stringify(outcome({ ...use, status: 'unknown' }))).not.toContain('taken');
  });
});
