import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FhirAdapter } from '@meervoud/adapter-sdk';
import { zibs } from '@meervoud/zibs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingBy, subject } from './reading.ts';

const value = fc.jsonValue({ maxDepth: 4 });
const names = fc.constantFrom('id', 'meta', 'status', 'code', 'category', 'scope', 'class', 'type', 'subject', 'patient', 'beneficiary', 'period', 'provision', 'activity',
  'component', 'performer', 'stage', 'location', 'extension', 'modifierExtension', 'identifier', 'name', 'partOf', 'physicalType', 'contained', 'onsetDateTime', 'clinicalStatus', 'verificationStatus', 'valueBoolean', 'created',
  'performedPeriod', 'notDone', 'abatementBoolean', 'assertedDate', 'except', 'taken', 'medicationReference', 'medicationCodeableConcept', 'effectivePeriod');

/** What holds of an adapter whatever a source sends. `usable`: one usable resource per mapping. */
export const testThatItBearsAnything = (adapter: FhirAdapter, usable: readonly Record<string, unknown>[]): void => {
  const { classified } = readingBy(adapter);
  const anyUsable = fc.constantFrom(...usable);

  test('the examples of these properties are all records, one for each zib at least', () => {
    const made = usable.flatMap((resource) => { const result = classified(resource); return result.outcome === 'mapped' ? result.records : []; });
    expect(made).toHaveLength(usable.length);
    expect(new Set(made.map(({ zib }) => zib))).toEqual(new Set(adapter.provides));
  });

  test('mapping bears any JSON: it gives records that fit their schema, or a refusal, and never throws', () => {
    const mutated = fc.tuple(anyUsable, fc.array(fc.tuple(names, value), { maxLength: 4 })).map(([resource, changes]) => ({ ...resource, ...Object.fromEntries(changes) }));
    const wild = fc.tuple(fc.constantFrom(...adapter.mappings.map(({ resourceType }) => resourceType), 'Patient', 'X', ''), fc.dictionary(names, value))
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
};

const samples = join(import.meta.dirname, '../../../../shared/samples');
/** In public instances, that lie next to the repository. */
export const testThatReferencesMayTakeAnyForm = (adapter: FhirAdapter): void => {
  const { classified } = readingBy(adapter);
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
};

const leaves = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  (typeof value === 'object' && value !== null ? [path, ...Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]))] : [path]).filter(({ length }) => length > 0);
const replaced = (value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown => {
  if (name === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, replacement);
  return copy;
};
