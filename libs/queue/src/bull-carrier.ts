import type { Logger } from '@meervoud/kernel';
import { type BackendFactory, type ConnectionOptions, type IQueueBackend, Queue, type QueueOptions, Worker } from 'bullmq';
import type { Carrier } from './carrier.ts';
import { toQueueError, withinTime } from './queue-error.ts';

/** A backend of BullMQ, reached: how to make queues and workers on it. */
export interface BullBackend {
  readonly name: Carrier['backend'];
  /** For sending: fails soon when there is no server. */
  readonly sending: Omit<QueueOptions, 'prefix'>;
  /** For receiving: waits for the server as long as it takes. */
  readonly receiving: { readonly connection: ConnectionOptions; readonly skipVersionCheck?: boolean };
  readonly factory: BackendFactory;
  close(): Promise<void>;
}

/** A job's data, and all that ever travels. */
interface TicketData { readonly taskId: string }

type TicketQueue = Queue<TicketData, void, string, TicketData, void, string, IQueueBackend>;

/** How long a call to the backend may take. */
const LIMIT = 10_000;

/** One backend with the queues that were made on it. */
interface Line { readonly backend: BullBackend; readonly queues: Map<string, TicketQueue> }

const closeLine = async ({ backend, queues }: Line): Promise<void> => {
  await Promise.allSettled([...queues.values()].map((queue) => withinTime(LIMIT, queue.close())));
  await withinTime(LIMIT, backend.close());
};

/**
 * BullMQ as a carrier: a queue per job, so that each has its own concurrency. It never retries and keeps no
 * finished jobs, because the ledger does both; so no old job can stand in the way of a new one.
 */
export const createBullCarrier = async (open: () => Promise<BullBackend>, prefix: string, log: Logger): Promise<Carrier> => {
  const openLine = async (): Promise<Line> => ({ backend: await open(), queues: new Map() });
  let line = await openLine();
  const warn = (job: string) => (error: unknown): void =>
    log.warn('the queue reported an error', { job, code: toQueueError(error).code });
  // PostgreSQL has no prefix of its own, so it is in the name, which may hold no colon
  const nameOf = (job: string): string => `${prefix}-${job}`;
  const queueOf = (job: string): TicketQueue => {
    const { backend, queues } = line;
    const known = queues.get(job);
    if (known) return known;
    const queue: TicketQueue = new Queue(nameOf(job), { ...backend.sending, prefix }, backend.factory);
    queue.on('error', warn(job));
    queues.set(job, queue);
    return queue;
  };

  return {
    backend: line.backend.name,
    send: async (job, tickets) => {
      await withinTime(LIMIT, queueOf(job).addBulk(tickets.map(({ taskId, ticketId }) => ({
        name: job,
        data: { taskId } satisfies TicketData,
        opts: { jobId: ticketId, attempts: 1, removeOnComplete: true, removeOnFail: true },
      }))));
    },
    receive: async (job, concurrency, onTicket) => {
      const { backend } = line;
      const worker = new Worker<TicketData, void, string, IQueueBackend>(nameOf(job), async ({ data }) => onTicket(data.taskId), {
        ...backend.receiving, prefix, concurrency, drainDelay: 5, runRetryDelay: 1_000,
        removeOnComplete: { count: 0 }, removeOnFail: { count: 0 },
      }, backend.factory);
      worker.on('error', warn(job));
      await withinTime(LIMIT, worker.waitUntilReady());
      return { stop: () => worker.close(), abandon: () => void worker.close(true).catch(warn(job)) };
    },
    renew: async () => {
      const before = line;
      line = await withinTime(LIMIT, openLine());
      void closeLine(before).catch(() => {});
    },
    boardQueues: (jobs) => jobs.map(queueOf),
    close: () => closeLine(line),
  };
};
