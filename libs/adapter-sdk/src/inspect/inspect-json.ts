import type { SubjectPseudonym } from '@meervoud/zibs';
import { isObject, type JsonObject, parseJson } from '../fhir/json.ts';
import { type Classification, classify } from '../mapping/classify.ts';
import { type Joined, joinedAmong } from '../mapping/join.ts';
import type { MapContext } from '../mapping/reading.ts';
import { foundAs, type Inspected, type InspectedOutcome, rejectedAs } from './inspected.ts';

const MAX_DEPTH = 64;
/** No key is at hand, and none is needed: nothing of a record leaves the inspection. */
const THROWAWAY = `p-${'0'.repeat(32)}` as SubjectPseudonym;

export type Found = Omit<Inspected, 'file' | 'line'>;

/** Every resource in one JSON document: itself, or the entries of a Bundle. Gives at least one. */
export const inspectJson = (bytes: Uint8Array, classification: Classification): readonly Found[] => {
  const text = decoded(bytes);
  if (text === undefined) return [{ outcomes: [rejectedAs('malformed-utf8', '')] }];
  const parsed = parseJson(text, MAX_DEPTH);
  if ('problem' in parsed) return [{ outcomes: [rejectedAs(parsed.problem, '')] }];
  const { value } = parsed;
  if (!isResource(value)) return [{ outcomes: [rejectedAs('not-a-resource', '')] }];
  return value['resourceType'] === 'Bundle' ? inspectBundle(value, classification) : [inspectResource(value, classification, undefined)];
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const isResource = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value['resourceType'] === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(value['resourceType']);

const inspectBundle = (bundle: JsonObject, classification: Classification): readonly Found[] => {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  if (entries.length === 0) return [{ resourceType: 'Bundle', outcomes: [rejectedAs('empty-bundle', 'Bundle.entry')] }];
  const joined = joinedAmong(entries.map((item) => (isObject(item) ? item['resource'] : undefined)).filter(isResource));
  return entries.map((item, index) => {
    const entry = index + 1;
    const [resource, fullUrl] = isObject(item) ? [item['resource'], item['fullUrl']] : [];
    return isResource(resource) ? { entry, ...inspectResource(resource, classification, baseOf(fullUrl, resource), joined) }
      : { entry, outcomes: [rejectedAs('not-a-resource', `Bundle.entry[${index}]`)] };
  });
};

/** `https://ecd/fhir/Condition/1` names the base under which the references of this entry are its own. */
const baseOf = (fullUrl: unknown, { resourceType, id }: JsonObject): string | undefined => {
  const tail = `/${String(resourceType)}/${String(id)}`;
  return typeof fullUrl === 'string' && fullUrl.endsWith(tail) ? fullUrl.slice(0, -tail.length) : undefined;
};

const inspectResource = (resource: JsonObject, classification: Classification, baseUrl: string | undefined, joined?: Joined): Found => {
  const context: MapContext = { source: 'inspect', baseUrl, pseudonym: () => THROWAWAY, joined };
  const resourceType = String(resource['resourceType']);
  return { resourceType, outcomes: outcomesOf(resource, resourceType, classification, context) };
};

const outcomesOf = (resource: JsonObject, type: string, classification: Classification, context: MapContext): readonly InspectedOutcome[] => {
  const classified = classify(resource, classification, context);
  if (classified.outcome === 'unrecognised') return [rejectedAs('unrecognised', type)];
  if (classified.outcome === 'not-needed') return [rejectedAs('not-needed', type, classified.zib)];
  const { zib, records, rejected, findings } = classified;
  return [
    ...records.map((): InspectedOutcome => ({ kind: 'record', zib })),
    ...rejected.map(({ code, path }) => rejectedAs(code, path, zib)),
    ...findings.map(({ code, path }) => foundAs(code, path)),
  ];
};
