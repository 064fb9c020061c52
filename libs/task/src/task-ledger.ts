/** A piece of work that is wanted, as the database holds it. The queue only carries its id. */
export interface Task {
  readonly id: string;
  readonly job: string;
  /** Permanent domain key: asking twice for the same work makes one task. */
  readonly key: string;
  /** Ids only. */
  readonly payload: unknown;
  /** Tasks of one run; a person waits for the group. */
  readonly group: string;
  readonly status: 'requested' | 'completed' | 'failed';
  /** Fencing token: the number of times it was begun. */
  readonly attempt: number;
}

export interface TaskRequest {
  readonly job: string;
  readonly key: string;
  readonly payload: unknown;
  readonly group: string;
}

/**
 * The record of what is to be done (transactional outbox). `Transaction` is the store's own: completing a task
 * and writing its effects happen in one transaction or not at all.
 */
export interface TaskLedger<Transaction> {
  /** Requested tasks not handed to the queue since `olderThan` milliseconds; marks them handed over. */
  due(limit: number, olderThan: number): Promise<readonly Task[]>;
  /** Starts an attempt: returns the task with a fresh fencing token, or undefined when nothing is wanted any more. */
  begin(id: string): Promise<Task | undefined>;
  /** Runs `effects` and completes the task in one transaction; false, with nothing written, when fenced off. */
  complete(id: string, attempt: number, effects: (transaction: Transaction) => Promise<void>): Promise<boolean>;
  /** Records why an attempt failed; `final` ends the task. False when fenced off. */
  fail(id: string, attempt: number, code: string, final: boolean): Promise<boolean>;
}
