import { describe, expect, test } from 'vitest';
import { physicalTypeInStu3, QUALITY_TOPIC, tokens, pressureUlcer, ulcerCategory, ulcerRisk } from '@meervoud/nl-core';
import { CLIENT, concept, ext, nlCoreStu3, outcome, snomed, subject, topic } from './mapping.ts';

const physical = (code: string) => concept('http://hl7.org/fhir/location-physical-type', code);
const OLD = 'http://hl7.org/fhir/v3/ActCode';
const NEW = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

test.each([['bu', 'location'], ['wa', 'ward']])('a Location of physical type %s, under the name STU3 has for the code system, is a %s', (code, kind) => {
  expect(outcome({ resourceType: 'Location', id: 'l', name: 'De Linde', physicalType: physical(code) })).toEqual({ records: [{ zib: 'HealthcareProvider', id: 'l', name: 'De Linde', kind }] });
});

describe('a stay', () => {
  const at = (id: string, code?: string) =>
    ({ location: { reference: `Location/${id}` }, ...(code === undefined ? {} : { extension: [{ url: physicalTypeInStu3, valueCodeableConcept: physical(code) }] }) });
  const encounter = (more: object = {}): object => ({
    resourceType: 'Encounter', id: 's', status: 'in-progress', class: { system: OLD, code: 'IMP' }, subject, period: { start: '2023-05-02' }, location: [at('de-linde', 'bu'), at('linde-1', 'wa')], ...more,
  });
  const record = (more: object = {}): object => ({ zib: 'Stay', id: 'Encounter/s', subject: CLIENT, location: 'de-linde', ward: 'linde-1', start: '2023-05-02', ...more });

  test('names its ward by the extension that R4 left behind, under both names of the class', () => {
    expect(outcome(encounter())).toEqual({ records: [record()] });
    expect(outcome(encounter({ class: { system: NEW, code: 'IMP' } }))).toEqual({ records: [record()] });
    expect(outcome(encounter({ location: [at('de-linde'), at('kamer', 'ro'), at('linde-1', 'wa')] }))).toEqual({ records: [record()] });
  });
  test('does not take an element of R4, so a ward without the extension makes two locations', () => {
    const inR4 = { location: { reference: 'Location/linde-1' }, physicalType: physical('wa') };
    expect(outcome(encounter({ location: [at('de-linde'), inR4] }))).toEqual({ rejected: ['several-locations Encounter.location[1]'] });
  });
  test('R14: finished and without an end runs on', () => expect(outcome(encounter({ status: 'finished' }))).toEqual({ records: [record()] }));
  test('at a service provider alone has no location: an Organization is no place', () => {
    expect(outcome(encounter({ location: undefined, serviceProvider: { reference: 'Organization/o' } })))
      .toEqual({ records: [{ zib: 'Stay', id: 'Encounter/s', subject: CLIENT, start: '2023-05-02' }] });
  });
});

