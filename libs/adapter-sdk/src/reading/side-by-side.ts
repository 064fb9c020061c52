import type { Step } from './carry-out.ts';
import type { PlannedSearch } from './plan.ts';

export interface SearchStep { readonly search: PlannedSearch; readonly step: Step }

export interface Searches {
  readonly searches: readonly PlannedSearch[];
  readonly atOnce: number;
  /** Answered already, perhaps by another search. */
  readonly isDone: (search: PlannedSearch) => boolean;
  readonly open: (search: PlannedSearch) => AsyncGenerator<Step>;
  /** Told of a last page before that page is given. */
  readonly finish: (search: PlannedSearch, whole: boolean) => void;
}

interface Lane { readonly search: PlannedSearch; readonly steps: AsyncGenerator<Step> }
type Taken = { readonly lane: Lane } & ({ readonly result: IteratorResult<Step> } | { readonly thrown: unknown });

/**
 * The steps of all searches, a few searches at once: while the pages of one are used, those of another are on their way.
 * One type is never searched twice at the same time, because one of the two may turn out to answer the other. When
 * something goes wrong nothing new begins, those beside it are read to their end, so that their work is kept, and
 * then the first thing that went wrong is thrown.
 */
export async function* sideBySide({ searches, atOnce, isDone, open, finish }: Searches): AsyncGenerator<SearchStep> {
  const waiting = [...searches];
  const lanes = new Map<Lane, Promise<Taken>>();
  const failures: unknown[] = [];
  const start = (): void => {
    while (lanes.size < atOnce && failures.length === 0) {
      const busy = new Set([...lanes.keys()].map(({ search }) => search.type));
      const at = waiting.findIndex((search) => isDone(search) || !busy.has(search.type));
      const [search] = at < 0 ? [] : waiting.splice(at, 1);
      if (search === undefined) return;
      if (isDone(search)) continue;
      const lane = { search, steps: open(search) };
      lanes.set(lane, taken(lane));
    }
  };
  for (start(); lanes.size > 0; start()) {
    const { lane, ...next } = await Promise.race(lanes.values());
    if ('thrown' in next) failures.push(next.thrown);
    if ('thrown' in next || next.result.done === true) {
      lanes.delete(lane);
      continue;
    }
    const { value: step } = next.result;
    if (step.type === 'page' && step.last) finish(lane.search, step.whole);
    yield { search: lane.search, step };
    lanes.set(lane, taken(lane));
  }
  if (failures.length > 0) throw failures[0];
}

/** Never rejects: it may be waited for much later, or not at all when the reader stops before. */
const taken = async (lane: Lane): Promise<Taken> => {
  try {
    return { lane, result: await lane.steps.next() };
  } catch (thrown) {
    return { lane, thrown };
  }
};
