import { describe, expect, test } from 'vitest';
import { atc, testMedicationUse } from '../../../nl-core/test/medication-use.ts';
import { nlCoreStu3, outcome } from './mapping.ts';

const category = { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3', code: '6' }] };

testMedicationUse({
  adapter: nlCoreStu3, category, used: { status: 'active', taken: 'y' },
  duration: 'http://nictiz.nl/fhir/StructureDefinition/zib-MedicationUse-Duration', stopType: 'http://nictiz.nl/fhir/StructureDefinition/zib-Medication-StopType',
});

describe('whether it is used', () => {
  const use = { resourceType: 'MedicationStatement', id: 'm', status: 'active', category, subject: { reference: 'Patient/c-1' }, medicationCodeableConcept: atc('N05AD01') };
  test.each([['y', { taken: true }], ['n', { taken: false }]])('is told by taken %s', (taken, expected) => {
    expect(outcome({ ...use, taken })).toMatchObject({ records: [{ psychotropicGroup: 'N05A', ...expected }] });
  });
  test.each(['unk', 'na', undefined])('is unknown, and not no, where taken is %s', (taken) => {
    const given = outcome({ ...use, taken });
    expect(given).toMatchObject({ records: [{ psychotropicGroup: 'N05A' }] });
    expect(JSON.stringify(given)).not.toContain('taken');
  });
  test('is refused where taken is no code of FHIR', () => {
    expect(outcome({ ...use, taken: 'ja' })).toEqual({ rejected: ['unknown-code MedicationStatement.taken'] });
  });
});
