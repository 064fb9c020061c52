import { isObject, type JsonObject } from './json.ts';

/** What tells one version of a resource from another, as the source wrote it; nothing of it is checked. */
export interface RawIdentity {
  readonly type: unknown;
  readonly id: unknown;
  readonly versionId: unknown;
  readonly lastUpdated: unknown;
}

export const rawIdentity = ({ resourceType, id, meta }: JsonObject): RawIdentity => {
  const { versionId, lastUpdated } = isObject(meta) ? meta : {} as JsonObject;
  return { type: resourceType, id, versionId, lastUpdated };
};

/** A number of 53 bits for a version of a resource: whole sets of them stay small whatever the resources hold. */
export const identityHash = (resource: JsonObject): number => {
  let [high, low] = [0x811c9dc5, 0x1505];
  const { type, id, versionId, lastUpdated } = rawIdentity(resource);
  for (const part of [type, id, versionId, lastUpdated]) {
    const text = typeof part === 'string' ? part : '\u0000';
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low, 33) ^ code;
    }
    high = Math.imul(high ^ 0x1f, 0x01000193);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
};
