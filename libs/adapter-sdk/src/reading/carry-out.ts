import { codeOf, type Logger } from '@meervoud/kernel';
import type { Page } from '../transport/bundle.ts';
import type { Capabilities } from '../transport/capabilities.ts';
import type { FhirSource } from '../transport/fhir-source.ts';
import { disobeyedBy } from './obedience.ts';
import { type Attempt, attemptsOf, changedSince, type PlannedSearch, sentAs } from './plan.ts';
import type { ReadProgress } from './progress.ts';

export type Step =
  /** A page; `whole` when its search asked for everything of the type. */
  | { readonly type: 'page'; readonly page: Page; readonly last: boolean; readonly whole: boolean; readonly includes: readonly string[] }
  /** The server ignores this parameter: what came so far is right, and a wider search follows. */
  | { readonly type: 'ignored'; readonly parameter: string };

export interface SearchDeps {
  readonly search: PlannedSearch;
  readonly capabilities: Capabilities;
  readonly server: FhirSource;
  readonly progress: ReadProgress;
  readonly log: Logger;
}

/** Answers with which a server says that it does not know a search, or not like this. */
const REFUSALS = new Set(['source-refused-search', 'source-error']);

/**
 * Carries out one search in the narrowest way that the server offers, accepts and honours. Only the first page tells
 * that a way is refused: an error further on is an error. Throws when the widest way is refused too.
 */
export async function* openSearch({ search, capabilities, server, progress, log }: SearchDeps): AsyncGenerator<Step> {
  const attempts = withChanges(search, capabilities, progress);
  let ignored: string | undefined;
  for (const [index, attempt] of attempts.entries()) {
    if (attempt.search === ignored) continue;
    const refused = yield* carryOut(attempt, server, progress, index === attempts.length - 1);
    if (refused === undefined) return;
    if (refused === 'filter-ignored') ignored = attempt.search;
    log.warn('the source does not do a search as asked; a wider one follows', { code: refused, url: search.type });
  }
}

/**
 * Changes only, where that was offered and can be trusted; then the same in full. What is joined may change while what refers to it
 * stays as it was, and would be missed: so a search with joins is always in full.
 */
const withChanges = (search: PlannedSearch, capabilities: Capabilities, progress: ReadProgress): readonly Attempt[] => {
  const attempts = attemptsOf(search, capabilities);
  const bound = search.joins.length > 0 ? undefined : progress.changedSince(search);
  const first = attempts[0];
  return bound === undefined || first === undefined || capabilities.offers(search.type, '_lastUpdated') !== true
    ? attempts : [changedSince(first, bound), ...attempts];
};

/** Undefined when it was read to its end; else why it was not. */
async function* carryOut(attempt: Attempt, server: FhirSource, progress: ReadProgress, isLast: boolean): AsyncGenerator<Step, string | undefined> {
  const disobeyed = disobeyedBy(attempt.search);
  let begun = false;
  try {
    for await (const page of server.search(sentAs(attempt), attempt.withCount)) {
      begun = true;
      progress.begin(server.serverTime());
      const parameter = disobeyed(page);
      if (parameter !== undefined && !isLast) {
        yield { type: 'ignored', parameter };
        return 'filter-ignored';
      }
      yield { type: 'page', page, last: page.next === undefined, whole: attempt.whole, includes: attempt.includes };
    }
    return undefined;
  } catch (thrown) {
    if (begun || isLast || !REFUSALS.has(codeOf(thrown))) throw thrown;
    return codeOf(thrown);
  }
}
