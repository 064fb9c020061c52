import { toFhirEpoch } from '../fhir/fhir-date.ts';
import { rawIdentity } from '../fhir/identity.ts';
import type { JsonObject } from '../fhir/json.ts';
import { isFhirId } from '../fhir/reference.ts';

/** Of what was read only this is remembered; absent parts are NaN. */
interface Version { readonly number: number; readonly updated: number }

/**
 * Lets every resource through once, and again only in a higher version (F2, F3): pages overlap, and several searches
 * may find the same resource. What comes later about a resource replaces what came before. Remembers ids and versions
 * of the types that are still being read, never contents.
 */
export class Newest {
  readonly #seen = new Map<string, Map<string, Version>>();

  /** What of a page is new, oldest version of a resource on the page left out. */
  among(resources: readonly JsonObject[]): readonly JsonObject[] {
    const kept = new Map<string | number, JsonObject>();
    resources.forEach((resource, index) => {
      const { type, id, versionId, lastUpdated } = rawIdentity(resource);
      // Without a technical id nothing can be compared: each is let through, and rejected later.
      if (typeof type !== 'string' || !isFhirId(id)) return void kept.set(index, resource);
      const ids = this.#seen.get(type) ?? new Map<string, Version>();
      this.#seen.set(type, ids);
      const version = { number: numberOf(versionId), updated: momentOf(lastUpdated) };
      const before = ids.get(id);
      if (before !== undefined && !isHigher(version, before)) return undefined;
      ids.set(id, version);
      kept.set(`${type}/${id}`, resource);
      return undefined;
    });
    return [...kept.values()];
  }

  /** No search will give this type again. */
  forget(type: string): void {
    this.#seen.delete(type);
  }
}

const numberOf = (versionId: unknown): number =>
  (typeof versionId === 'string' && /^\d{1,15}$/.test(versionId) ? Number(versionId) : Number.NaN);

const momentOf = (lastUpdated: unknown): number => toFhirEpoch(lastUpdated) ?? Number.NaN;

/** By number where both have one, else by time; what cannot be compared is not higher. */
const isHigher = (next: Version, before: Version): boolean =>
  (Number.isNaN(next.number) || Number.isNaN(before.number) ? next.updated > before.updated : next.number > before.number);
