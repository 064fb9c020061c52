import { isObject, type JsonObject } from '../fhir/json.ts';
import type { ResolvedReference } from '../fhir/reference.ts';

/** A reference of a mapped resource that is followed: declared by its mapping, so that whoever reads can bring what it leads to. */
export interface Join {
  /** The element that holds it: `medicationReference`. */
  readonly element: string;
  /** What it leads to: `Medication`. */
  readonly resourceType: string;
  /** What `_include` calls it: `MedicationStatement:medication`. */
  readonly include: string;
}

/** Finds a resource that was read beside the one that refers to it. Never reads. */
export type Joined = (reference: ResolvedReference) => JsonObject | undefined;

/** Those that are at hand: of a Bundle, a folder or a test. Of several with one id the last speaks. */
export const joinedAmong = (resources: Iterable<JsonObject>): Joined => {
  const found = new Map<string, JsonObject>();
  for (const resource of resources) found.set(`${String(resource['resourceType'])}/${String(resource['id'])}`, resource);
  return ({ type, id }) => found.get(`${type}/${id}`);
};

/** The contained resource with this id. Bears any JSON. */
export const containedIn = ({ contained }: JsonObject, id: string): JsonObject | undefined =>
  (Array.isArray(contained) ? contained : []).find((item): item is JsonObject => isObject(item) && item['id'] === id && id !== '');
