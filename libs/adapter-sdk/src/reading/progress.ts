import { type Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import type { ReadRequest } from '../adapter.ts';
import { toFhirEpoch } from '../fhir/fhir-date.ts';
import { rawIdentity } from '../fhir/identity.ts';
import type { JsonObject } from '../fhir/json.ts';
import { fromCursor, type Progress, toCursor, watermarkOf, withOverlap } from './cursor.ts';
import { Newest } from './newest.ts';
import type { PlannedSearch } from './plan.ts';

/** How far this read is, and what must be known to go on with it or after it. */
export interface ReadProgress {
  readonly newest: Newest;
  isDone(text: string): boolean;
  finish(text: string): void;
  /** The server's time; the first that is given counts. */
  begin(serverTime: Instant | undefined): void;
  /** Keeps the highest `meta.lastUpdated`, and the types where it is missing or lies in the future (F13). */
  note(resource: JsonObject): void;
  /** From which moment this search may ask for changes only; undefined: read it in full. */
  changedSince(search: PlannedSearch): Instant | undefined;
  cursor(): string;
}

/** Changed during the read is well; half a day after its start is a clock that is wrong. */
const AHEAD_MILLISECONDS = 12 * 3_600_000;

/** `again` are searches that are not done, whatever the cursor says. Throws `cursor-invalid` (halt). */
export const openProgress = ({ after, changesSince }: Pick<ReadRequest<unknown>, 'after' | 'changesSince'>, again: readonly PlannedSearch[]): ReadProgress => {
  const resumed = after === undefined ? undefined : fromCursor(after);
  const earlier = changesSince === undefined ? undefined : fromCursor(changesSince);
  // a read that began in full goes on in full, whatever is asked of it now
  const since = resumed === undefined ? earlier && watermarkOf(earlier) : resumed.since;
  const done = new Set(resumed?.done ?? []);
  for (const { text } of again) done.delete(text);
  const full = new Set(resumed?.full ?? []);
  let started = resumed?.started;
  let newestSeen = resumed?.newest === undefined ? Number.NEGATIVE_INFINITY : toMilliseconds(resumed.newest);
  const atMost = (): number => (started === undefined ? Number.POSITIVE_INFINITY : toMilliseconds(started) + AHEAD_MILLISECONDS);
  let latest = atMost();

  return {
    newest: new Newest(),
    isDone: (text) => done.has(text),
    finish: (text) => void done.add(text),
    begin: (serverTime) => {
      started ??= serverTime;
      latest = atMost();
    },
    note: (resource) => {
      const { type, lastUpdated } = rawIdentity(resource);
      const updated = toFhirEpoch(lastUpdated);
      if (updated === undefined || updated > latest) {
        if (typeof type === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(type)) full.add(type);
      } else if (updated > newestSeen) newestSeen = updated;
    },
    changedSince: ({ text, type }) => {
      if (since === undefined || earlier === undefined || !earlier.done.includes(text) || earlier.full?.includes(type)) return undefined;
      return withOverlap(since);
    },
    cursor: () => toCursor({
      version: 1, done: [...done],
      ...(since === undefined ? {} : { since }), ...(started === undefined ? {} : { started }),
      ...(newestSeen === Number.NEGATIVE_INFINITY ? {} : { newest: toInstant(newestSeen) }), ...(full.size === 0 ? {} : { full: [...full] }),
    } satisfies Progress),
  };
};
