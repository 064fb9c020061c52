import type { Instant } from '@meervoud/kernel';
import { type Origin, type ZibRecord, zibs } from '@meervoud/zibs';
import { toFhirInstant } from '../fhir/fhir-date.ts';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { isFhirId } from '../fhir/reference.ts';
import type { ZibMapping } from './mapping.ts';
import { type MapContext, type Note, openReading } from './reading.ts';
import { fullPath, placeOf, Unusable } from './unusable.ts';

/** What one resource became. Never empty: at least one record or one rejection. Paths are absolute. */
export interface MapResult {
  readonly origin: Origin;
  readonly records: readonly ZibRecord[];
  readonly rejected: readonly Note[];
  readonly findings: readonly Note[];
}

/** Applies one mapping to one resource. Pure and total: it never throws on any JSON. */
export const mapResource = (mapping: ZibMapping, resource: JsonObject, context: MapContext): MapResult => {
  const origin = originOf(resource, context.source);
  const reading = openReading(context, origin.lastUpdated);
  const absolute = ({ code, path }: Note): Note => ({ code, path: fullPath(mapping.resourceType, path) });
  try {
    const id = checkedId(resource);
    refuseUnknownModifiers(resource, mapping.modifierExtensions);
    const all = mapping.fields(resource, reading);
    const records = all.map((fields, index) =>
      toRecord(mapping, fields, mapping.recordId(id) + (all.length > 1 ? `#${index + 1}` : ''), origin));
    return { origin, records, rejected: [], findings: reading.findings.map(absolute) };
  } catch (thrown) {
    if (!(thrown instanceof Unusable)) throw thrown;
    return { origin, records: [], rejected: [absolute(thrown)], findings: [] };
  }
};

/** Resources about a person are not pointed at: their id goes no further than the pseudonym (`docs/adr/0003`). */
const PERSONS = new Set(['Patient', 'Person', 'RelatedPerson']);

/** Where a resource came from. Bears any JSON; parts that are not well-formed are left out. */
export const originOf = (resource: JsonObject, source: string): Origin => {
  const type = typeof resource['resourceType'] === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(resource['resourceType']) ? resource['resourceType'] : '?';
  const meta = isObject(resource['meta']) ? resource['meta'] : {};
  const lastUpdated: Instant | undefined = toFhirInstant(meta['lastUpdated']);
  return {
    source,
    reference: `${type}/${isFhirId(resource['id']) && !PERSONS.has(type) ? resource['id'] : '?'}`,
    ...(isFhirId(meta['versionId']) ? { versionId: meta['versionId'] } : {}),
    ...(lastUpdated === undefined ? {} : { lastUpdated }),
  };
};

const checkedId = (resource: JsonObject): string => {
  if (!isFhirId(resource['id'])) throw new Unusable('id-missing', 'id');
  const lastUpdated = isObject(resource['meta']) ? resource['meta']['lastUpdated'] : undefined;
  if (lastUpdated !== undefined && toFhirInstant(lastUpdated) === undefined) throw new Unusable('invalid-date', 'meta.lastUpdated');
  return resource['id'];
};

/** F15: whatever a modifier extension says may turn the meaning round, so one we do not know makes the resource unusable. */
const refuseUnknownModifiers = (resource: JsonObject, known: readonly string[]): void => {
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: resource, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (Array.isArray(value)) {
      value.forEach((item, index) => { if (typeof item === 'object') open.push({ value: item, path: [...path, index] }); });
      continue;
    }
    if (!isObject(value)) continue;
    for (const [name, item] of Object.entries(value)) {
      if (typeof item !== 'object' || (path.length === 0 && name === 'contained')) continue;
      if (name === 'modifierExtension' && !(path.length === 0 && areAllKnown(item, known))) {
        throw new Unusable('unknown-modifier-extension', placeOf([...path, name]));
      }
      open.push({ value: item, path: [...path, name] });
    }
  }
};

const areAllKnown = (extensions: unknown, known: readonly string[]): boolean =>
  Array.isArray(extensions) && extensions.every((item) => isObject(item) && known.includes(String(item['url'])));

const toRecord = (mapping: ZibMapping, fields: object, id: string, origin: Origin): ZibRecord => {
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const record = zibs[mapping.zib].safeParse({ zib: mapping.zib, id, origin, ...present });
  if (!record.success) throw new Unusable('record-breaks-schema', '');
  return record.data as ZibRecord;
};
