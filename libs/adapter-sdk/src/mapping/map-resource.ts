import type { Instant } from '@meervoud/kernel';
import { type Origin, type ZibName, type ZibRecord, zibs } from '@meervoud/zibs';
import type { z } from 'zod';
import { toFhirInstant } from '../fhir/fhir-date.ts';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { isFhirId } from '../fhir/reference.ts';
import type { ZibMapping } from './mapping.ts';
import { refuseUnknownModifiers } from './modifiers.ts';
import { type MapContext, type Note, ResourceReading } from './reading.ts';
import { fullPath, Unusable } from './unusable.ts';

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
  const reading = new ResourceReading(context, resource, origin.lastUpdated);
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
    { source, reference: referenceBy(type, isFhirId(resource['id']) ? resource['id'] : '?') };
  if (isFhirId(meta['versionId'])) origin.versionId = meta['versionId'];
  if (lastUpdated !== undefined) origin.lastUpdated = lastUpdated;
  return origin;
};

/** How a resource is pointed at. */
export const referenceBy = (type: string, id: string): string => `${type}/${PERSONS.has(type) ? '?' : id}`;

const checkedId = (resource: JsonObject, updated: Instant | undefined): string => {
  if (!isFhirId(resource['id'])) throw new Unusable('id-missing', 'id');
  const lastUpdated = isObject(resource['meta']) ? resource['meta']['lastUpdated'] : undefined;
  if (lastUpdated !== undefined && updated === undefined) throw new Unusable('invalid-date', 'meta.lastUpdated');
  return resource['id'];
};

/** What a record says besides where it came from, which we wrote ourselves. */
const contents = new Map<ZibName, z.ZodType<object>>();
const contentOf = (zib: ZibName): z.ZodType<object> => {
  const known = contents.get(zib) ?? (zibs[zib].unwrap() as z.ZodObject<{ origin: z.ZodType }>).omit({ origin: true });
  contents.set(zib, known);
  return known;
};

const toRecord = ({ zib }: ZibMapping, fields: object, id: string, origin: Origin): ZibRecord => {
  const candidate: Record<string, unknown> = { zib, id };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) candidate[name] = value;
  const record = contentOf(zib).safeParse(candidate);
  if (!record.success) throw new Unusable('record-breaks-schema', '');
  return Object.freeze({ ...record.data, origin }) as ZibRecord;
};
