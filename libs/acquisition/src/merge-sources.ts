import type { ZibName, ZibRecord } from '@meervoud/zibs';

/** A source, and the zibs that are read from it. */
export interface SourceRank {
  readonly name: string;
  readonly zibs: readonly ZibName[];
}

/** A record that did not count, because a source of higher precedence spoke of the same. */
export interface Shadowed {
  readonly record: ZibRecord;
  /** The source that counted instead. */
  readonly by: string;
  /** What that source says of the same subject in the same zib: one record at least. */
  readonly instead: readonly ZibRecord[];
}

export interface Merged {
  /** Those that count, in the order in which they came, each with its own origin. */
  readonly records: readonly ZibRecord[];
  /** In the order in which they came. */
  readonly shadowed: readonly Shadowed[];
  /** Records of a source, or of a zib of it, that is not configured (any more). */
  readonly notConfigured: number;
}

/** Who speaks of a subject, and what it says. */
interface Speaker {
  readonly rank: number;
  readonly records: ZibRecord[];
}

/**
 * Of several sources, who speaks (docs/adr/0004): of each zib about each subject (a client, a place, a topic at a ward, a survey) only the
 * records of the source of highest precedence that has any. So one fact in two sources counts once. Order of `precedence` is
 * the order of the configuration, first wins.
 *
 * Limits. Two half histories are not joined: a client with one stay in the first source and another in the second has the
 * first only. A source that has nothing about a subject, or whose record was rejected, does not say "none": the next one speaks.
 * Subjects meet only when sources share a client domain and use the same ids of places. Pure; order of records changes nothing.
 */
export const mergeSources = (records: Iterable<ZibRecord>, precedence: readonly SourceRank[]): Merged => {
  const rankOf = new Map(precedence.flatMap(({ name, zibs }, rank) => zibs.map((zib) => [`${name}\n${zib}`, rank] as const)));
  const all = [...records];
  const ranked = all.flatMap((record) => {
    const rank = rankOf.get(`${record.origin.source}\n${record.zib}`);
    return rank === undefined ? [] : [{ record, rank, subject: subjectOf(record) }];
  });
  const speakers = new Map<string, Speaker>();
  for (const { record, rank, subject } of ranked) {
    const before = speakers.get(subject);
    if (before === undefined || rank < before.rank) speakers.set(subject, { rank, records: [record] });
    else if (rank === before.rank) before.records.push(record);
  }
  const counting: ZibRecord[] = [];
  const shadowed: Shadowed[] = [];
  for (const { record, rank, subject } of ranked) {
    const speaker = speakers.get(subject);
    if (speaker === undefined || speaker.rank === rank) counting.push(record);
    else shadowed.push({ record, by: precedence[speaker.rank]?.name ?? '', instead: speaker.records });
  }
  return { records: counting, shadowed, notConfigured: all.length - ranked.length };
};

/** What a record is about: facts of one zib about one of these are one source's to tell. */
const subjectOf = (record: ZibRecord): string => {
  if (record.zib === 'HealthcareProvider') return `${record.zib}\n${record.id}`;
  if (record.zib === 'Meeting') return `${record.zib}\n${record.ward}\n${record.topic}`;
  if (record.zib === 'SurveyResponse') return `${record.zib}\n${record.location}`;
  return `${record.zib}\n${record.subject}`;
};
