import { z } from 'zod';
import { FhirRefusal } from './fhir-refusal.ts';
import { lastUpdatedTest } from './last-updated.ts';
import { includable, parametersOf, type ParameterName, type ServedType } from './search-parameters.ts';
import type { ServedVersion } from './served-version.ts';
import type { StoredResource } from './stored-resource.ts';

type Test = (resource: StoredResource) => boolean;
interface Coded {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

/** Codings of a code, a Coding, a CodeableConcept, or several of these. */
const codingsOf = (value: unknown): readonly Coded[] => {
  if (Array.isArray(value)) return value.flatMap(codingsOf);
  if (typeof value === 'string') return [{ code: value }];
  if (typeof value !== 'object' || value === null) return [];
  return 'coding' in value ? codingsOf(value.coding) : [value];
};

/** `system|code`, `|code` (no system), `system|` (any code) or `code` (any system). */
const isToken = (wanted: string) => {
  const [first = '', second] = wanted.split('|');
  return ({ system, code }: Coded): boolean => {
    if (second === undefined) return code === first;
    return (first === '' ? system === undefined : system === first) && (second === '' || code === second);
  };
};

const field = (resource: StoredResource, name: string): unknown => (resource as unknown as Record<string, unknown>)[name];

const WithReference = z.object({ reference: z.string() });

/** The reference in this element, if it has one. */
export const referenceIn = (resource: StoredResource, element: string): string | undefined => WithReference.safeParse(field(resource, element)).data?.reference;

const referencesOf = (resource: StoredResource): readonly string[] =>
  ['subject', 'patient', 'beneficiary'].flatMap((name) => {
    const reference = referenceIn(resource, name);
    return reference === undefined ? [] : [reference];
  });

const WithActivities = z.object({ activity: z.array(z.object({ detail: z.object({ code: z.unknown() }).optional() })) });

const activityCodesOf = (resource: StoredResource): readonly Coded[] => {
  const parsed = WithActivities.safeParse(resource);
  return parsed.success ? parsed.data.activity.flatMap(({ detail }) => codingsOf(detail?.code)) : [];
};

const testOf = (name: ParameterName, value: string): Test => {
  switch (name) {
    case '_id': return ({ id }) => id === value;
    case '_profile': return ({ meta }) => meta?.profile?.some((profile) => `${profile}|`.startsWith(`${value}|`)) ?? false;
    case '_lastUpdated': {
      const test = lastUpdatedTest(value);
      return ({ meta }) => test(meta?.lastUpdated ?? '');
    }
    case 'patient':
    case 'beneficiary': {
      const wanted = value.includes('/') ? value : `Patient/${value}`;
      return (resource) => referencesOf(resource).includes(wanted);
    }
    case 'subject':
      return (resource) => referencesOf(resource).some((reference) => reference === value || reference.split('/')[1] === value);
    case 'activity-code': {
      const isWanted = isToken(value);
      return (resource) => activityCodesOf(resource).some(isWanted);
    }
    default: return (resource) => codingsOf(field(resource, name)).some(isToken(value));
  }
};

/** A query, understood: what it selects, and how many at a time. */
export interface Search {
  readonly matches: Test;
  readonly count: number | undefined;
  /** Elements whose references are to be sent along. */
  readonly includes: readonly string[];
}

/** Values after one comma-separated parameter are alternatives; a repeated parameter must hold each time. */
export const toSearch = (resourceType: ServedType, query: URLSearchParams, version: ServedVersion): Search => {
  const known = parametersOf(resourceType, version);
  const tests: Test[] = [];
  let count: number | undefined;
  const includes: string[] = [];
  for (const [name, value] of query) {
    if (name === '_format') continue;
    if (name === '_count') {
      if (!/^\d+$/.test(value)) throw new FhirRefusal(400, 'value', '_count wants a whole number');
      count = Number(value);
      continue;
    }
    if (name === '_include') {
      const element = includable[resourceType]?.[value];
      if (element === undefined) throw new FhirRefusal(400, 'not-supported', `${resourceType} cannot include ${value}`);
      includes.push(element);
      continue;
    }
    const parameter = known.find((candidate) => candidate === name);
    if (!parameter) {
      throw new FhirRefusal(400, 'not-supported', `${resourceType} cannot be searched by ${name}; it can by ${known.join(', ')}`);
    }
    if (value === '') throw new FhirRefusal(400, 'value', `${name} wants a value`);
    const alternatives = value.split(',').map((alternative) => testOf(parameter, alternative));
    tests.push((resource) => alternatives.some((test) => test(resource)));
  }
  return { matches: (resource) => tests.every((test) => test(resource)), count, includes };
};
