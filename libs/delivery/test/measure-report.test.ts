import { discloseValues } from '@meervoud/exchange';
import { Decimal, Instant, toJsonText } from '@meervoud/kernel';
import type { Outcome } from '@meervoud/value';
import fc from 'fast-check';
import type { Bundle, BundleEntry, Element, MeasureReport, Resource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { toMeasureReportBundle, toPayload } from '../src/index.ts';
import { key, locations, measured, organization, profile, reportUrl, set, ulcers, value, values } from './example.ts';

const textOf = (given: typeof values, supersedes?: string): string => new TextDecoder().decode(toPayload(toMeasureReportBundle({
  organization, locations, set, profile, key, values: discloseValues(set, given, profile.disclosure), supersedes,
})).bytes);
type Entry = { readonly [Part in 'resource' | 'request' | 'fullUrl']: NonNullable<BundleEntry<Resource>[Part]> };
const entriesOf = (text: string): readonly Entry[] => (JSON.parse(text) as { readonly entry: readonly Entry[] }).entry;
const reportsOf = (text: string): readonly MeasureReport[] =>
  entriesOf(text).map(({ resource }) => resource).filter((resource): resource is MeasureReport => (resource as MeasureReport).resourceType === 'MeasureReport');
const report = (outcome: Outcome, indicator = ulcers): MeasureReport => reportsOf(textOf([value('eik', indicator, outcome)]))[0]!;
const ours = (name: string, of: Pick<Element, 'extension'>) =>
  of.extension?.find(({ url }) => url === `https://meervoud.example/fhir/StructureDefinition/${name}`);

test('the bundle is a transaction with a resource per place and per value, in a fixed order', () => {
  const bundle = JSON.parse(textOf(values)) as Bundle;
  expect([bundle.resourceType, bundle.type, bundle.identifier?.value, bundle.timestamp]).toStrictEqual(
    ['Bundle', 'transaction', 'zorggroep/broker/databroker-odb@1.0.0/2023/1', '2024-03-01T09:30:00.000Z']);
  expect(bundle.meta?.tag?.map(({ code }) => code)).toStrictEqual(['databroker-odb@1.0.0', 'odb-denominator@1']);
  const entries = entriesOf(textOf(values));
  expect(entries.map(({ resource }) => resource.resourceType)).toStrictEqual(['Organization', 'Location', 'Location', ...Array(12).fill('MeasureReport')]);
  expect(reportsOf(textOf(values)).map(({ measure }) => measure.replace('https://meervoud.example/fhir/Measure/', ''))).toStrictEqual(
    ['eik', 'iep'].flatMap(() => ['INID013307', 'INID014310', 'INID014322', 'INID014325', 'INID010008', 'INID014477'].map((id) => `${id}|2023.1`)));
  const addresses = new Set(entries.map(({ fullUrl }) => fullUrl));
  expect(addresses.size).toBe(entries.length);
  expect(entries.every(({ resource: { resourceType, id }, request, fullUrl }) =>
    request.method === 'PUT' && request.url === `${resourceType}/${id}` && fullUrl === `urn:uuid:${id}`)).toBe(true);
  expect(reportsOf(textOf(values)).every(({ subject, reporter }) => addresses.has(subject!.reference!) && addresses.has(reporter!.reference!))).toBe(true);
});

test('a measured percentage is exact on the wire, with its counts', () => {
  const text = textOf([value('eik', ulcers, measured(2, 16, 1))]);
  expect(text).toContain('"measureScore":{"value":12.50,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}');
  const one = report(measured(2, 16, 1));
  expect(one.group![0]!.population!.map(({ code, count }) => [code!.coding![0]!.code, count])).toStrictEqual(
    [['initial-population', 16], ['denominator', 16], ['numerator', 2]]);
  expect(ours('unknown-count', one.group![0]!)).toMatchObject({ valueInteger: 1 });
  expect(one).toMatchObject({
    status: 'complete', type: 'summary', measure: 'https://meervoud.example/fhir/Measure/INID013307|2023.1',
    period: { start: '2024-01-01', end: '2024-02-28' }, date: '2024-03-01T09:30:00.000Z', improvementNotation: { coding: [{ code: 'decrease' }] },
  });
  expect(one).not.toHaveProperty('evaluatedResource');
});

test.each<[Outcome, string]>([
  [{ kind: 'no-eligible' }, 'not-applicable'],
  [{ kind: 'not-chosen' }, 'not-asked'],
  [{ kind: 'not-computable', missing: [{ zib: 'PressureUlcer', element: 'decubitusCategory' }] }, 'unsupported'],
  [{ kind: 'incomplete', reason: 'not-attested' }, 'temp-unknown'],
  [{ kind: 'incomplete', reason: 'too-many-unknown' }, 'unknown'],
  [{ kind: 'withheld', explanation: 'zie het verslag', url: 'https://zorg.example/v' }, 'asked-declined'],
  [measured(1, 9), 'masked'],
])('%j has no figure and says why', (outcome, reason) => {
  const one = report(outcome);
  expect(one.group).toStrictEqual([{ measureScore: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: reason }] } }]);
  expect(ours('outcome-kind', one)?.valueCode).toBe(reason === 'masked' ? 'suppressed' : outcome.kind);
});

