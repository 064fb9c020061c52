import { describe, expect, test } from 'vitest';
import { CLIENT, concept, ext, outcome, snomed, topic } from './mapping.ts';

const subject = { reference: 'Patient/c-1' };
const physical = (code: string) => concept('http://terminology.hl7.org/CodeSystem/location-physical-type', code);
const at = (id: string, code?: string, more: object = {}) => ({ location: { reference: `Location/${id}` }, ...(code === undefined ? {} : { physicalType: physical(code) }), ...more });

describe('a place of care', () => {
  const KVK = 'http://fhir.nl/fhir/NamingSystem/kvk-vestigingsnummer';
  const location = (more: object = {}): object => ({ resourceType: 'Location', id: 'de-linde', status: 'active', name: 'De Linde', ...more });
  const record = (more: object = {}): object => ({ zib: 'HealthcareProvider', id: 'de-linde', name: 'De Linde', kind: 'location', ...more });

  test.each([['bu', 'location'], ['si', 'location'], ['wa', 'ward']])('of physical type %s is a %s', (code, kind) => {
    expect(outcome(location({ physicalType: physical(code) }))).toEqual({ records: [record({ kind })] });
  });
  test('without a physical type is a location, and a closed one stays', () => {
    expect(outcome(location({ status: 'inactive' }))).toEqual({ records: [record()] });
  });
  test.each(['ro', 'bd', 'ho', 've'])('of physical type %s is not needed', (code) => {
    expect(outcome(location({ physicalType: physical(code) }))).toEqual({ notNeeded: 'HealthcareProvider (room or other place)' });
  });
  test('names the place it is part of by bare id, and its vestigingsnummer', () => {
    expect(outcome(location({ physicalType: physical('wa'), partOf: { reference: 'https://ecd.example/fhir/Location/het-park/_history/3' }, identifier: [{ system: 'x', value: '1' }, { system: KVK, value: '000012345678' }] })))
      .toEqual({ records: [record({ kind: 'ward', partOf: 'het-park', vestigingsnummer: '000012345678' })] });
  });
  test('with a vestigingsnummer that is none is used without it, with a finding', () => {
    expect(outcome(location({ identifier: [{ system: KVK, value: '123' }] }))).toEqual({ records: [record()], findings: ['identifier-ignored Location.identifier[0]'] });
  });
  test('without a name, or part of a place elsewhere, is refused', () => {
    expect(outcome(location({ name: undefined }))).toEqual({ rejected: ['element-missing Location.name'] });
    expect(outcome(location({ partOf: { reference: '#x' } }))).toEqual({ rejected: ['unresolvable-reference Location.partOf'] });
  });
});