describe('a toileting plan', () => {
  const activity = (code: string, more: object = {}) => ({ detail: { category: snomed('9632001'), status: 'in-progress', code: topic(code), ...more } });
  const plan = (more: object = {}): object => ({ resourceType: 'CarePlan', id: 'p', status: 'active', intent: 'plan', subject, period: { start: '2023-11-01' }, activity: [activity('toileting-plan'), activity('toileting-help')], ...more });
  const record = (id: string, topics: readonly string[], more: object = {}): object => ({ zib: 'ToiletingPlan', id, subject: CLIENT, present: true, topics, effective: '2023-11-01', ...more });

  test('is among the activities of a whole care plan', () => expect(outcome(plan())).toEqual({ records: [record('CarePlan/p', ['help'])] }));
  test.each(['active', 'suspended', 'completed', 'unknown'])('R14: with status %s and no end runs on', (status) => {
    expect(outcome(plan({ status }))).toEqual({ records: [record('CarePlan/p', ['help'])] });
  });
  test('that was cancelled counts until its end, and is refused without one', () => {
    expect(outcome(plan({ status: 'cancelled', period: { start: '2023-11-01', end: '2024-01-05' } }))).toEqual({ records: [record('CarePlan/p', ['help'], { end: '2024-01-05' })] });
    expect(outcome(plan({ status: 'cancelled' }))).toEqual({ rejected: ['status-excludes CarePlan.status'] });
    expect(outcome(plan({ status: 'revoked' }))).toEqual({ rejected: ['status-excludes CarePlan.status'] });
  });
  test('does not count what is prohibited', () => {
    expect(outcome(plan({ activity: [activity('toileting-plan'), activity('toileting-help', { prohibited: true })] }))).toEqual({ records: [record('CarePlan/p', [])] });
  });

  const intervention = (more: object = {}): object => ({
    resourceType: 'Procedure', id: 'n', status: 'in-progress', category: snomed('9632001'), subject, performedPeriod: { start: '2023-11-01' },
    code: { coding: ['toileting-plan', 'toileting-material', 'toileting-help'].flatMap((code) => topic(code).coding) }, ...more,
  });
  test('is a nursing intervention, a Procedure, as well', () => {
    for (const status of ['in-progress', 'suspended', 'completed', 'unknown']) expect(outcome(intervention({ status }))).toEqual({ records: [record('Procedure/n', ['help', 'material'])] });
    expect(outcome(intervention({ status: 'aborted', performedPeriod: { start: '2023-11-01', end: '2024-01' } }))).toEqual({ records: [record('Procedure/n', ['help', 'material'], { end: '2024-01' })] });
    expect(outcome(intervention({ performedPeriod: undefined, performedDateTime: '2023-11-01' }))).toEqual({ records: [record('Procedure/n', ['help', 'material'])] });
  });
  test.each([
    ['not done', { notDone: true }, 'status-excludes Procedure.notDone'],
    ['aborted, since nobody knows when', { status: 'aborted' }, 'status-excludes Procedure.status'],
    ['still in preparation', { status: 'preparation' }, 'status-excludes Procedure.status'],
    ['F15: entered in error', { status: 'entered-in-error' }, 'entered-in-error Procedure.status'],
  ])('as a Procedure that is %s is refused', (_, changes, rejected) => expect(outcome(intervention(changes))).toEqual({ rejected: [rejected] }));
  test('is not any nursing intervention, nor any care plan', () => {
    expect(outcome(intervention({ code: snomed('385804009') }))).toEqual({ notNeeded: 'NursingIntervention' });
    expect(outcome(intervention({ code: topic('toileting-help') }))).toEqual({ notNeeded: 'NursingIntervention' });
    expect(outcome(plan({ activity: undefined }))).toEqual({ notNeeded: 'CarePlan' });
  });
});

test('a talk about food has its subjects as yes and no in codes, since a component has no boolean', () => {
  const part = (code: string, answer: string) => ({ code: topic(code), valueCodeableConcept: snomed(answer) });
  expect(outcome({ resourceType: 'Observation', id: 't', status: 'final', code: topic('food-preferences'), subject, effectiveDateTime: '2024-01-15', valueBoolean: true,
    component: [part('food-help', '373066001'), part('food-other', '373067005')], comment: 'met de dochter' }))
    .toEqual({ records: [{ zib: 'FoodPreferences', id: 'Observation/t', subject: CLIENT, discussed: true, topics: ['help'], date: '2024-01-15' }] });
});

describe('a medication review', () => {
  const review = (more: object = {}): object => ({ resourceType: 'Procedure', id: 'r', status: 'completed', code: snomed('182836005'), subject, performedDateTime: '2023-06-12', ...more });
  const record = (careWorkerPresent?: boolean): object => ({ zib: 'MedicationReview', id: 'Procedure/r', subject: CLIENT, performed: '2023-06-12', ...(careWorkerPresent === undefined ? {} : { careWorkerPresent }) });

  test('says by role who was there', () => {
    expect(outcome(review({ performer: [{ role: topic('medication-care-worker') }] }))).toEqual({ records: [record(true)] });
    expect(outcome(review({ performer: [{ role: concept('http://fhir.nl/fhir/NamingSystem/uzi-rolcode', '01.047') }] }))).toEqual({ records: [record(false)] });
    expect(outcome(review({ performer: [{ actor: { display: 'Jansen' } }] }))).toEqual({ records: [record()] });
  });
  test('that was not done is refused, though its status is completed', () => {
    expect(outcome(review({ notDone: true }))).toEqual({ rejected: ['status-excludes Procedure.notDone'] });
    expect(outcome(review({ notDone: false }))).toEqual({ records: [record()] });
  });
});

