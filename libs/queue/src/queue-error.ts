import { KnownError } from '@meervoud/kernel';

/**
 * Whatever BullMQ, ioredis or pg throws while carrying a job: `queue-unavailable` (retry). Nothing is lost by
 * it, since the task stays in the ledger. Their own text is left out.
 */
export const toQueueError = (thrown: unknown): KnownError => {
  if (thrown instanceof KnownError) return thrown;
  const code = (thrown as { readonly code?: unknown } | undefined)?.code;
  return new KnownError({
    code: 'queue-unavailable',
    recovery: 'retry',
    message: `The queue cannot be reached${typeof code === 'string' ? ` (${code})` : ''}. What is to be done is kept in the database and taken up again.`,
  });
};

/** The same within a limit of time: a client that waits for its server forever would stop the sweep. */
export const withinTime = async <Result>(milliseconds: number, work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(toQueueError({ code: 'timeout' })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw toQueueError(error);
  } finally {
    clearTimeout(timer);
  }
};
