/**
 * What the two backends have in common: bring a ticket from whoever sweeps the ledger to whoever works.
 * A ticket may get lost, come late or come twice; the ledger decides what that means.
 */
export interface Carrier {
  readonly backend: 'postgresql' | 'redis';
  /** Brings tickets on their way. Throws a KnownError `queue-unavailable`. */
  send(job: string, tickets: readonly Ticket[]): Promise<void>;
  /** Calls `onTicket` for each, at most `concurrency` at once. */
  receive(job: string, concurrency: number, onTicket: (taskId: string) => Promise<void>): Promise<Receiver>;
  /**
   * Leaves every connection behind and makes new ones: one may stay open and say nothing for ever (BullMQ #4479). Receivers of before
   * hear nothing more. Throws a KnownError `queue-unavailable`, and then nothing changed.
   */
  renew(): Promise<void>;
  /** The queues themselves, for a board that only looks. */
  boardQueues(jobs: readonly string[]): readonly unknown[];
  close(): Promise<void>;
}

export interface Ticket {
  readonly taskId: string;
  /** The same while it would be the same ticket: a carrier may drop a second one. */
  readonly ticketId: string;
}

export interface Receiver {
  /** Takes nothing new and waits for what runs. */
  stop(): Promise<void>;
  /** Takes nothing new and waits for nothing. */
  abandon(): void;
}
