import type { Clock } from '@meervoud/kernel';
import type { StoredResource } from './stored-resource.ts';

export interface Placed {
  /** Grows with every new resource and never changes after: what paging holds on to. */
  readonly position: number;
  readonly resource: StoredResource;
}

/** What the ECD holds: versions count up, and what was deleted is remembered as deleted. */
export interface ResourceShelf {
  put(resource: StoredResource): StoredResource;
  /** False when there was no such resource. */
  remove(resourceType: string, id: string): boolean;
  read(resourceType: string, id: string): StoredResource | 'deleted' | undefined;
  /** All that are there now, in order of first arrival. */
  list(resourceType: string): readonly Placed[];
}

interface Entry {
  readonly position: number;
  readonly version: number;
  readonly resource: StoredResource | undefined;
}

export const createResourceShelf = (resources: readonly StoredResource[], clock: Clock): ResourceShelf => {
  const byType = new Map<string, Map<string, Entry>>();
  let arrived = 0;

  const entriesOf = (resourceType: string): Map<string, Entry> => {
    const entries = byType.get(resourceType) ?? new Map<string, Entry>();
    byType.set(resourceType, entries);
    return entries;
  };

  const put = (given: StoredResource): StoredResource => {
    const id = given.id ?? `${given.resourceType.toLowerCase()}-${arrived + 1}`;
    const entries = entriesOf(given.resourceType);
    const before = entries.get(id);
    const version = Math.max(Number(given.meta?.versionId ?? 1), (before?.version ?? 0) + 1);
    const lastUpdated = given.meta?.lastUpdated ?? clock.now();
    const resource = { ...given, id, meta: { ...given.meta, versionId: String(version), lastUpdated } };
    entries.set(id, { position: before?.position ?? (arrived += 1), version, resource });
    return resource;
  };

  resources.forEach(put);
  return {
    put,
    remove: (resourceType, id) => {
      const entry = byType.get(resourceType)?.get(id);
      if (!entry?.resource) return false;
      byType.get(resourceType)?.set(id, { position: entry.position, version: entry.version + 1, resource: undefined });
      return true;
    },
    read: (resourceType, id) => {
      const entry = byType.get(resourceType)?.get(id);
      return entry && (entry.resource ?? 'deleted');
    },
    list: (resourceType) =>
      [...(byType.get(resourceType)?.values() ?? [])].flatMap(({ position, resource }) =>
        (resource ? [{ position, resource }] : [])),
  };
};
