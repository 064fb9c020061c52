import { codeOf } from '@meervoud/kernel';
import { isObject, type JsonObject } from '../fhir/json.ts';
import { isFhirId, resolveReference } from '../fhir/reference.ts';
import type { FhirSource } from '../transport/fhir-source.ts';

/** From the id of a Patient file that was given up to the id of the one that replaced it. */
export type Merges = ReadonlyMap<string, string>;

/** Of a page of Patients only the links are kept: no name, no number. */
const linksOf = ({ resourceType, id, link }: JsonObject, baseUrl: string): readonly (readonly [string, string])[] => {
  if (resourceType !== 'Patient' || !isFhirId(id) || !Array.isArray(link)) return [];
  return link.filter(isObject).flatMap(({ type, other }): readonly (readonly [string, string])[] => {
    const reference = isObject(other) && typeof other['reference'] === 'string' ? resolveReference(other['reference'], baseUrl) : undefined;
    if (reference?.type !== 'Patient') return [];
    if (type === 'replaced-by') return [[id, reference.id]];
    return type === 'replaces' ? [[reference.id, id]] : [];
  });
};

/** Reads the links between Patient files (F17); `_elements` keeps the rest at the source where it is honoured. */
export const readMerges = async (source: FhirSource, baseUrl: string): Promise<Merges> => {
  for (const search of ['Patient?_elements=link', 'Patient']) {
    const merges = new Map<string, string>();
    try {
      for await (const page of source.search(search)) {
        for (const resource of page.resources) for (const [from, to] of linksOf(resource, baseUrl)) merges.set(from, to);
      }
      return merges;
    } catch (thrown) {
      if (search === 'Patient' || codeOf(thrown) !== 'source-refused-search') throw thrown;
    }
  }
  return new Map();
};

/** Who a client is in the end. Every link is followed once; files that replace each other in a circle are one, under its lowest id. */
export const survivorOf = (merges: Merges, id: string): string => {
  const passed: string[] = [];
  let at = id;
  for (let next = merges.get(at); next !== undefined; next = merges.get(at)) {
    passed.push(at);
    at = next;
    const back = passed.indexOf(at);
    if (back >= 0) return passed.slice(back).reduce((lowest, candidate) => (candidate < lowest ? candidate : lowest));
  }
  return at;
};
