import { codeOf } from '@meervoud/kernel';
import type { DueTasks, Task, TaskLedger } from '@meervoud/task';
import { attemptTask } from './attempt.ts';
import type { Carrier } from './carrier.ts';
import type { JobBinding, RunningWorker } from './queue.ts';
import { startReceiving } from './receiving.ts';
import { startSweep } from './sweep.ts';
import type { WorkContext } from './work-context.ts';

const PATIENCE = 10_000;

const assertDistinct = (jobs: readonly string[]): void => {
  if (new Set(jobs).size !== jobs.length) throw new TypeError('a job is bound twice');
};

/** The ledger as a worker sees it: what is due is due to it. */
export type WorkLedger<Transaction> = Omit<TaskLedger<Transaction>, 'due'> & { due(wanted: Omit<DueTasks, 'organization'>): Promise<readonly Task[]> };

/** Receives tickets for every binding and sweeps the ledger for those jobs. */
export const startWork = async <Transaction>(
  carrier: Carrier, ledger: WorkLedger<Transaction>, bindings: readonly JobBinding<Transaction>[], context: WorkContext,
): Promise<RunningWorker> => {
  const { timing, log, observer } = context;
  const jobs = bindings.map(({ job }) => job.name);
  assertDistinct(jobs);
  const stopping = new AbortController();
  const sweep = startSweep(ledger, jobs, carrier, context);
  const onTicket = async (binding: JobBinding<Transaction>, taskId: string): Promise<void> => {
    try {
      const end = await attemptTask(taskId, binding, { ledger, timing, log, observer, stopping: stopping.signal });
      // what was completed may have asked for more
      if (end === 'completed') sweep.nudge();
    } catch (error) {
      // the queue keeps what is thrown here: a code, never a message
      log.warn('the ledger could not be reached from a task', { job: binding.job.name, task: taskId, code: codeOf(error) });
      throw new Error(codeOf(error));
    }
  };
  try {
    const receiving = await startReceiving(carrier, bindings, onTicket, context);
    return {
      nudge: () => sweep.nudge(),
      pulse: () => ({ sweep: sweep.silent(), receivers: receiving.silence(), renewals: receiving.renewals() }),
      running: receiving.running,
      stop: async (patience = PATIENCE) => {
        const timer = setTimeout(() => stopping.abort(), patience);
        await sweep.stop();
        await receiving.stop();
        clearTimeout(timer);
      },
    };
  } catch (error) {
    await sweep.stop();
    throw error;
  }
};
