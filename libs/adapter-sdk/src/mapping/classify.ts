import type { Origin, ZibName, ZibRecord } from '@meervoud/zibs';
import { type CodeSet, codingsOf, hasCode } from '../fhir/codes.ts';
import type { JsonObject } from '../fhir/json.ts';
import { mapResource, originOf } from './map-resource.ts';
import type { ZibMapping } from './mapping.ts';
import type { MapContext, Note } from './reading.ts';

/**
 * A zib that we know and do not read, by resource type and, where the type alone does not tell, by a code in one of
 * its elements (`any`: a code of whatever system, so not text alone). Only names things: nothing of them is kept.
 */
export interface KnownZib {
  readonly zib: string;
  readonly resourceType: string;
  readonly at?: { readonly element: 'code' | 'category' | 'class' | 'type'; readonly codes: CodeSet<unknown> | 'any' };
}

export type Classified = { readonly origin: Origin } & (
  | { readonly outcome: 'mapped'; readonly zib: ZibName; readonly records: readonly ZibRecord[]; readonly rejected: readonly Note[]; readonly findings: readonly Note[] }
  | { readonly outcome: 'not-needed'; readonly zib: string }
  | { readonly outcome: 'unrecognised' }
);

export interface Classification {
  readonly mappings: readonly ZibMapping[];
  readonly known: readonly KnownZib[];
}

/** One pass that gives every resource its place: mapped, known but not needed, or unrecognised. Pure and total. */
export const classify = (resource: JsonObject, classification: Classification, context: MapContext): Classified => {
  const type = resource['resourceType'];
  const { mappings, known } = ofType(classification, type);
  const mapping = mappings.find(({ recognise }) => recognise(resource));
  if (mapping !== undefined) return { outcome: 'mapped', zib: mapping.zib, ...mapResource(mapping, resource, context) };
  const origin = originOf(resource, context.source);
  const named = known.find(({ at }) => at === undefined || carries(resource[at.element], at.codes));
  return named === undefined ? { outcome: 'unrecognised', origin } : { outcome: 'not-needed', zib: named.zib, origin };
};

/** Each classification by resource type, in its own order: most of it is about other types than the resource at hand. */
const byType = new WeakMap<Classification, ReadonlyMap<unknown, Classification>>();
const NOTHING: Classification = { mappings: [], known: [] };

const ofType = (classification: Classification, type: unknown): Classification => {
  let types = byType.get(classification);
  if (types === undefined) byType.set(classification, (types = groupedByType(classification)));
  return types.get(type) ?? NOTHING;
};

const groupedByType = ({ mappings, known }: Classification): ReadonlyMap<unknown, Classification> => {
  const types = new Set([...mappings, ...known].map(({ resourceType }) => resourceType));
  const about = <Of extends { readonly resourceType: string }>(all: readonly Of[], type: string): readonly Of[] => all.filter(({ resourceType }) => resourceType === type);
  return new Map([...types].map((type) => [type, { mappings: about(mappings, type), known: about(known, type) }]));
};

const carries = (value: unknown, codes: CodeSet<unknown> | 'any'): boolean =>
  (codes === 'any' ? codingsOf(value).some(({ system, code }) => system !== undefined && code !== undefined) : hasCode(codes, value));
