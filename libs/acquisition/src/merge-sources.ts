import type { ZibName, ZibRecord } from '@meervoud/zibs';

/** A source, and the zibs that are read from it. */
export interface SourceRank {
  readonly name: string;
  readonly zibs: readonly ZibName[];
}

/** Records of a source that did not count, because a source of higher precedence spoke of the same. */
export interface Shadowed {
  readonly zib: ZibName;
  readonly source: string;
  /** The source that counted instead. */
  readonly by: string;
  readonly records: number;
}

export interface Merged {
  /** Those that count, in the order in which they came, each with its own origin. */
  readonly records: readonly ZibRecord[];
  /** By precedence of the source, then zib, then who counted instead. */
  readonly shadowed: readonly Shadowed[];
  /** Records of a source, or of a zib of it, that is not configured (any more). */
  readonly notConfigured: number;
}

/**
 * Of several sources, who speaks (docs/adr/0004): of each zib about each subject (a client, a place, a topic at a ward) only the
 * records of the source of highest precedence that has any. So one fact in two sources counts once. Order of `precedence` is
 * the order of the configuration, first wins.
 *
 * Limits. Two half histories are not joined: a client with one stay in the first source and another in the second has the
 * first only. A source that has nothing about a subject, or whose record was rejected, does not say "none": the next one speaks.
 * Subjects meet only when sources share a client domain and use the same ids of places. Pure; order of records changes nothing.
 */
export const mergeSources = (records: Iterable<ZibRecord>, precedence: readonly SourceRank[]): Merged => {
  const rankOf = new Map(precedence.flatMap(({ name, zibs }, rank) => zibs.map((zib) => [`${name}\n${zib}`, rank] as const)));
  const ranked = [...records].map((record) => ({ record, subject: subjectOf(record), rank: rankOf.get(`${record.origin.source}\n${record.zib}`) }));
  const speaker = new Map<string, number>();
  for (const { subject, rank } of ranked) {
    if (rank !== undefined && rank < (speaker.get(subject) ?? Infinity)) speaker.set(subject, rank);
  }
  const left = ranked.filter((one) => one.rank !== undefined && one.rank > (speaker.get(one.subject) ?? 0));
  return {
    records: ranked.filter(({ subject, rank }) => rank !== undefined && rank === speaker.get(subject)).map(({ record }) => record),
    shadowed: countShadowed(left.map(({ record, subject }) => ({ record, by: speaker.get(subject) ?? 0 })), precedence),
    notConfigured: ranked.filter(({ rank }) => rank === undefined).length,
  };
};

/** What a record is about: facts of one zib about one of these are one source's to tell. */
const subjectOf = (record: ZibRecord): string => {
  if (record.zib === 'HealthcareProvider') return `${record.zib}\n${record.id}`;
  if (record.zib === 'Meeting') return `${record.zib}\n${record.ward}\n${record.topic}`;
  if (record.zib === 'SurveyResponse') return `${record.zib}\n${record.location}`;
  return `${record.zib}\n${record.subject}`;
};

const countShadowed = (left: readonly { readonly record: ZibRecord; readonly by: number }[], precedence: readonly SourceRank[]): readonly Shadowed[] => {
  const counts = new Map<string, Shadowed>();
  for (const { record: { zib, origin: { source } }, by: rank } of left) {
    const by = precedence[rank]?.name ?? '';
    const key = `${source}\n${zib}\n${by}`;
    counts.set(key, { zib, source, by, records: (counts.get(key)?.records ?? 0) + 1 });
  }
  const place = new Map(precedence.map(({ name }, index) => [name, index]));
  const order = ({ zib, source, by }: Shadowed): string => `${String(place.get(source)).padStart(6, '0')} ${zib} ${by}`;
  return [...counts.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
};
