import { type Classification, classify, joinedAmong, type JsonObject } from '@meervoud/adapter-sdk';
import type { ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { CLIENT, subject } from './reading.ts';

export const atc = (code: string) => ({ coding: [{ system: 'http://www.whocc.no/atc', code }] });
const haloperidol = { resourceType: 'Medication', id: 'h', code: atc('N05AD01') };

/** What one statement becomes, beside these other resources. */
const becoming = (adapter: Classification, resource: object, beside: readonly object[] = [haloperidol]) => {
  const joined = joinedAmong(beside as readonly JsonObject[]);
  const found = classify(resource as JsonObject, adapter, { source: 'ecd', baseUrl: 'https://ecd.example/fhir', pseudonym: () => CLIENT, joined });
  if (found.outcome !== 'mapped') return found.outcome;
  const records = found.records.map((record) => {
    const { zib: _, subject: __, origin: ___, ...rest } = record as Extract<ZibRecord, { zib: 'MedicationUse' }>;
    return rest;
  });
  return [...records, ...found.rejected.map(({ code, path }) => `${code} ${path}`), ...found.findings.map(({ code, path }) => `${code} ${path}`)];
};

export interface MedicationUseInVersion {
  readonly adapter: Classification;
  readonly category: object;
  /** Says that it is used, in this version. */
  readonly used: object;
  readonly duration: string;
  readonly stopType: string;
}

/** What holds of medication use in both versions. */
export const testMedicationUse = ({ adapter, category, used, duration, stopType }: MedicationUseInVersion): void => {
  const use = (more: object = {}): object => ({
    resourceType: 'MedicationStatement', id: 'm', category, ...used, subject, medicationReference: { reference: 'Medication/h' }, effectivePeriod: { start: '2016-11-01' }, ...more,
  });
  const record = (more: object = {}): object => ({ id: 'MedicationStatement/m', psychotropicGroup: 'N05A', taken: true, start: '2016-11-01', ...more });
  const without = (...names: readonly string[]) => ({ medicationReference: undefined, ...Object.fromEntries(names.map((name) => [name, undefined])) });
  const outcome = (resource: object, beside?: readonly object[]) => becoming(adapter, resource, beside);
  const stop = (more: object = {}): object => use({ modifierExtension: [{ url: stopType, valueCodeableConcept: { text: 'definitief' } }], status: 'stopped', ...more });

  describe('a product', () => {
    test('is read where it is referred to, contained or coded, and only its group is kept', () => {
      expect(outcome(use())).toEqual([record()]);
      expect(outcome(use({ medicationReference: { reference: 'https://ecd.example/fhir/Medication/h/_history/2' } }))).toEqual([record()]);
      expect(outcome(use({ ...without(), medicationCodeableConcept: { ...atc('N06AX11'), text: 'mirtazapine' } }))).toEqual([record({ psychotropicGroup: 'N06A' })]);
      const contained = [{ resourceType: 'Medication', id: 'p', code: atc('N05BA04') }];
      expect(outcome(use({ contained, medicationReference: { reference: '#p' } }))).toEqual([record({ psychotropicGroup: 'N05B' })]);
    });
    test('in several groups is a use of each', () => {
      const both = { resourceType: 'Medication', id: 'h', ingredient: [{ itemCodeableConcept: atc('N05AA02') }, { itemCodeableConcept: atc('N06AA09') }] };
      expect(outcome(use(), [both])).toEqual([record({ id: 'MedicationStatement/m#1' }), record({ id: 'MedicationStatement/m#2', psychotropicGroup: 'N06A' })]);
    });
    test('that cannot be classified, or is not there, leaves a use of which the group is unknown, and a finding', () => {
      const { psychotropicGroup: _, ...unclassified } = record() as { readonly psychotropicGroup: string };
      expect(outcome(use(), [{ resourceType: 'Medication', id: 'h', code: { text: 'haloperidol' } }])).toEqual([unclassified, 'not-classifiable MedicationStatement.medicationReference']);
      expect(outcome(use(), [])).toEqual([unclassified, 'referred-not-read MedicationStatement.medicationReference']);
      expect(outcome(use({ medicationReference: { display: 'haloperidol' } }))).toEqual([unclassified, 'not-classifiable MedicationStatement.medicationReference']);
      expect(outcome(use({ ...without(), medicationCodeableConcept: { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.4.1', code: '1023' }] } })))
        .toEqual([unclassified, 'not-classifiable MedicationStatement.medicationCodeableConcept']);
      expect(outcome(use(without()))).toEqual([unclassified, 'not-classifiable MedicationStatement.medicationCodeableConcept']);
    });
  });

  describe('the period of use', () => {
    const lasts = (value: unknown, code: string, start = '2016-11-01') =>
      ({ effectivePeriod: { start, extension: [{ url: duration, valueDuration: { value, code } }] } });
    test('without an end runs on, and a date alone is that day', () => {
      expect(outcome(use({ effectivePeriod: undefined, effectiveDateTime: '2016-11-03' }))).toEqual([record({ start: '2016-11-03', end: '2016-11-03' })]);
      expect(outcome(use({ effectivePeriod: undefined }))).toEqual([{ id: 'MedicationStatement/m', psychotropicGroup: 'N05A', taken: true }]);
    });
    test('given as days or weeks counts its first day', () => {
      expect(outcome(use(lasts(30, 'd')))).toEqual([record({ end: '2016-11-30' })]);
      expect(outcome(use(lasts(2, 'wk')))).toEqual([record({ end: '2016-11-14' })]);
      expect(outcome(use({ ...lasts(30, 'd'), status: 'completed' }))).toEqual([record({ end: '2016-11-30' })]);
    });
    test.each([[3, 'mo', undefined], [0, 'd', undefined], [1.5, 'd', undefined], ['30', 'd', undefined], [30, 'd', '2016-11']])('given as %j %s is not guessed', (value, code, start) => {
      expect(outcome(use(lasts(value, code, start)))).toEqual([record(start === undefined ? {} : { start }), 'code-ignored MedicationStatement.effectivePeriod.extension']);
    });
  });

  describe('a stop', () => {
    test('that says until when is a use until then', () => {
      expect(outcome(stop({ effectivePeriod: { start: '2016-11-01', end: '2016-12-24' } }))).toEqual([record({ end: '2016-12-24' })]);
    });
    test('without an end is never a use that runs on: it is refused, whatever its status, and a planned duration is no end', () => {
      for (const status of ['stopped', 'on-hold', 'active', 'completed']) expect(outcome(stop({ status }))).toEqual(['stop-not-linked MedicationStatement.modifierExtension']);
      expect(outcome(stop({ effectivePeriod: { start: '2016-11-01', extension: [{ url: duration, valueDuration: { value: 30, code: 'd' } }] } }))).toEqual(['stop-not-linked MedicationStatement.modifierExtension']);
      expect(outcome(stop({ status: 'entered-in-error' }))).toEqual(['entered-in-error MedicationStatement.status']);
    });
    test.each(['stopped', 'on-hold', 'completed'])('by status %s alone needs an end too', (status) => {
      expect(outcome(use({ status }))).toEqual(['status-excludes MedicationStatement.status']);
      expect(outcome(use({ status, effectivePeriod: { start: '2016-11-01', end: '2016-12-24' } }))).toEqual([record({ end: '2016-12-24' })]);
    });
  });

  test('an intended use is none, and a schedule that repeats is no doubt', () => {
    expect(outcome(use({ status: 'intended' }))).toEqual(['status-excludes MedicationStatement.status']);
    for (const url of ['ext-InstructionsForUse.RepeatPeriodCyclicalSchedule', 'zib-Medication-RepeatPeriodCyclicalSchedule']) {
      expect(outcome(use({ modifierExtension: [{ url: `http://nictiz.nl/fhir/StructureDefinition/${url}`, valueDuration: { value: 28, code: 'd' } }] }))).toEqual([record()]);
    }
    expect(outcome(use({ modifierExtension: [{ url: 'https://ecd.example/x' }] }))).toEqual(['unknown-modifier-extension MedicationStatement.modifierExtension']);
  });

  test('a statement of another category is known and not read', () => expect(outcome(use({ category: atc('N05AD01') }))).toBe('not-needed'));
};
