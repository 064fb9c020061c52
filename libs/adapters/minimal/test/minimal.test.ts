import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classify, type JsonObject } from '@meervoud/adapter-sdk';
import type { SubjectPseudonym } from '@meervoud/zibs';
import { expect, test } from 'vitest';
import { minimal } from '../src/index.ts';

const subject = `p-${'ab'.repeat(16)}` as SubjectPseudonym;
const read = (resource: JsonObject) => classify(resource, minimal, { source: 'ecd', pseudonym: () => subject });
const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });

test('a pressure ulcer with its category becomes a record', () => {
  expect(read({
    resourceType: 'Condition', id: 'u1', code: snomed('399912005'), subject: { reference: 'Patient/1' },
    stage: [{ summary: snomed('421927004') }], onsetDateTime: '2024-01-02',
  })).toEqual({
    outcome: 'mapped', zib: 'PressureUlcer', origin: { source: 'ecd', reference: 'Condition/u1' }, rejected: [], findings: [],
    records: [{
      zib: 'PressureUlcer', id: 'Condition/u1', origin: { source: 'ecd', reference: 'Condition/u1' }, subject,
      decubitusCategory: '3', dateOfOnset: '2024-01-02', lastEvidence: '2024-01-02',
    }],
  });
});

const categoryOf = (condition: JsonObject) => {
  const classified = read({ resourceType: 'Condition', id: 'u5', subject: { reference: 'Patient/1' }, ...condition });
  return classified.outcome === 'mapped' ? classified.records.map((record) => record.zib === 'PressureUlcer' && record.decubitusCategory) : classified.outcome;
};

test('the category is read from the stage and from the code itself, in the codes of the zib and those that replaced them; the highest counts', () => {
  expect(categoryOf({ code: snomed('1163222004') })).toEqual(['3']);
  expect(categoryOf({ code: snomed('1163215007'), stage: [{ summary: snomed('1163220007') }] })).toEqual(['2']);
  expect(categoryOf({ code: snomed('420597008'), stage: [{ summary: snomed('421076008') }] })).toEqual(['4']);
  expect(categoryOf({ code: snomed('723071003') })).toEqual(['deep-tissue-injury']);
  expect(categoryOf({ code: snomed('399912005') })).toEqual([undefined]);
  expect(categoryOf({ code: snomed('285304000') })).toBe('unrecognised');
});

test('an ulcer that is over by its period is over', () => {
  const over = { code: snomed('399912005'), onsetPeriod: { start: '2024-01' }, abatementPeriod: { start: '2024-02-01', end: '2024-02-03' }, meta: { lastUpdated: '2024-02-04T23:30:00Z' } };
  expect(read({ resourceType: 'Condition', id: 'u6', subject: { reference: 'Patient/1' }, ...over }))
    .toMatchObject({ records: [{ dateOfOnset: '2024-01', abatement: '2024-02-03', lastEvidence: '2024-02-05' }] });
});

test('a ward becomes a place that names its location', () => {
  const ward = {
    resourceType: 'Location', id: 'w1', name: 'Bloesem', partOf: { reference: 'Location/l1' },
    physicalType: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code: 'wa' }] },
  };
  expect(read(ward)).toMatchObject({ records: [{ zib: 'HealthcareProvider', id: 'w1', kind: 'ward', partOf: 'l1', name: 'Bloesem' }] });
});

test('what the adapter cannot use is refused by name, never dropped', () => {
  expect(read({ resourceType: 'Condition', id: 'u2', code: snomed('399912005') })).toMatchObject({ rejected: [{ code: 'subject-missing', path: 'Condition.subject' }] });
  const denied = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'entered-in-error' }] };
  expect(read({ resourceType: 'Condition', id: 'u4', code: snomed('399912005'), subject: { reference: 'Patient/1' }, verificationStatus: denied }))
    .toMatchObject({ records: [], rejected: [{ code: 'entered-in-error', path: 'Condition.verificationStatus' }] });
  expect(read({ resourceType: 'Condition', id: 'u3', code: { text: 'decubitus' } })).toMatchObject({ outcome: 'unrecognised' });
});

test('the whole adapter stays under 60 lines', () => {
  const lines = readFileSync(join(import.meta.dirname, '../src/minimal.ts'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThan(60);
});
