import { contentHash } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../problem.ts';

/** What a request was answered with. */
export interface Answered { readonly status: number; readonly body: unknown }

/**
 * Does this once for a key, forever: whoever repeats it gets the same answer, and waits for it while it is being made. What is refused is not
 * kept, so that a mistake can be put right under the same key. Throws an {@link ApiError} 422 for the same key with another request.
 */
export const idempotently = (store: Store, client: string, request: FastifyRequest, work: (transaction: Store) => Promise<Answered>): Promise<Answered> => {
  const key = String(request.headers['idempotency-key']);
  const requestHash = contentHash({ operation: request.routeOptions.url, params: request.params, body: request.body });
  return store.transaction(async (transaction) => {
    const kept = await transaction.recipients.takeKey(client, key, requestHash);
    if (kept && kept.requestHash !== requestHash) throw new ApiError(422, 'idempotency-key-reused', 'This key stands for another request.');
    if (kept) return kept;
    const answered = await work(transaction);
    await transaction.recipients.keepReply(client, key, answered.status, answered.body);
    return answered;
  });
};
