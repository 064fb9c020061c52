import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  classify, codeSet, defineMapping, FhirDate, FhirPeriod, FhirReference, hasCode, type JsonObject, type KnownZib, mapResource, Unusable,
} from '../src/index.ts';
import { pseudonym } from './fhir-server.ts';

const talk = codeSet(['http://topics'], { talk: 'talk' });

/** A mapping as small as they come. */
const mapping = defineMapping({
  zib: 'FoodPreferences',
  resourceType: 'Observation',
  search: ['Observation?code=http://topics|talk'],
  recognise: ({ code }) => hasCode(talk, code),
  modifierExtensions: ['http://known'],
  reads: z.object({ status: z.string(), subject: FhirReference.optional(), effectiveDateTime: FhirDate, effectivePeriod: FhirPeriod, valueBoolean: z.boolean() }),
  map: (observation, read) => {
    read.status(observation.status, ['final']);
    const { start } = read.period(observation.effectivePeriod, 'effectivePeriod');
    return { subject: read.subject(observation.subject, 'subject'), discussed: observation.valueBoolean, topics: [], date: observation.effectiveDateTime ?? start };
  },
});

const code = { coding: [{ system: 'http://topics', code: 'talk' }] };
const observation: JsonObject = {
  resourceType: 'Observation', id: 'o-1', meta: { versionId: '3', lastUpdated: '2024-03-01T10:00:00+01:00' },
  status: 'final', code, subject: { reference: 'Patient/c-1' }, effectiveDateTime: '2024-02-28', valueBoolean: true,
};
const context = { source: 'ecd', baseUrl: 'https://ecd.example/fhir', pseudonym };
const map = (changes: object): ReturnType<typeof mapResource> => mapResource(mapping, { ...observation, ...changes }, context);
const origin = { source: 'ecd', reference: 'Observation/o-1', versionId: '3', lastUpdated: '2024-03-01T09:00:00.000Z' };

test('a resource becomes a record with its origin, and nothing besides what the mapper names', () => {
  expect(map({ note: [{ text: 'Jansen' }], bsn: '999911120' })).toEqual({
    origin,
    records: [{ zib: 'FoodPreferences', id: 'Observation/o-1', origin, subject: pseudonym('c-1'), discussed: true, topics: [], date: '2024-02-28' }],
    rejected: [], findings: [],
  });
});

test.each([
  ['no client', { subject: undefined }, 'subject-missing', 'Observation.subject'],
  ['a contained client', { subject: { reference: '#p' } }, 'unresolvable-reference', 'Observation.subject'],
  ['a client known by BSN only', { subject: { identifier: { value: '999911120' } } }, 'unresolvable-reference', 'Observation.subject'],
  ['a group', { subject: { reference: 'Group/1' } }, 'unresolvable-reference', 'Observation.subject'],
  ['a client elsewhere', { subject: { reference: 'https://other.example/fhir/Patient/1' } }, 'unresolvable-reference', 'Observation.subject'],
  ['a date that does not exist', { effectiveDateTime: '2024-02-30' }, 'invalid-date', 'Observation.effectiveDateTime'],
  ['a date in a period that does not exist', { effectivePeriod: { start: '2024', end: '2024-13' } }, 'invalid-date', 'Observation.effectivePeriod.end'],
  ['a date that is a number', { effectiveDateTime: 20240228 }, 'invalid-date', 'Observation.effectiveDateTime'],
  ['a last update that does not exist', { meta: { lastUpdated: '2024-02-30T00:00:00Z' } }, 'invalid-date', 'Observation.meta.lastUpdated'],
  ['no value', { valueBoolean: undefined }, 'element-missing', 'Observation.valueBoolean'],
  ['no status', { status: undefined }, 'element-missing', 'Observation.status'],
  ['a value of another kind', { valueBoolean: 'ja' }, 'malformed-resource', 'Observation.valueBoolean'],
  ['a list for a subject', { subject: [] }, 'malformed-resource', 'Observation.subject'],
  ['F15: an entry in error', { status: 'entered-in-error' }, 'entered-in-error', 'Observation.status'],
  ['another status', { status: 'cancelled' }, 'status-excludes', 'Observation.status'],
  ['no id', { id: undefined }, 'id-missing', 'Observation.id'],
  ['an id that is none', { id: 'a/b?c=1' }, 'id-missing', 'Observation.id'],
  ['F15: a modifier extension', { modifierExtension: [{ url: 'http://unknown', valueBoolean: true }] }, 'unknown-modifier-extension', 'Observation.modifierExtension'],
  ['F15: one beside a known one', { modifierExtension: [{ url: 'http://known' }, { url: 'http://unknown' }] }, 'unknown-modifier-extension', 'Observation.modifierExtension'],
  ['F15: one that is no list', { modifierExtension: { url: 'http://known' } }, 'unknown-modifier-extension', 'Observation.modifierExtension'],
  ['F15: a known one where it does not belong', { component: [{ modifierExtension: [{ url: 'http://known' }] }] }, 'unknown-modifier-extension', 'Observation.component[0].modifierExtension'],
])('%s is refused, with a code and a place', (_, changes, reason, path) => {
  const { records, rejected, findings } = map(changes);
  expect({ records, rejected, findings }).toEqual({ records: [], rejected: [{ code: reason, path }], findings: [] });
});

