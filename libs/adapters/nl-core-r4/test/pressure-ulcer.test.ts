import { describe, expect, test } from 'vitest';
import { classified, CLIENT, concept, outcome, snomed } from './mapping.ts';

const clinical = (code: string) => concept('http://terminology.hl7.org/CodeSystem/condition-clinical', code);
const verification = (code: string) => concept('http://terminology.hl7.org/CodeSystem/condition-ver-status', code);
const stage = (...codes: readonly string[]) => codes.map((code) => ({ summary: snomed(code) }));
const ulcer = (more: object = {}): object => ({
  resourceType: 'Condition', id: 'u-1', code: snomed('399912005'), subject: { reference: 'Patient/c-1' }, ...more,
});
const record = (more: object = {}): object => ({ zib: 'PressureUlcer', id: 'Condition/u-1', subject: CLIENT, ...more });

test('a whole ulcer becomes a whole record', () => {
  const result = classified(ulcer({
    meta: { versionId: '4', lastUpdated: '2024-02-10T23:30:00Z', profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-PressureUlcer'] },
    clinicalStatus: clinical('active'), verificationStatus: verification('confirmed'), stage: stage('421927004'),
    onsetDateTime: '2024-01', abatementDateTime: '2024-03-01', recordedDate: '2024-01-20', note: [{ text: 'van mevrouw Jansen' }],
  }));
  expect(result).toEqual({
    outcome: 'mapped', zib: 'PressureUlcer', rejected: [], findings: [],
    origin: { source: 'ecd', reference: 'Condition/u-1', versionId: '4', lastUpdated: '2024-02-10T23:30:00.000Z' },
    records: [{
      zib: 'PressureUlcer', id: 'Condition/u-1', subject: CLIENT,
      origin: { source: 'ecd', reference: 'Condition/u-1', versionId: '4', lastUpdated: '2024-02-10T23:30:00.000Z' },
      decubitusCategory: '3', dateOfOnset: '2024-01', abatement: '2024-03-01', clinicalStatus: 'active', lastEvidence: '2024-02-11',
    }],
  });
});

describe('the category', () => {
  test.each([
    ['421076008', '1'], ['420324007', '2'], ['421927004', '3'], ['420597008', '4'],
    ['1163217004', '1'], ['1163220007', '2'], ['1163222004', '3'], ['1163224003', '4'],
    ['421594008', 'unstageable'], ['723071003', 'deep-tissue-injury'], ['723073000', 'deep-tissue-injury'],
  ])('of code %s is %s, as a stage and as the code of the ulcer itself', (code, decubitusCategory) => {
    expect(outcome(ulcer({ stage: stage(code) }))).toEqual({ records: [record({ decubitusCategory })] });
    expect(outcome(ulcer({ code: snomed(code) }))).toEqual({ records: [record({ decubitusCategory })] });
  });

  test.each(['399912005', '1163215007', '165260000'])('is unknown for %s without a stage, and never "none"', (code) => {
    expect(outcome(ulcer({ code: snomed(code) }))).toEqual({ records: [record()] });
  });

  test.each([
    [['420324007', '421927004'], '3'], [['420597008', '421076008'], '4'], [['421076008', '421594008'], 'unstageable'],
    [['421594008', '420324007'], '2'], [['723071003', '421594008'], 'unstageable'],
  ])('of stages that differ (%j) is the highest, %s, with a finding', (codes, decubitusCategory) => {
    expect(outcome(ulcer({ stage: stage(...codes) }))).toEqual({ records: [record({ decubitusCategory })], findings: ['stages-differ Condition.stage'] });
  });

  test('of a code and a stage that differ is the highest, with a finding', () => {
    expect(outcome(ulcer({ code: snomed('1163220007'), stage: stage('1163222004') })))
      .toEqual({ records: [record({ decubitusCategory: '3' })], findings: ['stages-differ Condition.stage'] });
  });

  test('in an old and a new code of the same category is no contradiction', () => {
    expect(outcome(ulcer({ code: snomed('1163222004'), stage: stage('421927004') }))).toEqual({ records: [record({ decubitusCategory: '3' })] });
  });

  test('in a code that nobody knows is unknown, with a finding', () => {
    expect(outcome(ulcer({ stage: stage('12345') }))).toEqual({ records: [record()], findings: ['code-ignored Condition.stage[0].summary'] });
    expect(outcome(ulcer({ stage: [{ summary: { text: 'categorie 3' } }] }))).toEqual({ records: [record()] });
  });

  test.each(['decubitus graad 1', 'Decubitus categorie 4', 'Pressure injury stage II', 'Grade iv'])('R13: of the code counts, not that of the display %j', (display) => {
    expect(outcome(ulcer({ stage: [{ summary: snomed('421927004', display) }] })))
      .toEqual({ records: [record({ decubitusCategory: '3' })], findings: ['display-contradicts-code Condition.stage[0].summary'] });
  });

  test.each(['decubitus graad 3', 'Pressure injury stage III', 'decubitus', 'graad 33'])('R13: a display %j does not contradict category 3', (display) => {
    expect(outcome(ulcer({ stage: [{ summary: snomed('421927004', display) }] }))).toEqual({ records: [record({ decubitusCategory: '3' })] });
  });

  test('R13: a display that names a category its code does not have is a finding', () => {
    expect(outcome(ulcer({ code: snomed('399912005', 'decubitus graad 3') }))).toEqual({ records: [record()], findings: ['display-contradicts-code Condition.code'] });
  });
});

describe('the status', () => {
  test.each([['active', 'active'], ['recurrence', 'active'], ['relapse', 'active'], ['inactive', 'resolved'], ['remission', 'resolved'], ['resolved', 'resolved']])(
    '%s counts as %s', (code, clinicalStatus) => expect(outcome(ulcer({ clinicalStatus: clinical(code) }))).toEqual({ records: [record({ clinicalStatus })] }));

  test('that is absent stays absent', () => expect(outcome(ulcer())).toEqual({ records: [record()] }));
  test('that nobody knows stays absent, with a finding', () => {
    expect(outcome(ulcer({ clinicalStatus: clinical('sleeping') }))).toEqual({ records: [record()], findings: ['code-ignored Condition.clinicalStatus'] });
  });
});

describe('the last evidence is the latest of', () => {
  test.each([
    ['onset', { onsetDateTime: '2024-02-03', recordedDate: '2024-02-01' }, '2024-02-03'],
    ['recorded date', { onsetDateTime: '2024-01-03', recordedDate: '2024-02-01T23:30:00Z' }, '2024-02-02'],
    ['last update, as a day in the Netherlands', { onsetDateTime: '2024-01-03', meta: { lastUpdated: '2024-06-30T22:00:00Z' } }, '2024-07-01'],
    ['dates of which one is partial, that which certainly lies furthest', { onsetDateTime: '2024', recordedDate: '2024-01-20' }, '2024-01-20'],
    ['a month after a day', { onsetDateTime: '2023-12-30', recordedDate: '2024-01' }, '2024-01'],
  ])('%s', (_, changes, lastEvidence) => {
    expect(outcome(ulcer(changes))).toMatchObject({ records: [{ lastEvidence }] });
  });
});

describe('a Condition is refused', () => {
  test.each([
    ['when refuted', { verificationStatus: verification('refuted') }, 'refuted Condition.verificationStatus'],
    ['F15: when entered in error', { verificationStatus: verification('entered-in-error') }, 'entered-in-error Condition.verificationStatus'],
    ['when it is a risk only', { code: snomed('285304000', 'decubitus graad 3') }, 'risk-only Condition.code'],
    ['without a client', { subject: undefined }, 'subject-missing Condition.subject'],
    ['F16: about somebody elsewhere', { subject: { reference: 'https://other.example/fhir/Patient/c-1' } }, 'unresolvable-reference Condition.subject'],
    ['F18: with an onset that does not exist', { onsetDateTime: '2024-02-31' }, 'invalid-date Condition.onsetDateTime'],
    ['F18: with an end without a zone', { abatementDateTime: '2024-02-01T10:00:00' }, 'invalid-date Condition.abatementDateTime'],
    ['F18: with a recorded date that does not exist', { recordedDate: '2024-13-01' }, 'invalid-date Condition.recordedDate'],
    ['F15: with an unknown modifier', { modifierExtension: [{ url: 'https://ecd.example/not-this-client' }] }, 'unknown-modifier-extension Condition.modifierExtension'],
    ['with stages that are no list', { stage: {} }, 'malformed-resource Condition.stage'],
  ])('%s', (_, changes, rejected) => expect(outcome(ulcer({ stage: stage('421927004'), ...changes }))).toEqual({ rejected: [rejected] }));
});

describe('a Condition is judged by its code', () => {
  test('and not by the profile it claims', () => {
    const meta = { profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-PressureUlcer'] };
    expect(outcome(ulcer({ meta, code: snomed('44054006') }))).toEqual({ notNeeded: 'Problem' });
    expect(outcome(ulcer({ meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/nl-core-Problem'] } }))).toEqual({ records: [record()] });
  });

  test('and not by text or display', () => {
    expect(outcome(ulcer({ code: { text: 'decubitus graad 3' } }))).toBe('unrecognised');
    expect(outcome(ulcer({ code: snomed('44054006', 'decubitus graad 3') }))).toEqual({ notNeeded: 'Problem' });
  });

  test('under every name of SNOMED CT', () => {
    expect(outcome(ulcer({ code: concept('urn:oid:2.16.840.1.113883.6.96', '1163222004') }))).toEqual({ records: [record({ decubitusCategory: '3' })] });
  });

  test('an ulcer that is also coded as a risk is an ulcer', () => {
    expect(outcome(ulcer({ code: { coding: [...snomed('285304000').coding, ...snomed('421927004').coding] } }))).toEqual({ records: [record({ decubitusCategory: '3' })] });
  });
});

test('an onset and an end given as periods are read', () => {
  expect(outcome(ulcer({ onsetPeriod: { start: '2024-01-01', end: '2024-01-03' }, abatementPeriod: { start: '2024-02-01', end: '2024-02-03' } })))
    .toEqual({ records: [record({ dateOfOnset: '2024-01-01', abatement: '2024-02-03', lastEvidence: '2024-01-01' })] });
});
