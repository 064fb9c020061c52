import { setTimeout as pause } from 'node:timers/promises';
import { KnownError, recoveryOf } from '@meervoud/kernel';
import type { JobBinding } from '@meervoud/queue';
import type { GroupProgress, Store } from '@meervoud/store';
import type { Groups } from '@meervoud/worker';

/** The same jobs, telling of each try that failed and is followed by another. */
export const tellingRetries = (bindings: readonly JobBinding<Store>[], tell: (thrown: KnownError) => void): readonly JobBinding<Store>[] =>
  bindings.map(({ job, handler }) => ({
    job,
    handler: async (payload, context) => {
      try {
        return await handler(payload, context);
      } catch (error) {
        const isLast = context.task.failures + 1 >= job.attempts;
        if (error instanceof KnownError && recoveryOf(error) === 'retry' && !isLast) tell(error);
        throw error;
      }
    },
  }));

/** Remembers what a handler threw, because the ledger keeps codes only: for who waits, not for a process that works for years. */
export interface Witness {
  readonly bindings: readonly JobBinding<Store>[];
  thrownFor(key: string): unknown;
}

export const witness = (bindings: readonly JobBinding<Store>[]): Witness => {
  const thrown = new Map<string, unknown>();
  return {
    thrownFor: (key) => thrown.get(key),
    bindings: bindings.map(({ job, handler }) => ({
      job,
      handler: async (payload, context) => {
        try {
          return await handler(payload, context);
        } catch (error) {
          thrown.set(context.task.key, error);
          throw error;
        }
      },
    })),
  };
};

const sum = (parts: readonly GroupProgress[]): GroupProgress => ({
  requested: parts.reduce((total, { requested }) => total + requested, 0),
  completed: parts.reduce((total, { completed }) => total + completed, 0),
  failed: parts.reduce((total, { failed }) => total + failed, 0),
  failures: parts.flatMap(({ failures }) => failures),
});

/**
 * Waits until nothing in these groups is asked for any more. Throws what the first failed task threw, or
 * `task-failed` when that was in another process.
 */
export const untilDone = async (
  store: Store, groups: Groups, by: Witness, onProgress: (progress: GroupProgress) => void, signal?: AbortSignal,
): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted();
    const progress = sum(await Promise.all(groups.map((group) => store.tasks.progress(group))));
    onProgress(progress);
    if (progress.requested === 0) {
      const [failure] = progress.failures;
      if (failure === undefined) return;
      throw by.thrownFor(failure.key) ?? new KnownError({
        code: failure.code, recovery: 'halt', at: `${failure.job} ${failure.key}`,
        message: `A task failed for good (${progress.failed} in all).`, expected: 'meervoud doctor shows what is wrong',
      });
    }
    await pause(120);
  }
};