describe('a stay', () => {
  const encounter = (more: object = {}): object => ({
    resourceType: 'Encounter', id: 'stay-1', status: 'in-progress', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject, period: { start: '2023-05-02' }, location: [at('de-linde', 'bu'), at('linde-1', 'wa')], ...more,
  });
  const record = (more: object = {}): object => ({ zib: 'Stay', id: 'Encounter/stay-1', subject: CLIENT, location: 'de-linde', ward: 'linde-1', start: '2023-05-02', ...more });

  test('names location and ward by their bare ids', () => expect(outcome(encounter())).toEqual({ records: [record()] }));

  test.each(['arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'unknown'])('R14: with status %s and no end runs on', (status) => {
    expect(outcome(encounter({ status }))).toEqual({ records: [record()] });
  });
  test('that ends says when, at midnight in the Netherlands', () => {
    expect(outcome(encounter({ status: 'finished', period: { start: '2023-05-01T22:00:00Z', end: '2024-02-28T23:30:00Z' } }))).toEqual({ records: [record({ end: '2024-02-29' })] });
  });
  test('without a location keeps none', () => {
    expect(outcome(encounter({ location: undefined }))).toEqual({ records: [{ zib: 'Stay', id: 'Encounter/stay-1', subject: CLIENT, start: '2023-05-02' }] });
  });
  test('takes a place without a type for the location, and passes over rooms and places still to come', () => {
    expect(outcome(encounter({ location: [at('de-linde'), at('kamer-12', 'ro'), at('linde-1', 'wa'), at('linde-2', 'wa', { status: 'planned' })] }))).toEqual({ records: [record()] });
    expect(outcome(encounter({ location: [at('de-linde'), at('de-linde', 'bu'), at('linde-1', 'wa')] }))).toEqual({ records: [record()] });
  });
  test.each([
    ['planned', { status: 'planned' }, 'status-excludes Encounter.status'],
    ['cancelled', { status: 'cancelled' }, 'status-excludes Encounter.status'],
    ['F15: entered in error', { status: 'entered-in-error' }, 'entered-in-error Encounter.status'],
    ['without a client', { subject: undefined }, 'subject-missing Encounter.subject'],
    ['F18: from a day that does not exist', { period: { start: '2023-02-29' } }, 'invalid-date Encounter.period.start'],
    ['at two locations', { location: [at('de-linde'), at('het-park')] }, 'several-locations Encounter.location[1]'],
    ['on two wards', { location: [at('linde-1', 'wa'), at('linde-2', 'wa')] }, 'several-locations Encounter.location[1]'],
    ['F16: at a place elsewhere', { location: [{ location: { reference: 'https://other.example/fhir/Location/1' } }] }, 'unresolvable-reference Encounter.location[0].location'],
    ['F15: with a modifier on its location', { location: [at('de-linde', 'bu', { modifierExtension: [{ url: 'x' }] })] }, 'unknown-modifier-extension Encounter.location[0].modifierExtension'],
  ])('that is %s is refused', (_, changes, rejected) => expect(outcome(encounter(changes))).toEqual({ rejected: [rejected] }));
  test('that is a visit is not needed', () => {
    expect(outcome(encounter({ class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' } }))).toEqual({ notNeeded: 'Encounter (not a stay)' });
  });
  test('that ends before it begins is used, with a finding', () => {
    expect(outcome(encounter({ period: { start: '2023-05-02', end: '2023-04' } }))).toEqual({ records: [record({ end: '2023-04' })], findings: ['period-reversed Encounter.period'] });
  });
});

describe('a Wlz indication', () => {
  const NUTS = 'http://nuts-foundation.github.io/nl-generic-functions-ig/CodeSystem/nl-gf-wlz-zorgprofielen-cs';
  const COD163 = 'http://istandaarden.nl/ibieb/codelijsten/COD163';
  const profile = (code: string, system = NUTS) => ({ url: ext('wlz-zorgprofiel'), valueCoding: { system, code } });
  const coverage = (extension: readonly object[], more: object = {}): object => ({
    resourceType: 'Coverage', id: 'wlz-1', status: 'active', type: topic('wlz-indicatie'), beneficiary: subject, period: { start: '2023-04-20' }, extension, ...more,
  });
  const record = (zorgprofiel: string, more: object = {}): object => ({ zib: 'WlzIndicatie', id: 'Coverage/wlz-1', subject: CLIENT, zorgprofiel, validFrom: '2023-04-20', ...more });

  test.each([['1VV', '1VV'], ['4VV', '4VV'], ['9aVV', '9AVV'], ['9bVV', '9BVV'], ['9BVV', '9BVV'], ['10VV', '10VV'], ['7vv', '7VV']])('with profile %s is %s', (code, zorgprofiel) => {
    expect(outcome(coverage([profile(code)]))).toEqual({ records: [record(zorgprofiel)] });
  });
  test('of COD163 only 753 is established', () => {
    expect(outcome(coverage([profile('753', COD163)]))).toEqual({ records: [record('4VV')] });
    expect(outcome(coverage([profile('754', COD163)]))).toEqual({ rejected: ['unknown-code Coverage.extension.valueCoding'] });
  });
  test.each([true, false])('with treatment %s keeps that, and its end', (valueBoolean) => {
    expect(outcome(coverage([profile('5VV'), { url: ext('wlz-with-treatment'), valueBoolean }], { period: { start: '2023-04-20', end: '2024-04-19' } })))
      .toEqual({ records: [record('5VV', { withTreatment: valueBoolean, validUntil: '2024-04-19' })] });
  });
  test.each([
    ['a profile nobody knows', coverage([profile('11VV')]), 'unknown-code Coverage.extension.valueCoding'],
    ['a profile of another list', coverage([profile('5VV', 'http://x')]), 'unknown-code Coverage.extension.valueCoding'],
    ['no profile', coverage([]), 'element-missing Coverage.extension.valueCoding'],
    ['F15: an entry in error', coverage([profile('5VV')], { status: 'entered-in-error' }), 'entered-in-error Coverage.status'],
    ['a draft', coverage([profile('5VV')], { status: 'draft' }), 'status-excludes Coverage.status'],
    ['a withdrawn one', coverage([profile('5VV')], { status: 'cancelled' }), 'status-excludes Coverage.status'],
    ['no client', coverage([profile('5VV')], { beneficiary: undefined }), 'subject-missing Coverage.beneficiary'],
  ])('%s is refused', (_, resource, rejected) => expect(outcome(resource)).toEqual({ rejected: [rejected] }));
  test('is not confused with health insurance', () => {
    expect(outcome(coverage([profile('5VV')], { type: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1', 'B') }))).toEqual({ notNeeded: 'Payer' });
  });
});

describe('a toileting plan', () => {
  const activity = (code: string, more: object = {}) => ({ detail: { status: 'in-progress', code: topic(code), ...more } });
  const plan = (activities: readonly object[], more: object = {}): object => ({
    resourceType: 'CarePlan', id: 'plan-1', status: 'active', intent: 'plan', category: [snomed('9632001')], subject, period: { start: '2023-11-01' }, activity: activities, ...more,
  });
  const record = (topics: readonly string[], more: object = {}): object => ({ zib: 'ToiletingPlan', id: 'CarePlan/plan-1', subject: CLIENT, present: true, topics, effective: '2023-11-01', ...more });
  const marker = activity('toileting-plan');

  test('has its topics in fixed order, each once', () => {
    expect(outcome(plan([activity('toileting-other'), marker, activity('toileting-help'), activity('toileting-help'), activity('toileting-preferences')])))
      .toEqual({ records: [record(['preferences', 'help', 'other'])] });
    expect(outcome(plan([marker, activity('toileting-independence'), activity('toileting-material')]))).toEqual({ records: [record(['independence', 'material'])] });
    expect(outcome(plan([marker]))).toEqual({ records: [record([])] });
  });
  test.each(['active', 'on-hold', 'completed', 'unknown'])('R14: with status %s and no end runs on', (status) => expect(outcome(plan([marker], { status }))).toEqual({ records: [record([])] }));
  test('that was revoked counts until its end', () => {
    expect(outcome(plan([marker], { status: 'revoked', period: { start: '2023-11-01', end: '2024-01-05' } }))).toEqual({ records: [record([], { end: '2024-01-05' })] });
  });
  test('does not count agreements that were dropped, or that something is not to be done', () => {
    expect(outcome(plan([marker, activity('toileting-help', { status: 'cancelled' }), activity('toileting-other', { status: 'entered-in-error' }), activity('toileting-material', { doNotPerform: true })])))
      .toEqual({ records: [record([])] });
  });
  test.each([
    ['a draft', plan([marker], { status: 'draft' }), 'status-excludes CarePlan.status'],
    ['revoked, since nobody knows when', plan([marker], { status: 'revoked' }), 'status-excludes CarePlan.status'],
    ['F15: entered in error', plan([marker], { status: 'entered-in-error' }), 'entered-in-error CarePlan.status'],
    ['dropped', plan([activity('toileting-plan', { status: 'stopped' }), activity('toileting-help')]), 'status-excludes CarePlan.activity.detail.status'],
    ['without a client', plan([marker], { subject: undefined }), 'subject-missing CarePlan.subject'],
  ])('that is %s is refused', (_, resource, rejected) => expect(outcome(resource)).toEqual({ rejected: [rejected] }));
  test('is not any nursing plan', () => {
    expect(outcome(plan([{ detail: { code: snomed('385804009') } }]))).toEqual({ notNeeded: 'NursingIntervention' });
    expect(outcome(plan([activity('toileting-help')]))).toEqual({ notNeeded: 'NursingIntervention' });
    expect(outcome(plan([marker], { category: [snomed('1')] }))).toBe('unrecognised');
  });

  const asked = (more: object = {}): object => ({ resourceType: 'Observation', id: 'o-1', status: 'final', code: topic('toileting-plan'), subject, effectiveDateTime: '2024-01-15', valueBoolean: false, ...more });
  const answer = (present: boolean, more: object = {}): object => ({ zib: 'ToiletingPlan', id: 'Observation/o-1', subject: CLIENT, present, topics: [], effective: '2024-01-15', ...more });
  test('asked and answered is yes or no', () => {
    expect(outcome(asked())).toEqual({ records: [answer(false)] });
    expect(outcome(asked({ valueBoolean: true, effectiveDateTime: undefined, effectivePeriod: { start: '2024-01-15', end: '2024-02' } }))).toEqual({ records: [answer(true, { end: '2024-02' })] });
    expect(outcome(asked({ effectiveDateTime: undefined, effectiveInstant: '2024-01-15T10:00:00+01:00' }))).toEqual({ records: [answer(false)] });
  });
  test('asked and not answered is refused: unknown, never "no"', () => {
    expect(outcome(asked({ valueBoolean: undefined, dataAbsentReason: {} }))).toEqual({ rejected: ['element-missing Observation.valueBoolean'] });
  });
  test.each([['entered-in-error', 'entered-in-error'], ['cancelled', 'status-excludes'], ['registered', 'status-excludes']])('asked with status %s is refused', (status, code) => {
    expect(outcome(asked({ status }))).toEqual({ rejected: [`${code} Observation.status`] });
  });
});

describe('a talk about food and drink', () => {
  const part = (code: string, valueBoolean?: boolean) => ({ code: topic(code), ...(valueBoolean === undefined ? {} : { valueBoolean }) });
  const talk = (more: object = {}): object => ({ resourceType: 'Observation', id: 't-1', status: 'final', code: topic('food-preferences'), subject, effectiveDateTime: '2024-01-15T23:30:00Z', valueBoolean: true, ...more });
  const record = (more: object = {}): object => ({ zib: 'FoodPreferences', id: 'Observation/t-1', subject: CLIENT, discussed: true, topics: [], date: '2024-01-16', ...more });

  test('has the subjects that were talked about, in fixed order', () => {
    expect(outcome(talk({ component: [part('food-other', true), part('food-and-drink', true), part('food-help', false), part('food-time-and-place'), part('food-way-of-offering', true)] })))
      .toEqual({ records: [record({ topics: ['food-and-drink', 'way-of-offering', 'other'] })] });
    expect(outcome(talk({ component: [part('food-help', true), part('food-time-and-place', true)] }))).toEqual({ records: [record({ topics: ['help', 'time-and-place'] })] });
  });
  test('that was not held is a record as well', () => expect(outcome(talk({ valueBoolean: false }))).toEqual({ records: [record({ discussed: false })] }));
  test.each([
    ['no answer', { valueBoolean: undefined }, 'element-missing Observation.valueBoolean'],
    ['F15: an entry in error', { status: 'entered-in-error' }, 'entered-in-error Observation.status'],
    ['F18: no zone', { effectiveDateTime: '2024-01-15T23:30:00' }, 'invalid-date Observation.effectiveDateTime'],
  ])('with %s is refused', (_, changes, rejected) => expect(outcome(talk(changes))).toEqual({ rejected: [rejected] }));
});

describe('a medication review', () => {
  const physician = { function: concept('http://fhir.nl/fhir/NamingSystem/uzi-rolcode', '01.047') };
  const careWorker = { function: topic('medication-care-worker') };
  const review = (more: object = {}): object => ({ resourceType: 'Procedure', id: 'r-1', status: 'completed', code: snomed('182836005'), subject, performedDateTime: '2023-06-12', ...more });
  const record = (more: object = {}): object => ({ zib: 'MedicationReview', id: 'Procedure/r-1', subject: CLIENT, performed: '2023-06-12', ...more });

  test('says whether a care worker was there, or that nobody knows', () => {
    expect(outcome(review({ performer: [physician, careWorker] }))).toEqual({ records: [record({ careWorkerPresent: true })] });
    expect(outcome(review({ performer: [physician] }))).toEqual({ records: [record({ careWorkerPresent: false })] });
    expect(outcome(review({ performer: [{ actor: { display: 'Jansen' } }] }))).toEqual({ records: [record()] });
    expect(outcome(review())).toEqual({ records: [record()] });
  });
  test('over a period was performed at its end', () => {
    expect(outcome(review({ performedDateTime: undefined, performedPeriod: { start: '2023-06-10', end: '2023-06-12' } }))).toEqual({ records: [record()] });
    expect(outcome(review({ performedDateTime: undefined, performedPeriod: { start: '2023-06' } }))).toEqual({ records: [record({ performed: '2023-06' })] });
  });
  test.each(['not-done', 'preparation', 'in-progress', 'on-hold', 'stopped', 'unknown'])('with status %s is refused', (status) => {
    expect(outcome(review({ status }))).toEqual({ rejected: ['status-excludes Procedure.status'] });
  });
  test('F15: entered in error is refused', () => expect(outcome(review({ status: 'entered-in-error' }))).toEqual({ rejected: ['entered-in-error Procedure.status'] }));
  test('is not any procedure', () => {
    expect(outcome(review({ code: snomed('71273005') }))).toEqual({ notNeeded: 'Procedure' });
    expect(outcome(review({ code: snomed('123941000146105'), category: snomed('225317005') }))).toMatchObject({ records: [{ zib: 'FreedomRestrictingIntervention', kind: 'mechanical' }] });
    expect(outcome(review({ code: snomed('713603004') }))).toEqual({ notNeeded: 'AdvanceCarePlanningConversation' });
  });
});

describe('a meeting of a ward', () => {
  const flag = (name: string, valueBoolean: boolean) => ({ url: ext(name), valueBoolean });
  const meeting = (more: object = {}): object => ({ resourceType: 'Basic', id: 'm-1', code: topic('medication-errors'), subject: { reference: 'Location/linde-1' }, created: '2023-03-07', ...more });
  const record = (more: object = {}): object => ({ zib: 'Meeting', id: 'Basic/m-1', ward: 'linde-1', topic: 'medication-errors', date: '2023-03-07', ...more });

  test('has a ward and a topic, and says what it knows', () => {
    expect(outcome(meeting())).toEqual({ records: [record()] });
    expect(outcome(meeting({ extension: [flag('multidisciplinary', true), flag('based-on-reports', false), flag('entered-in-error', false)] })))
      .toEqual({ records: [record({ multidisciplinary: true, basedOnReports: false })] });
    expect(outcome(meeting({ code: topic('pressure-ulcer-case-discussion'), created: undefined })))
      .toEqual({ records: [{ zib: 'Meeting', id: 'Basic/m-1', ward: 'linde-1', topic: 'pressure-ulcer-case-discussion' }] });
  });
  test.each([
    ['F15: entered in error', { extension: [flag('entered-in-error', true)] }, 'entered-in-error Basic.extension'],
    ['of no ward', { subject: undefined }, 'subject-missing Basic.subject'],
    ['about a client', { subject: { reference: 'Patient/c-1' } }, 'unresolvable-reference Basic.subject'],
    ['F18: on a day that does not exist', { created: '2023-06-31' }, 'invalid-date Basic.created'],
  ])('that is %s is refused', (_, changes, rejected) => expect(outcome(meeting(changes))).toEqual({ rejected: [rejected] }));
  test('about something else is unrecognised', () => expect(outcome(meeting({ code: snomed('1') }))).toBe('unrecognised'));
});

test('a client never becomes a record', () => {
  expect(outcome({ resourceType: 'Patient', id: 'c-1', identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }] })).toEqual({ notNeeded: 'Patient' });
});
