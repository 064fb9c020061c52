import type { Logger } from '@meervoud/kernel';
import type { JobDefinition, Task, TaskLedger } from '@meervoud/task';
import type { Pulse } from './pulse.ts';

/** Runs one job: reads what it needs, and returns the effects to commit with the task's completion. */
export type JobHandler<Payload, Transaction> = (
  payload: Payload,
  context: JobContext,
) => Promise<(transaction: Transaction) => Promise<void>>;

export interface JobContext {
  readonly task: Task;
  readonly log: Logger;
  /**
   * Aborted when another attempt has taken over, and when the worker stops and its patience is over. What a
   * handler throws after that is not held against the task.
   */
  readonly signal: AbortSignal;
}

export interface JobBinding<Transaction> {
  readonly job: JobDefinition<never>;
  readonly handler: JobHandler<never, Transaction>;
}

/** Ties a handler to its job, keeping the payload's type between the two. */
export const bindJob = <Payload, Transaction>(
  job: JobDefinition<Payload>,
  handler: JobHandler<Payload, Transaction>,
): JobBinding<Transaction> => ({ job: job as unknown as JobDefinition<never>, handler: handler as JobHandler<never, Transaction> });

export interface Queue {
  /** `postgresql` or `redis`: what `doctor` and the tests name. */
  readonly backend: 'postgresql' | 'redis';
  /** Starts working and sweeping the ledger into the queue; stop it before the store is closed. */
  work<Transaction>(ledger: TaskLedger<Transaction>, bindings: readonly JobBinding<Transaction>[], log: Logger): Promise<RunningWorker>;
  /** What it carries, as BullMQ queues by job: for a board that only looks. */
  boardQueues(jobs: readonly string[]): readonly unknown[];
  close(): Promise<void>;
}

export interface RunningWorker {
  /** Look at the ledger now instead of at the next sweep. */
  nudge(): void;
  /** How long ago each part of it showed that it works; see `isLive`. */
  pulse(): Pulse;
  /** For how long the oldest attempt of each job runs now, in milliseconds; 0 where none does. A long one is no standstill, but worth a look. */
  running(): Readonly<Record<string, number>>;
  /** Takes nothing new and finishes what runs; after `patience` milliseconds (default 10 s) the handlers' signal aborts. */
  stop(patience?: number): Promise<void>;
}