test('a Wlz indication and a meeting are written as in R4', () => {
  const profile = { url: ext('wlz-zorgprofiel'), valueCoding: { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' } };
  const coverage = { resourceType: 'Coverage', id: 'w', status: 'active', type: topic('wlz-indicatie'), beneficiary: subject, period: { start: '2023' }, extension: [profile] };
  expect(outcome(coverage)).toEqual({ records: [{ zib: 'WlzIndicatie', id: 'Coverage/w', subject: CLIENT, zorgprofiel: '4VV', validFrom: '2023' }] });
  expect(outcome({ ...coverage, status: undefined })).toEqual({ rejected: ['element-missing Coverage.status'] });
  expect(outcome({ resourceType: 'Basic', id: 'm', code: topic('medication-errors'), subject: { reference: 'Location/linde-1' }, created: '2023-03-07' }))
    .toEqual({ records: [{ zib: 'Meeting', id: 'Basic/m', ward: 'linde-1', topic: 'medication-errors', date: '2023-03-07' }] });
});

describe('a restriction of freedom', () => {
  const procedure = (category: object | undefined, code: object | undefined, more: object = {}): object => ({ resourceType: 'Procedure', id: 'v', status: 'completed', category, code, subject, ...more });
  const kindOf = (resource: object) => { const { records = [] } = outcome(resource) as { records?: readonly { zib: string; kind?: string }[] }; return records.map(({ zib, kind }) => `${zib} ${kind}`); };
  const RESTRICTION = 'FreedomRestrictingIntervention';
  const [measures, intervention] = [snomed('225214000'), snomed('225317005')];

  test('is the measure of zib2017, by SNOMED CT or by the Argus list, and the intervention of zib2020 pre-adopted in STU3', () => {
    expect(kindOf(procedure(measures, snomed('386423001')))).toEqual([`${RESTRICTION} mechanical`]);
    expect(kindOf(procedure(measures, concept('urn:oid:2.16.840.1.113883.2.4.3.11.22.217', 'A4')))).toEqual([`${RESTRICTION} pharmacological`]);
    expect(kindOf(procedure(measures, concept('http://hl7.org/fhir/v3/NullFlavor', 'OTH')))).toEqual([`${RESTRICTION} other`]);
    expect(outcome(procedure(intervention, snomed('225212001'), { performedPeriod: { start: '2024-03-05' } })))
      .toEqual({ records: [{ zib: RESTRICTION, id: 'Procedure/v', subject: CLIENT, kind: 'physical', start: '2024-03-05' }] });
  });

  test('of no kind, or of a kind that nobody knows, has no kind; the second is a finding', () => {
    expect(kindOf(procedure(undefined, snomed('225317005')))).toEqual([`${RESTRICTION} undefined`]);
    expect(kindOf(procedure(intervention, undefined))).toEqual([`${RESTRICTION} undefined`]);
    expect(outcome(procedure(intervention, snomed('71388002')))).toMatchObject({ records: [{ zib: RESTRICTION }], findings: ['code-ignored Procedure.code'] });
  });

  test('at one moment begins and ends on that day', () => {
    expect(outcome(procedure(intervention, snomed('225212001'), { performedDateTime: '2024-02-28T23:30:00Z' })))
      .toMatchObject({ records: [{ start: '2024-02-29', end: '2024-02-29' }] });
  });

  test.each([['not done', { notDone: true }, 'Procedure.notDone'], ['prepared', { status: 'preparation' }, 'Procedure.status'], ['broken off, nobody knows when', { status: 'aborted', performedPeriod: { start: '2024' } }, 'Procedure.status']])(
    'that was %s is refused', (_, more, path) => {
      expect(outcome(procedure(intervention, snomed('225212001'), more))).toEqual({ rejected: [`status-excludes ${path}`] });
    });
  test('F15: entered in error is refused', () => expect(outcome(procedure(intervention, undefined, { status: 'entered-in-error' }))).toEqual({ rejected: ['entered-in-error Procedure.status'] }));
});

test('the searches ask for what is read, by code, under every name the code system has in STU3, and never for a client', () => {
  const searches = nlCoreStu3.mappings.flatMap(({ search }) => search);
  expect(searches).toEqual([
    'Location',
    `Encounter?class=${NEW}|IMP,${OLD}|IMP`,
    `Coverage?type=${QUALITY_TOPIC}|wlz-indicatie`,
    `Condition?code=${tokens(pressureUlcer, ulcerCategory, ulcerRisk)}`,
    'Consent?category=http://snomed.info/sct|11291000146105',
    'Consent?category=http://snomed.info/sct|11341000146107',
    `CarePlan?activity-code=${QUALITY_TOPIC}|toileting-plan`,
    `Procedure?code=${QUALITY_TOPIC}|toileting-plan`,
    `Observation?code=${QUALITY_TOPIC}|toileting-plan`,
    `Observation?code=${QUALITY_TOPIC}|food-preferences`,
    'Procedure?code=http://snomed.info/sct|182836005',
    'Procedure?category=http://snomed.info/sct|225214000,http://snomed.info/sct|225317005',
    'MedicationStatement?category=urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3|6',
    `Basic?code=${QUALITY_TOPIC}|pressure-ulcer-case-discussion,${QUALITY_TOPIC}|medication-errors`,
  ]);
  expect(searches.join()).not.toMatch(/Patient|_include|patient=/);
});
