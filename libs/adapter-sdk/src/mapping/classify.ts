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
export const classify = (resource: JsonObject, { mappings, known }: Classification, context: MapContext): Classified => {
  const type = resource['resourceType'];
  const mapping = mappings.find((candidate) => candidate.resourceType === type && candidate.recognise(resource));
  if (mapping !== undefined) return { outcome: 'mapped', zib: mapping.zib, ...mapResource(mapping, resource, context) };
  const origin = originOf(resource, context.source);
  const named = known.find(({ resourceType, at }) => resourceType === type && (at === undefined || carries(resource[at.element], at.codes)));
  return named === undefined ? { outcome: 'unrecognised', origin } : { outcome: 'not-needed', zib: named.zib, origin };
};

const carries = (value: unknown, codes: CodeSet<unknown> | 'any'): boolean =>
  (codes === 'any' ? codingsOf(value).some(({ system, code }) => system !== undefined && code !== undefined) : hasCode(codes, value));
