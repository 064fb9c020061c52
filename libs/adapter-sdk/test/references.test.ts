import { expect, test } from 'vitest';
import { codeSet, codingsOf, hasCode, matchesOf, resolveReference } from '../src/index.ts';

const BASE = 'https://ecd.example/fhir';

test.each([
  ['Patient/1', 'Patient', '1'],
  ['Patient/1/_history/2', 'Patient', '1'],
  ['https://ecd.example/fhir/Patient/c-1', 'Patient', 'c-1'],
  ['https://ecd.example:443/fhir/Patient/c-1/_history/7', 'Patient', 'c-1'],
  ['HTTPS://ECD.example/fhir/Location/de-linde', 'Location', 'de-linde'],
])('F16: %s is a resource of the source itself', (reference, type, id) => {
  expect(resolveReference(reference, BASE)).toEqual({ type, id });
});

test.each([
  '#patient', 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', 'urn:oid:1.2.3', 'https://other.example/fhir/Patient/1',
  'https://ecd.example/other/Patient/1', 'https://ecd.example/fhir2/Patient/1', 'http://ecd.example/fhir/Patient/1', 'https://ecd.example:8443/fhir/Patient/1',
  'https://u:p@ecd.example/fhir/Patient/1', 'https://ecd.example/fhir/Patient/1?x=1', '/Patient/1', 'Patient/', 'Patient', 'Patient/a b', 'Patient?identifier=bsn|999911120',
  `Patient/${'1'.repeat(65)}`, '', '1', 'patient/1', `${'Patient/1/'.repeat(500)}`,
])('F16: %s is not, and is never fetched', (reference) => expect(resolveReference(reference, BASE)).toBeUndefined());

test('F16: without a base, only relative references are known', () => {
  expect(resolveReference('Patient/1', undefined)).toEqual({ type: 'Patient', id: '1' });
  expect(resolveReference('https://ecd.example/fhir/Patient/1', undefined)).toBeUndefined();
});

test('a code counts by system and code, under every name of the system, never by display', () => {
  const set = codeSet(['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'], { '1': 'one' });
  expect(matchesOf(set, { coding: [{ system: 'http://snomed.info/sct', code: '1', display: 'twee' }] })).toEqual([{ meaning: 'one', code: '1', display: 'twee' }]);
  expect(hasCode(set, [{ coding: [{ system: 'urn:oid:2.16.840.1.113883.6.96', code: '1' }] }])).toBe(true);
  expect(hasCode(set, { system: 'http://snomed.info/sct', code: '1' })).toBe(true);
  for (const other of [{ coding: [{ system: 'http://loinc.org', code: '1' }] }, { coding: [{ code: '1' }] }, { text: 'one' },
    { coding: [{ system: 'http://snomed.info/sct', code: 'constructor' }] }, { coding: [{ system: 'http://snomed.info/sct', display: 'one' }] }, 'one', null, 7]) {
    expect(hasCode(set, other)).toBe(false);
  }
});

test('codings are found in whatever a source puts there', () => {
  expect(codingsOf({ coding: { system: 's', code: 'c' } })).toEqual([{ system: 's', code: 'c' }]);
  expect(codingsOf({ coding: [null, 3, { system: 5, code: 'c' }] })).toEqual([{ code: 'c' }]);
  expect(codingsOf(undefined)).toEqual([]);
});
