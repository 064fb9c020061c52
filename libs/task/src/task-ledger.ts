/** A piece of work that is wanted, as the database holds it. The queue only carries its id. */
export interface Task {
  readonly id: string;
  /** Whose work it is: a worker takes that of its own organizations only. */
  readonly organization: string;
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
  /** How many of those attempts ended in an error; one that died with its process does not count. */
  readonly failures: number;
  /** How often it was handed to the queue since the last attempt. */
  readonly offers: number;
}

export interface TaskRequest {
  readonly organization: string;
  readonly job: string;
  readonly key: string;
  readonly payload: unknown;
  readonly group: string;
}

export interface DueTasks {
  readonly organization: string;
  /** Only tasks of these jobs. */
  readonly jobs: readonly string[];
  readonly limit: number;
  /** Milliseconds after which a task that was handed over and not begun is handed over again. */
  readonly olderThan: number;
}

/**
 * The record of what is to be done (transactional outbox). `Transaction` is the store's own: completing a task
 * and writing its effects happen in one transaction or not at all. A running attempt holds a lease; when its
 * process dies the lease expires, and the task is due again.
 */
export interface TaskLedger<Transaction> {
  /** Requested tasks whose time has come, oldest first; marks them handed over. */
  due(wanted: DueTasks): Promise<readonly Task[]>;
  /**
   * Starts an attempt for `lease` milliseconds: the task with a fresh fencing token, or undefined when nothing
   * is wanted any more, when it is not time yet, or when another attempt is running.
   */
  begin(id: string, lease: number): Promise<Task | undefined>;
  /** Keeps a running attempt alive. False when fenced off. */
  extend(id: string, attempt: number, lease: number): Promise<boolean>;
  /** Completes the task and runs `effects` in one transaction; false, with nothing written, when fenced off. */
  complete(id: string, attempt: number, effects: (transaction: Transaction) => Promise<void>): Promise<boolean>;
  /** Records why an attempt failed, and in how many milliseconds to try again, if ever. False when fenced off. */
  fail(id: string, attempt: number, code: string, retryIn: number | 'never'): Promise<boolean>;
  /** Gives an unfinished attempt back without counting it as a failure: the worker stops. False when fenced off. */
  release(id: string, attempt: number): Promise<boolean>;
}
