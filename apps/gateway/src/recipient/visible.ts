import { fromCursor, hasScope, isEntitledTo, type ScopeAction, toCursor } from '@meervoud/exchange';
import type { AskedQuestion, OfferedSubmission, RecipientView, Store } from '@meervoud/store';
import { ApiError, notFound } from '../problem.ts';
import type { Asker } from './access.ts';

export const viewOf = (store: Store, { recipient, organizations, profiles }: Asker): RecipientView => store.recipients.as({ recipient, organizations, profiles });

/**
 * The first wall: may who asks see this, and do that? The second is the view itself. Throws an {@link ApiError} 404 that does not tell what
 * is another's from what is not there, and 403 for a token without the scope.
 */
export const requireVisible = (asker: Asker, submission: OfferedSubmission | undefined, action: ScopeAction): OfferedSubmission => {
  if (submission === undefined || !isEntitledTo(asker, submission.key)) throw notFound();
  if (!hasScope(asker, submission.key, action)) throw new ApiError(403, 'scope-missing', 'The access token lacks the scope for this.');
  return submission;
};

/** What of a list may be shown. */
export const isVisible = (asker: Asker) => ({ key }: Pick<OfferedSubmission, 'key'>): boolean => isEntitledTo(asker, key) && hasScope(asker, key, 'read');

export const placeOf = (cursor: string | undefined): number => {
  const after = cursor === undefined ? 0 : fromCursor(cursor);
  if (after === undefined) throw new ApiError(400, 'request-invalid', 'The request is not what this operation takes.', [{ in: 'query', path: 'cursor', message: 'is no cursor of ours' }]);
  return after;
};

/** A page of things with a place; its cursor reads on after the last one, also when there is nothing more yet. */
export const pageOf = <Thing extends { readonly number: number }>(found: readonly Thing[], after: number, limit: number) => {
  const page = found.slice(0, limit);
  return { page, nextCursor: toCursor(page.at(-1)?.number ?? after), hasMore: found.length > limit };
};

/** Questions about values that stand in a submission this recipient may read; the view says so too. */
export const heldQuestions = async <Asked extends AskedQuestion>(asker: Asker, view: RecipientView, questions: readonly Asked[]): Promise<readonly Asked[]> => {
  const held = (await view.holding([...new Set(questions.map(({ value }) => value))])).filter(isVisible(asker));
  return questions.filter(({ organization, value }) => held.some(({ key, values }) => key.organization === organization && values.includes(value)));
};
