import { silentLogger } from '@meervoud/kernel';
import type { JobBinding } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import type { Task } from '@meervoud/task';

/** Does everything that is asked for, and what that asks for, one after the other; gives the tasks in the order in which they were done. */
export const settle = async (store: Store, organization: string, bindings: readonly JobBinding<Store>[]): Promise<readonly Task[]> => {
  const done: Task[] = [];
  for (;;) {
    const due = await store.tasks.due({ organization, jobs: bindings.map(({ job }) => job.name), limit: 1_000, olderThan: 0 });
    if (due.length === 0) return done;
    for (const { id } of due) {
      const task = await store.tasks.begin(id, 60_000);
      if (task === undefined) continue;
      const { handler } = bindings.find(({ job }) => job.name === task.job)!;
      const effects = await handler(task.payload as never, { task, log: silentLogger, signal: new AbortController().signal });
      await store.tasks.complete(id, task.attempt, effects);
      done.push(task);
    }
  }
};
