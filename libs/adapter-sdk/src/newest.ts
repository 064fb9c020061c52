import type { JsonObject } from './fhir/json.ts';
import { originOf } from './mapping/map-resource.ts';

interface Version { readonly number: number | undefined; readonly lastUpdated: string | undefined }

/**
 * Lets every resource through once, and again only in a higher version (F2, F3): pages overlap, and several searches
 * may find the same resource. What comes later about a resource replaces what came before.
 */
export class Newest {
  readonly #seen = new Map<string, Version>();

  /** What of a page is new, oldest version of a resource on the page left out. */
  among(resources: readonly JsonObject[]): readonly JsonObject[] {
    const kept = new Map<string, JsonObject>();
    resources.forEach((resource, index) => {
      const { reference, versionId, lastUpdated } = originOf(resource, '');
      // Without a technical id nothing can be compared: each is let through, and rejected later.
      if (reference.endsWith('/?')) return void kept.set(`${index}`, resource);
      const version = { number: versionId !== undefined && /^\d{1,15}$/.test(versionId) ? Number(versionId) : undefined, lastUpdated };
      const before = this.#seen.get(reference);
      if (before !== undefined && !isHigher(version, before)) return undefined;
      this.#seen.set(reference, version);
      kept.set(reference, resource);
      return undefined;
    });
    return [...kept.values()];
  }
}

const isHigher = (next: Version, before: Version): boolean => {
  if (next.number !== undefined && before.number !== undefined) return next.number > before.number;
  return next.lastUpdated !== undefined && before.lastUpdated !== undefined && next.lastUpdated > before.lastUpdated;
};