test('a suppressed value carries no number of any kind, whatever it was', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(9), (denominator, part) => {
    const numerator = Math.min(part, denominator);
    expect(report(measured(numerator, denominator))).toStrictEqual(report(measured(0, 5)));
  }));
});

test('text, links and yes-no travel as answers without a score', () => {
  const url = report({ kind: 'attested', answer: { type: 'text', value: 'https://zorg.example/verslag' }, by: 'A. Jansen', at: Instant.parse('2024-03-01T09:30:00.000Z') }, reportUrl);
  expect(ours('answer', url)).toMatchObject({ valueUrl: 'https://zorg.example/verslag' });
  expect(url).not.toHaveProperty('group');
  expect(textOf(values)).toContain('"valueBoolean":true');
  expect(textOf(values)).toContain('{"value":8.40,"unit":"1"');
});

test('the organization goes by name and number, the locations by name, in order', () => {
  expect(entriesOf(textOf(values)).slice(0, 3).map(({ resource }) => resource)).toMatchObject(
    [{ name: 'Zorggroep De Linde', identifier: [{ value: '08111924' }] }, { name: 'De Eik' }, { name: 'De Iep' }]);
});

test('no person and no client leaves', () => {
  expect(textOf(values)).not.toMatch(/Jansen|p-0000|memberships|evaluatedResource|"Stay"/);
});

test('the same values give the same bytes, in whatever order they come', () => {
  const expected = textOf(values);
  fc.assert(fc.property(fc.shuffledSubarray([...values], { minLength: values.length }), (shuffled) => {
    expect(textOf(shuffled)).toBe(expected);
  }));
  expect(textOf(values, 'sha256:abc')).not.toBe(expected);
});

test('every value changes the bytes', () => {
  const changed = values.map((each) => (each.indicator === ulcers.id && each.location === 'eik' ? { ...each, outcome: measured(3, 16) } : each));
  expect(textOf(changed)).not.toBe(textOf(values));
});

test('decimals keep their digits and lose only leading zeros; floats and lone surrogates are refused', () => {
  expect(toJsonText([new Decimal('12.50'), new Decimal('00.00'), new Decimal('-1.10'), 3])).toBe('[12.50,0.00,-1.10,3]');
  expect(() => toJsonText({ a: [0.1] })).toThrow(expect.objectContaining({ code: 'payload-not-exact', at: '$.a[0]' }));
  expect(() => toJsonText({ a: '\ud800' })).toThrow(expect.objectContaining({ code: 'payload-not-exact', at: '$.a' }));
  expect(() => new Decimal('1e5')).toThrow(TypeError);
});