test('F15: a known modifier extension, and one inside a contained resource, do not stand in the way', () => {
  expect(map({ modifierExtension: [{ url: 'http://known' }], contained: [{ modifierExtension: [{ url: 'x' }] }] }).records).toHaveLength(1);
});

test.each(['Patient/c-1', 'Patient/c-1/_history/2', 'https://ecd.example/fhir/Patient/c-1', 'https://ecd.example/fhir/Patient/c-1/_history/9'])(
  'F16: the client is the same when referred to as %s', (reference) => {
    expect(map({ subject: { reference } }).records[0]).toHaveProperty('subject', pseudonym('c-1'));
  });

test('an end before its start is used, with a finding', () => {
  const { records, findings } = map({ effectiveDateTime: undefined, effectivePeriod: { start: '2024-03-02', end: '2024-03-01' } });
  expect(records[0]).toHaveProperty('date', '2024-03-02');
  expect(findings).toEqual([{ code: 'period-reversed', path: 'Observation.effectivePeriod' }]);
  expect(map({ effectivePeriod: { start: '2024-03-02', end: '2024-03' } }).findings).toEqual([]);
});

test('several records of one resource are told apart by number', () => {
  const twice = defineMapping({
    zib: 'MedicationReview', resourceType: 'Procedure', search: [], recognise: () => true, reads: z.object({}),
    map: () => [{ subject: pseudonym('a'), performed: undefined, careWorkerPresent: true }, { subject: pseudonym('b'), performed: undefined, careWorkerPresent: undefined }],
  });
  expect(mapResource(twice, { resourceType: 'Procedure', id: '7' }, context).records.map(({ id }) => id)).toEqual(['Procedure/7#1', 'Procedure/7#2']);
});

test('a mapper that makes a record the zib does not allow has it refused', () => {
  const wrong = defineMapping({
    zib: 'Meeting', resourceType: 'Basic', search: [], recognise: () => true, reads: z.object({}),
    map: () => ({ ward: 7 as unknown as string, topic: 'medication-errors', date: undefined, multidisciplinary: undefined, basedOnReports: undefined }),
  });
  expect(mapResource(wrong, { resourceType: 'Basic', id: '7' }, context).rejected).toEqual([{ code: 'record-breaks-schema', path: 'Basic' }]);
});

test('a defect in a mapper is not taken for a fault of the resource', () => {
  const broken = defineMapping({
    zib: 'Meeting', resourceType: 'Basic', search: [], recognise: () => true, reads: z.object({}), map: () => { throw new TypeError('defect'); },
  });
  expect(() => mapResource(broken, { resourceType: 'Basic', id: '7' }, context)).toThrow(TypeError);
  expect(new Unusable('refuted', 'x')).toMatchObject({ code: 'refuted', path: 'x' });
});

describe('classifying', () => {
  const known: readonly KnownZib[] = [
    { zib: 'BodyWeight', resourceType: 'Observation', at: { element: 'code', codes: codeSet(['http://loinc.org'], { '29463-7': 1 }) } },
    { zib: 'Problem', resourceType: 'Condition', at: { element: 'code', codes: 'any' } },
    { zib: 'Patient', resourceType: 'Patient' },
  ];
  const outcomeOf = (resource: JsonObject) => classify(resource, { mappings: [mapping], known }, context);

  test('gives each resource one place', () => {
    expect(outcomeOf(observation)).toMatchObject({ outcome: 'mapped', zib: 'FoodPreferences', records: [{ id: 'Observation/o-1' }] });
    expect(outcomeOf({ resourceType: 'Observation', id: '2', code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] } }))
      .toEqual({ outcome: 'not-needed', zib: 'BodyWeight', origin: { source: 'ecd', reference: 'Observation/2' } });
    expect(outcomeOf({ resourceType: 'Condition', id: '3', code: { coding: [{ system: 's', code: 'c' }] } })).toMatchObject({ outcome: 'not-needed', zib: 'Problem' });
    expect(outcomeOf({ resourceType: 'Condition', id: '3', code: { text: 'decubitus graad 3' } })).toMatchObject({ outcome: 'unrecognised' });
    expect(outcomeOf({ resourceType: 'Observation', code: { text: 'talk', coding: [{ system: 'x', code: 'talk' }] } })).toMatchObject({ outcome: 'unrecognised' });
    expect(outcomeOf({ resourceType: 'Condition', code })).toMatchObject({ outcome: 'not-needed' });
  });

  test('does not repeat the id of a person', () => {
    for (const resourceType of ['Patient', 'RelatedPerson', 'Person']) {
      expect(JSON.stringify(outcomeOf({ resourceType, id: '999911120' }))).not.toContain('999911120');
    }
  });
});
