import { codingsOf } from '../fhir/codes.ts';
import { toFhirEpoch } from '../fhir/fhir-date.ts';
import { isObject, type JsonObject } from '../fhir/json.ts';
import type { Page } from '../transport/bundle.ts';

type Test = (resource: JsonObject) => boolean;

/** Token parameters that are named after the element they search. */
const TOKEN_ELEMENTS = new Set(['code', 'category', 'type', 'class', 'status', 'scope']);

/**
 * Names the first parameter of a search that a page does not obey: the server took the request and ignored it, as FHIR
 * allows. Undefined when all it gives is as asked, as far as can be seen. Included resources need not obey.
 */
export const disobeyedBy = (search: string): ((page: Page) => string | undefined) => {
  const [type = '', query = ''] = search.split('?');
  const tests = [...new URLSearchParams(query)].flatMap(([name, value]): readonly (readonly [string, Test])[] => {
    const test = testOf(name, value);
    return test === undefined ? [] : [[name, test]];
  });
  return ({ resources, included, self }) => {
    for (const [name, test] of tests) {
      if (name === '_lastUpdated' && self !== undefined && !self.includes('_lastUpdated')) return name;
      if (resources.some((resource) => resource['resourceType'] === type && !included.has(resource) && !test(resource))) return name;
    }
    return undefined;
  };
};

const testOf = (name: string, value: string): Test | undefined => {
  if (name === '_lastUpdated') return lastUpdatedTest(value);
  if (name === '_profile') {
    const wanted = new Set(value.split(','));
    return ({ meta }) => profilesOf(meta).some((profile) => wanted.has(profile.split('|')[0] ?? ''));
  }
  if (!TOKEN_ELEMENTS.has(name)) return undefined;
  // By code alone: a server may know a code system by another of its names.
  const codes = new Set(value.split(',').map((token) => token.split('|').at(-1) ?? ''));
  return (resource) => {
    const element = resource[name];
    return typeof element === 'string' ? codes.has(element) : codingsOf(element).some(({ code }) => code !== undefined && codes.has(code));
  };
};

const profilesOf = (meta: unknown): readonly string[] => {
  const profiles = isObject(meta) ? meta['profile'] : undefined;
  return Array.isArray(profiles) ? profiles.filter((profile): profile is string => typeof profile === 'string') : [];
};

const lastUpdatedTest = (value: string): Test | undefined => {
  const bound = value.startsWith('ge') ? toFhirEpoch(value.slice(2)) : undefined;
  if (bound === undefined) return undefined;
  return ({ meta }) => {
    const updated = isObject(meta) ? toFhirEpoch(meta['lastUpdated']) : undefined;
    return updated !== undefined && updated >= bound;
  };
};
