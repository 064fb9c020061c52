import { describe, expect, test } from 'vitest';
import { CLIENT, outcome, snomed, subject } from './mapping.ts';

const DRESSING = 'http://nictiz.nl/fhir/StructureDefinition/condition-dateOfLastDressingChange';
const ulcer = (more: object = {}): object => ({ resourceType: 'Condition', id: 'u-1', code: snomed('399912005'), subject, ...more });
const record = (more: object = {}): object => ({ zib: 'PressureUlcer', id: 'Condition/u-1', subject: CLIENT, ...more });
const stage = (code: string, display?: string) => ({ stage: { summary: snomed(code, display) } });

test('a whole ulcer of zib2017 becomes a whole record', () => {
  expect(outcome(ulcer({
    clinicalStatus: 'active', verificationStatus: 'confirmed', ...stage('421927004'), onsetDateTime: '2024-01', abatementDateTime: '2024-03-01',
    assertedDate: '2024-01-20', extension: [{ url: 'https://ecd.example/x', valueDateTime: 'gisteren' }, { url: DRESSING, valueDateTime: '2024-02-10T23:30:00Z' }],
  }))).toEqual({ records: [record({ decubitusCategory: '3', dateOfOnset: '2024-01', abatement: '2024-03-01', clinicalStatus: 'active', lastEvidence: '2024-02-11' })] });
});

describe('the category', () => {
  test.each([
    ['421076008', '1'], ['420324007', '2'], ['421927004', '3'], ['420597008', '4'],
    ['1163217004', '1'], ['1163220007', '2'], ['1163222004', '3'], ['1163224003', '4'],
    ['421594008', 'unstageable'], ['723071003', 'deep-tissue-injury'],
  ])('of retired and of replacement code %s is %s', (code, decubitusCategory) => {
    expect(outcome(ulcer(stage(code)))).toEqual({ records: [record({ decubitusCategory })] });
    expect(outcome(ulcer({ code: snomed(code) }))).toEqual({ records: [record({ decubitusCategory })] });
  });
  test('is unknown without a stage, or with one in words alone', () => {
    expect(outcome(ulcer())).toEqual({ records: [record()] });
    expect(outcome(ulcer({ stage: { summary: { text: 'categorie 3' } } }))).toEqual({ records: [record()] });
    expect(outcome(ulcer({ stage: {} }))).toEqual({ records: [record()] });
  });
  test('R13: is that of the code, not that of the display', () => {
    expect(outcome(ulcer(stage('421927004', 'Decubitus categorie 1')))).toEqual({ records: [record({ decubitusCategory: '3' })], findings: ['display-contradicts-code Condition.stage.summary'] });
  });
  test('in a code that nobody knows is left out, with a finding', () => {
    expect(outcome(ulcer(stage('12345')))).toEqual({ records: [record()], findings: ['code-ignored Condition.stage.summary'] });
  });
});

describe('the status is a plain code', () => {
  test.each([['active', 'active'], ['recurrence', 'active'], ['inactive', 'resolved'], ['remission', 'resolved'], ['resolved', 'resolved']])('%s counts as %s', (code, clinicalStatus) => {
    expect(outcome(ulcer({ clinicalStatus: code }))).toEqual({ records: [record({ clinicalStatus })] });
  });
  test('that nobody knows stays absent, with a finding', () => {
    expect(outcome(ulcer({ clinicalStatus: 'sleeping' }))).toEqual({ records: [record()], findings: ['code-ignored Condition.clinicalStatus'] });
  });
  test('is overruled by an abatement without a date', () => {
    expect(outcome(ulcer({ clinicalStatus: 'active', abatementBoolean: true }))).toEqual({ records: [record({ clinicalStatus: 'resolved' })] });
    expect(outcome(ulcer({ abatementBoolean: false }))).toEqual({ records: [record()] });
  });
});

test.each([
  ['refuted', { verificationStatus: 'refuted' }, 'refuted Condition.verificationStatus'],
  ['F15: entered in error', { verificationStatus: 'entered-in-error' }, 'entered-in-error Condition.verificationStatus'],
  ['a risk only', { code: snomed('285304000', 'decubitus graad 3') }, 'risk-only Condition.code'],
  ['F18: asserted on a day that does not exist', { assertedDate: '2024-02-30' }, 'invalid-date Condition.assertedDate'],
  ['F18: dressed on a day that does not exist', { extension: [{ url: DRESSING, valueDateTime: '2024-02-30' }] }, 'invalid-date Condition.extension.valueDateTime'],
  ['with the status of R4', { clinicalStatus: { coding: [] } }, 'malformed-resource Condition.clinicalStatus'],
  ['with the stages of R4', { stage: [] }, 'malformed-resource Condition.stage'],
])('a Condition that is %s is refused', (_, changes, rejected) => expect(outcome(ulcer(changes))).toEqual({ rejected: [rejected] }));

test('a Condition is judged by its code, not by its profile, its text or its display', () => {
  const meta = { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-PressureUlcer'] };
  expect(outcome(ulcer({ meta, code: snomed('44054006', 'decubitus graad 3') }))).toEqual({ notNeeded: 'Problem' });
  expect(outcome(ulcer({ meta, code: { text: 'decubitus graad 3' } }))).toBe('unrecognised');
});
