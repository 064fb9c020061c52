import type { ZibName } from '@meervoud/zibs';
import type { Merged, Shadowed, SourceRank } from './merge-sources.ts';

/** How many records of a zib of a source did not count, because another counted instead. */
export interface ShadowCount {
  readonly zib: ZibName;
  readonly source: string;
  /** The source that counted instead. */
  readonly by: string;
  readonly records: number;
}

/** By precedence of the source, then zib, then who counted instead. */
export const countShadowed = (shadowed: readonly Shadowed[], precedence: readonly SourceRank[]): readonly ShadowCount[] => {
  const counts = new Map<string, ShadowCount>();
  for (const { record: { zib, origin: { source } }, by } of shadowed) {
    const key = `${source}\n${zib}\n${by}`;
    counts.set(key, { zib, source, by, records: (counts.get(key)?.records ?? 0) + 1 });
  }
  const place = new Map(precedence.map(({ name }, index) => [name, index]));
  const order = ({ zib, source, by }: ShadowCount): string => `${String(place.get(source)).padStart(6, '0')} ${zib} ${by}`;
  return [...counts.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
};

/**
 * The shadowed records that a value of this location (null: of the organization) might have rested on: of these zibs, and of places
 * and meetings only those of the location. `merged` is what the sources together say of it.
 */
export const shadowedFor = ({ records, shadowed }: Merged, location: string | null, zibs: readonly ZibName[]): readonly Shadowed[] => {
  const here = new Set(records.flatMap((record) =>
    (record.zib === 'HealthcareProvider' && (location === null || record.id === location || record.partOf === location) ? [record.id] : [])));
  return shadowed.filter(({ record }) => {
    if (!zibs.includes(record.zib)) return false;
    if (location === null) return true;
    if (record.zib === 'HealthcareProvider') return here.has(record.id);
    if (record.zib === 'Meeting') return here.has(record.ward);
    return record.zib !== 'SurveyResponse' || record.location === location;
  });
};
