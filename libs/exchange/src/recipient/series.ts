import type { Submission } from '../submission.ts';
import { type DeliveredValue, rowKey } from './delivered-value.ts';
import { profileIdOf } from './scopes.ts';

/** An offered submission with what it says. */
export interface OfferedValues extends Pick<Submission, 'id' | 'key' | 'payloadHash'> {
  /** Its place in what the recipient was offered. */
  readonly number: number;
  readonly values: readonly DeliveredValue[];
}

/** A value in force, and the submission it stands in. */
export interface SeriesPoint extends DeliveredValue {
  readonly organization: string;
  readonly profile: string;
  readonly reportingYear: number;
  readonly revision: number;
  readonly submission: string;
  readonly payloadHash: string;
}

/** In force is what the recipient accepted last; a revision under way changes nothing yet, and a rejected one nothing at all. */
export const isInForce = ({ status }: Pick<Submission, 'status'>): boolean => status === 'accepted';

/**
 * One series from what a recipient accepted: of every row of every place and year the value that was offered last. Give it submissions that
 * are {@link isInForce}; by organization, year, profile, place and row.
 */
export const consolidate = (submissions: readonly OfferedValues[]): readonly SeriesPoint[] => {
  const newest = new Map<string, SeriesPoint>();
  for (const { id, key, payloadHash, values } of submissions.toSorted((one, other) => one.number - other.number)) {
    const { organization, reportingYear, revision } = key;
    const profile = profileIdOf(key.profile);
    for (const value of values) {
      newest.set(JSON.stringify([organization, reportingYear, profile, rowKey(value)]), { ...value, organization, profile, reportingYear, revision, submission: id, payloadHash });
    }
  }
  return [...newest].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, point]) => point);
};
