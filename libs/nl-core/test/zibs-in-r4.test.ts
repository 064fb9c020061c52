import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { generatePopulation } from '@meervoud/synthetic';
import { isAboutStaff, type ZibName, zibNames, zibs } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { zibsInR4 } from '../src/index.ts';
import { readingBy } from './reading.ts';

type Json = { readonly [key: string]: unknown };
const { classified } = readingBy(nlCoreR4);
const resources = [2021, 2022].flatMap((reportingYear) => generatePopulation({ seed: 11, reportingYear, clientsPerLocation: 60 }).resources) as unknown as readonly Json[];

/** A resource without what a path names: `period.start`, `extension('url')`, and `onset` in any of its types. */
const without = (value: unknown, path: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => without(item, path));
  if (typeof value !== 'object' || value === null) return value;
  const url = /^extension\('(.+)'\)$/.exec(path)?.[1];
  if (url !== undefined) return { ...value, extension: ((value as Json)['extension'] as readonly Json[] | undefined)?.filter((one) => one['url'] !== url) };
  const [step = '', ...rest] = path.split('.');
  const isStep = (key: string): boolean => key === step || new RegExp(`^${step}[A-Z]`).test(key);
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (!isStep(key) ? [[key, inner]] : rest.length === 0 ? [] : [[key, without(inner, rest.join('.'))]])));
};

const elementsOf = (zib: ZibName, type: unknown): Readonly<Record<string, readonly string[]>> => zibsInR4[zib].carriers.find((carrier) => carrier.type === type)!.elements;
const recordsIn = (resource: unknown, zib: ZibName): readonly Json[] => {
  const found = classified(resource as object);
  return found.outcome === 'mapped' ? found.records.filter((record) => record.zib === zib) as unknown as readonly Json[] : [];
};
const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);

/** A few resources for each field that some record has. */
const found = new Map<string, { readonly resources: Json[]; readonly zib: ZibName; readonly field: string }>();
for (const resource of resources) {
  for (const zib of zibNames) {
    for (const record of recordsIn(resource, zib)) {
      for (const field of Object.keys(record).filter((name) => !['zib', 'id', 'origin'].includes(name) && isFilled(record[name]))) {
        const key = `${zib}.${field} in ${String(resource['resourceType'])}`;
        const known = found.get(key) ?? { resources: [], zib, field };
        if (known.resources.length < 20) known.resources.push(resource);
        found.set(key, known);
      }
    }
  }
}

describe('where the elements of each zib stand in R4', () => {
  test.each([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)))('%s: without them the record says it no more', (_, { resources: several, zib, field }) => {
    const paths = elementsOf(zib, several[0]!['resourceType'])[field]!;
    expect(paths.length).toBeGreaterThan(0);
    const said = (resource: unknown): string => JSON.stringify(recordsIn(resource, zib).map((record) => record[field]));
    expect(several.some((resource) => said(resource) !== said(paths.reduce<unknown>((rest, path) => without(rest, path), resource)))).toBe(true);
  });

  test('every resource that carries a zib is found by the codes that are published', () => {
    for (const resource of resources) {
      for (const zib of zibNames.filter((name) => recordsIn(resource, name).length > 0)) {
        const { foundBy } = zibsInR4[zib].carriers.find(({ type }) => type === resource['resourceType'])!;
        for (const { path, codes } of foundBy) {
          const text = JSON.stringify(path.split('.').reduce<unknown>((value, step) => (Array.isArray(value) ? value.map((item) => (item as Json)?.[step]) : (value as Json)?.[step]), resource));
          expect([zib, codes.some(({ system, code }) => text.includes(`"${system}"`) && text.includes(`"${code}"`))]).toStrictEqual([zib, true]);
        }
      }
    }
  });

  test('is said for every zib of an ECD and every field of it, in at least one carrier', () => {
    for (const zib of zibNames.filter((name) => name !== 'SurveyResponse' && !isAboutStaff(name))) {
      const fields = Object.keys(zibs[zib].unwrap().shape).filter((name) => !['zib', 'id', 'origin'].includes(name));
      for (const field of fields) expect([zib, field, zibsInR4[zib].carriers.some(({ elements }) => ((elements as Readonly<Record<string, readonly string[]>>)[field] ?? []).length > 0)]).toStrictEqual([zib, field, true]);
    }
  });

  test('covers every zib that the adapter gives', () => {
    expect(zibNames.filter((zib) => zibsInR4[zib].carriers.length > 0).toSorted()).toStrictEqual([...nlCoreR4.provides].toSorted());
    for (const { zib, resourceType } of nlCoreR4.mappings) expect(zibsInR4[zib].carriers.some(({ type }) => type === resourceType)).toBe(true);
  });
});
