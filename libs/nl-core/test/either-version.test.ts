import type { Classification, KnownZib } from '@meervoud/adapter-sdk';
import { nlCoreR4 } from '../../adapters/nl-core-r4/src/index.ts';
import { nlCoreStu3 } from '../../adapters/nl-core-stu3/src/index.ts';
import { describe, expect, test } from 'vitest';
import { eitherVersion, versionOf } from '../src/index.ts';
import { CLIENT, readingBy, snomed, subject, topic } from './reading.ts';

describe('the shape of a resource tells its version', () => {
  test.each([
    [{ resourceType: 'Condition', clinicalStatus: 'active' }, '3.0.2'],
    [{ resourceType: 'Condition', clinicalStatus: { coding: [] } }, '4.0.1'],
    [{ resourceType: 'Condition', stage: {} }, '3.0.2'],
    [{ resourceType: 'Condition', stage: [] }, '4.0.1'],
    [{ resourceType: 'Consent', scope: {} }, '4.0.1'],
    [{ resourceType: 'Consent', identifier: {}, period: {} }, '3.0.2'],
    [{ resourceType: 'Procedure', performer: [{}, { role: {} }] }, '3.0.2'],
    [{ resourceType: 'Procedure', performer: [{ function: {} }] }, '4.0.1'],
    [{ resourceType: 'Procedure', notDone: false }, '3.0.2'],
    [{ resourceType: 'Encounter', location: [{ physicalType: {} }] }, '4.0.1'],
    [{ resourceType: 'CarePlan', activity: [{ detail: { prohibited: true } }] }, '3.0.2'],
    [{ resourceType: 'Observation', comment: 'x' }, '3.0.2'],
    [{ resourceType: 'MedicationStatement', taken: 'y' }, '3.0.2'],
    [{ resourceType: 'MedicationStatement', statusReason: [] }, '4.0.1'],
  ])('%j is %s', (resource, version) => expect(versionOf(resource)).toBe(version));

  test.each([
    [{ resourceType: 'Condition', meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-PressureUlcer'] } }],
    [{ resourceType: 'Condition', clinicalStatus: 'active', stage: [] }],
    [{ resourceType: 'Location', name: 'De Linde' }],
    [{ resourceType: '__proto__' }], [{ resourceType: 7 }], [{}],
  ])('%j does not tell: no sign, signs of both, or a type that is alike; a profile is no sign', (resource) => expect(versionOf(resource)).toBeUndefined());
});

describe('files of which nobody said the version', () => {
  const { outcome } = readingBy(eitherVersion([nlCoreR4, nlCoreStu3]));
  const ulcer = (more: object): object => ({ resourceType: 'Condition', id: 'u', code: snomed('399912005'), subject, ...more });
  const record = (more: object = {}): object => ({ records: [{ zib: 'PressureUlcer', id: 'Condition/u', subject: CLIENT, ...more }] });

  test('are read each in its own version', () => {
    expect(outcome(ulcer({ stage: { summary: snomed('421927004') }, clinicalStatus: 'active' }))).toEqual(record({ decubitusCategory: '3', clinicalStatus: 'active' }));
    expect(outcome(ulcer({ stage: [{ summary: snomed('421927004') }] }))).toEqual(record({ decubitusCategory: '3' }));
    expect(outcome(ulcer({}))).toEqual(record());
  });
  test('that mix versions are refused, not guessed', () => {
    expect(outcome(ulcer({ stage: [], clinicalStatus: 'active' }))).toEqual({ rejected: ['malformed-resource Condition.clinicalStatus'] });
  });
  test('that only one adapter knows go to that one', () => {
    const plan = { resourceType: 'Procedure', id: 'n', status: 'completed', category: snomed('9632001'), code: topic('toileting-plan'), subject };
    expect(outcome(plan)).toMatchObject({ records: [{ zib: 'ToiletingPlan' }] });
    expect(outcome({ resourceType: 'Consent', id: 'd', status: 'active', category: [snomed('11291000146105')], patient: subject })).toMatchObject({ records: [{ treatmentDecision: 'undecided' }] });
  });
  test('are named by the most telling name of either', () => {
    const named = (zib: string, at?: KnownZib['at']): KnownZib => ({ zib, resourceType: 'Basic', ...(at === undefined ? {} : { at }) });
    const reader = (...known: readonly KnownZib[]) => ({ fhirVersion: '4.0.1', mappings: [], known }) as const;
    const codes = { systems: ['s'], meanings: new Map([['c', true]]) };
    const either: Classification = eitherVersion([reader(named('type')), reader(named('any', { element: 'code', codes: 'any' }), named('code', { element: 'code', codes }))]);
    expect(either.known.map(({ zib }) => zib)).toEqual(['code', 'any', 'type']);
  });
});
