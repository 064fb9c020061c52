import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zibs } from '@meervoud/zibs';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { classified, concept, ext, nlCoreR4, snomed, topic } from './mapping.ts';

const subject = { reference: 'Patient/c-1' };
const scope = (code: string) => concept('http://terminology.hl7.org/CodeSystem/consentscope', code);
/** One usable resource per mapping. */
const usable: readonly Record<string, unknown>[] = [
  { resourceType: 'Location', id: 'l', name: 'De Linde' },
  { resourceType: 'Encounter', id: 'e', status: 'finished', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, subject, period: { start: '2023' }, location: [{ location: { reference: 'Location/l' } }] },
  { resourceType: 'Coverage', id: 'w', status: 'active', type: topic('wlz-indicatie'), beneficiary: subject, extension: [{ url: ext('wlz-zorgprofiel'), valueCoding: { system: 'http://istandaarden.nl/ibieb/codelijsten/COD163', code: '753' } }] },
  { resourceType: 'Condition', id: 'u', code: snomed('399912005'), subject, stage: [{ summary: snomed('420324007') }], onsetDateTime: '2023-01-01' },
  { resourceType: 'Consent', id: 'd', status: 'active', scope: scope('treatment'), category: [snomed('129125009')], patient: subject, provision: { type: 'deny', code: [snomed('89666000')] } },
  { resourceType: 'Consent', id: 'a', status: 'active', scope: scope('adr'), category: [concept('http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'acd')], patient: subject, provision: { code: [concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.14.1', 'NR')] } },
  { resourceType: 'CarePlan', id: 'p', status: 'active', category: [snomed('9632001')], subject, activity: [{ detail: { code: topic('toileting-plan') } }] },
  { resourceType: 'Observation', id: 'o', status: 'final', code: topic('toileting-plan'), subject, valueBoolean: true },
  { resourceType: 'Observation', id: 't', status: 'final', code: topic('food-preferences'), subject, valueBoolean: true, component: [] },
  { resourceType: 'Procedure', id: 'r', status: 'completed', code: snomed('182836005'), subject, performer: [] },
  { resourceType: 'Basic', id: 'm', code: topic('medication-errors'), subject: { reference: 'Location/l' } },
];

const anyUsable = fc.constantFrom(...usable);
const value = fc.jsonValue({ maxDepth: 4 });

test('the examples of these properties are all records, one for each zib at least', () => {
  const made = usable.flatMap((resource) => { const result = classified(resource); return result.outcome === 'mapped' ? result.records : []; });
  expect(made).toHaveLength(usable.length);
  expect(new Set(made.map(({ zib }) => zib))).toEqual(new Set(Object.keys(zibs)));
});

test('mapping bears any JSON: it gives records that fit their schema, or a refusal, and never throws', () => {
  const names = fc.constantFrom('id', 'meta', 'status', 'code', 'category', 'scope', 'class', 'type', 'subject', 'patient', 'beneficiary', 'period', 'provision', 'activity',
    'component', 'performer', 'stage', 'location', 'extension', 'modifierExtension', 'identifier', 'name', 'partOf', 'physicalType', 'contained', 'onsetDateTime', 'clinicalStatus', 'verificationStatus', 'valueBoolean', 'created');
  const mutated = fc.tuple(anyUsable, fc.array(fc.tuple(names, value), { maxLength: 4 })).map(([resource, changes]) => ({ ...resource, ...Object.fromEntries(changes) }));
  const wild = fc.tuple(fc.constantFrom(...nlCoreR4.mappings.map(({ resourceType }) => resourceType), 'Patient', 'X', ''), fc.dictionary(names, value))
    .map(([resourceType, rest]) => ({ ...rest, resourceType }));
  fc.assert(fc.property(fc.oneof(mutated, wild, fc.dictionary(fc.string(), value)), (resource) => {
    const result = classified(resource);
    if (result.outcome !== 'mapped') return;
    expect(result.records.length + result.rejected.length).toBeGreaterThan(0);
    for (const record of result.records) expect(zibs[record.zib].parse(record)).toEqual(record);
    expect(Object.keys(Object.prototype)).toEqual([]);
  }), { numRuns: 5_000 });
});

test('mapping bears a change deep inside a resource', () => {
  const paths = usable.flatMap((resource) => leaves(resource).map((path) => ({ resource, path })));
  fc.assert(fc.property(fc.constantFrom(...paths), value, ({ resource, path }, replacement) => {
    classified(replaced(resource, path, replacement) as object);
  }), { numRuns: 5_000 });
});

const leaves = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  (typeof value === 'object' && value !== null ? [path, ...Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]))] : [path]).filter(({ length }) => length > 0);
const replaced = (value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown => {
  if (name === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, replacement);
  return copy;
};

test('no BSN and no name in a resource comes out of it, wherever it stands', () => {
  const BSN = '999911120';
  const person = { identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }], text: { div: `<div>Jansen ${BSN}</div>` }, display: `Jansen ${BSN}` };
  const places = fc.constantFrom('note', 'text', 'contained', 'identifier', 'bsn', 'subjectName', 'recorder', 'asserter', 'performer', 'extension', 'participant', 'stage', 'component', 'activity', 'category');
  fc.assert(fc.property(anyUsable, fc.array(fc.tuple(places, fc.constantFrom(person, [person], `Jansen ${BSN}`, BSN)), { minLength: 1, maxLength: 5 }), (resource, changes) => {
    const named = { ...resource, subject: { ...subject, ...person }, ...(resource['subject'] === undefined || resource['resourceType'] === 'Basic' ? { subject: resource['subject'] } : {}), ...Object.fromEntries(changes) };
    expect(JSON.stringify(classified(named))).not.toMatch(/Jansen|999911120/);
  }), { numRuns: 2_000 });
});

test('F15: to enter in error is to delete', () => {
  const withStatus = usable.filter(({ status }) => status !== undefined);
  for (const resource of withStatus) expect(classified({ ...resource, status: 'entered-in-error' })).toMatchObject({ records: [], rejected: [{ code: 'entered-in-error' }] });
});

test('F15: a modifier that nobody knows makes every resource unusable', () => {
  for (const resource of usable) {
    expect(classified({ ...resource, modifierExtension: [{ url: 'https://ecd.example/x', valueBoolean: true }] })).toMatchObject({ records: [], rejected: [{ code: 'unknown-modifier-extension' }] });
  }
});

const samples = join(import.meta.dirname, '../../../../../shared/samples');
for (const set of ['r4-zib2020', 'stu3-zib2017', 'stu3-iwlz']) {
  test.skipIf(!existsSync(join(samples, set)))(`F16: rewriting references between their forms changes nothing in ${set} (skipped without ../shared/samples)`, () => {
    for (const name of readdirSync(join(samples, set)).filter((file) => file.endsWith('.json'))) {
      const text = readFileSync(join(samples, set, name), 'utf8');
      const absolute = text.replace(/("reference"\s*:\s*")(Patient|Location)\//g, '$1https://ecd.example/fhir/$2/');
      const versioned = text.replace(/("reference"\s*:\s*"(?:Patient|Location)\/[^"]+)"/g, '$1/_history/1"');
      const [first, ...others] = [text, absolute, versioned].map((form) => JSON.stringify(classified(JSON.parse(form) as object)));
      for (const other of others) expect(other).toBe(first);
    }
  });
}
