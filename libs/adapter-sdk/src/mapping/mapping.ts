import type { ZibName, ZibRecord } from '@meervoud/zibs';
import type { z } from 'zod';
import type { JsonObject } from '../fhir/json.ts';
import type { RejectionCode } from '../rejection-codes.ts';
import type { Join } from './join.ts';
import type { Reading } from './reading.ts';
import { placeOf, Unusable } from './unusable.ts';

/** What a mapper says about a record; zib, id and origin are added, absent fields left out. */
export type RecordFields<Name extends ZibName> = Name extends ZibName
  ? { readonly [Field in Exclude<keyof ZibRecord<Name>, 'zib' | 'id' | 'origin'>]: ZibRecord<Name>[Field] | undefined }
  : never;

export interface MappingSpec<Name extends ZibName, Reads> {
  readonly zib: Name;
  readonly resourceType: string;
  /** FHIR searches that together find all of it: `Condition?code=http://snomed.info/sct|399912005`. */
  readonly search: readonly string[];
  /** Profiles that all of it carries: a second way to search, where the server offers `_profile` and says it conforms. */
  readonly profiles?: readonly string[];
  /** Is this resource one of ours? By code, never by display or profile. Must bear any JSON. */
  readonly recognise: (resource: JsonObject) => boolean;
  /** Everything the mapper reads and nothing else; dates and shapes are checked here. */
  readonly reads: z.ZodType<Reads>;
  /** Resources it refers to without which it cannot be told what it means; {@link Reading.joined} gives them. */
  readonly joins?: readonly Join[];
  /** Modifier extensions, on the resource itself, whose meaning the mapper honours. Any other rejects it. */
  readonly modifierExtensions?: readonly string[];
  /** The record's id; `Condition/123` unless said otherwise. */
  readonly recordId?: (resourceId: string) => string;
  /** Pure. Throws {@link Unusable} for what cannot become a record. A list gives several records. */
  readonly map: (resource: Reads, read: Reading) => RecordFields<Name> | readonly RecordFields<Name>[];
}

/** A mapping whose types have been checked; made by {@link defineMapping}. */
export interface ZibMapping extends Pick<MappingSpec<ZibName, unknown>, 'zib' | 'resourceType' | 'search' | 'recognise'> {
  readonly profiles: readonly string[];
  readonly modifierExtensions: readonly string[];
  readonly joins: readonly Join[];
  readonly recordId: (resourceId: string) => string;
  readonly fields: (resource: JsonObject, read: Reading) => readonly object[];
}

/** How resources of one type become records of one zib. A zib may have several mappings. */
export const defineMapping = <const Name extends ZibName, Reads>(spec: MappingSpec<Name, Reads>): ZibMapping => {
  const { zib, resourceType, search, recognise, reads, profiles = [], modifierExtensions = [], joins = [], map } = spec;
  return {
    zib, resourceType, search, recognise, profiles, modifierExtensions, joins,
    recordId: spec.recordId ?? ((id) => `${resourceType}/${id}`),
    fields: (resource, read) => {
      const parsed = reads.safeParse(resource);
      if (!parsed.success) throw refusal(parsed.error.issues[0], resource);
      const fields = map(parsed.data, read);
      return Array.isArray(fields) ? fields : [fields];
    },
  };
};

const refusal = (issue: z.core.$ZodIssue | undefined, resource: JsonObject): Unusable => {
  const path = issue?.path ?? [];
  const code = issue?.code === 'custom' ? issue.params?.['rejection'] as RejectionCode | undefined : undefined;
  return new Unusable(code ?? (isAbsent(resource, path) ? 'element-missing' : 'malformed-resource'), placeOf(path));
};

const isAbsent = (resource: JsonObject, path: readonly PropertyKey[]): boolean => {
  let value: unknown = resource;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Object.hasOwn(value, step) ? (value as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return value === undefined;
};
