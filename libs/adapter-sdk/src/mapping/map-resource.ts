import type { Instant } from '@meervoud/kernel';
import { type Origin, type ZibRecord, zibs } from '@meervoud/zibs';
import { toFhirInstant } from '../fhir/fhir-date.ts';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { isFhirId } from '../fhir/reference.ts';
import type { ZibMapping } from './mapping.ts';
import { type MapContext, type Note, ResourceReading } from './reading.ts';
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
  const reading = new ResourceReading(context, origin.lastUpdated);
  try {
    const id = checkedId(resource, origin.lastUpdated);
    refuseUnknownModifiers(resource, mapping.modifierExtensions);
    const all = mapping.fields(resource, reading);
    const records = all.map((fields, index) =>
      toRecord(mapping, fields, mapping.recordId(id) + (all.length > 1 ? `#${index + 1}` : ''), origin));
    return { origin, records, rejected: [], findings: absolute(reading.findings, mapping) };
  } catch (thrown) {
    if (!(thrown instanceof Unusable)) throw thrown;
    return { origin, records: [], rejected: absolute([thrown], mapping), findings: [] };
  }
};

const absolute = (notes: readonly Note[], { resourceType }: ZibMapping): readonly Note[] =>
  notes.map(({ code, path }) => ({ code, path: fullPath(resourceType, path) }));

/** Resources about a person are not pointed at: their id goes no further than the pseudonym (`docs/adr/0003`). */
const PERSONS = new Set(['Patient', 'Person', 'RelatedPerson']);
export const isPerson = (resourceType: string): boolean => PERSONS.has(resourceType);

/** Where a resource came from. Bears any JSON; parts that are not well-formed are left out. */
export const originOf = (resource: JsonObject, source: string): Origin => {
  const type = typeof resource['resourceType'] === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(resource['resourceType']) ? resource['resourceType'] : '?';
  const meta = isObject(resource['meta']) ? resource['meta'] : {};
  const lastUpdated: Instant | undefined = toFhirInstant(meta['lastUpdated']);
  const origin: { source: string; reference: string; versionId?: string; lastUpdated?: Instant } =
    { source, reference: `${type}/${isFhirId(resource['id']) && !PERSONS.has(type) ? resource['id'] : '?'}` };
  if (isFhirId(meta['versionId'])) origin.versionId = meta['versionId'];
  if (lastUpdated !== undefined) origin.lastUpdated = lastUpdated;
  return origin;
};

const checkedId = (resource: JsonObject, updated: Instant | undefined): string => {
  if (!isFhirId(resource['id'])) throw new Unusable('id-missing', 'id');
  const lastUpdated = isObject(resource['meta']) ? resource['meta']['lastUpdated'] : undefined;
  if (lastUpdated !== undefined && updated === undefined) throw new Unusable('invalid-date', 'meta.lastUpdated');
  return resource['id'];
};

/** F15: whatever a modifier extension says may turn the meaning round, so one we do not know makes the resource unusable. */
const refuseUnknownModifiers = (resource: JsonObject, known: readonly string[]): void => {
  if (!hasModifiers(resource)) return;
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: resource, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (Array.isArray(value)) {
      value.forEach((item, index) => { if (typeof item === 'object') open.push({ value: item, path: [...path, index] }); });
      continue;
    }
    if (!isObject(value)) continue;
    for (const [name, item] of Object.entries(value)) {
      if (name === 'modifierExtension' && !(path.length === 0 && areAllKnown(item, known))) {
        throw new Unusable('unknown-modifier-extension', placeOf([...path, name]));
      }
      if (typeof item !== 'object' || (path.length === 0 && name === 'contained')) continue;
      open.push({ value: item, path: [...path, name] });
    }
  }
};

/** Nearly always false, and cheap: only then is it worth while to keep track of where things are. */
const hasModifiers = (resource: JsonObject): boolean => {
  const open: unknown[] = [resource];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) open.push(item);
      continue;
    }
    const object = value as JsonObject;
    for (const name in object) {
      const item = object[name];
      // Whatever it holds: one that is no list is not a known one.
      if (name === 'modifierExtension') return true;
      if (typeof item !== 'object' || item === null) continue;
      open.push(item);
    }
  }
  return false;
};

const areAllKnown = (extensions: unknown, known: readonly string[]): boolean =>
  Array.isArray(extensions) && extensions.every((item) => isObject(item) && known.includes(String(item['url'])));

const toRecord = (mapping: ZibMapping, fields: object, id: string, origin: Origin): ZibRecord => {
  const candidate: Record<string, unknown> = { zib: mapping.zib, id, origin };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) candidate[name] = value;
  const record = zibs[mapping.zib].safeParse(candidate);
  if (!record.success) throw new Unusable('record-breaks-schema', '');
  return record.data as ZibRecord;
};
