import { codeOf, type Logger } from '@meervoud/kernel';
import { canaries, isCanary } from './canary.ts';
import type { Carrier, Receiver } from './carrier.ts';
import type { JobBinding } from './queue.ts';
import { watchReceivers } from './pulse.ts';
import type { WorkContext } from './work-context.ts';

export interface Receiving {
  /** Silence by job, in milliseconds. */
  silence(): Readonly<Record<string, number>>;
  renewals(): number;
  /** For how long the oldest attempt of each job runs now, in milliseconds. */
  running(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

type OnTicket<Transaction> = (binding: JobBinding<Transaction>, taskId: string) => Promise<void>;

/**
 * Receives tickets for every binding, and sends each of its queues a canary now and then. A receiver that hears neither is taken to
 * have lost its connection without being told, and all are made anew. Throws a KnownError `queue-unavailable` when it cannot begin.
 */
export const startReceiving = async <Transaction>(
  carrier: Carrier, bindings: readonly JobBinding<Transaction>[], onTicket: OnTicket<Transaction>, { timing, log, observer }: WorkContext,
): Promise<Receiving> => {
  const watch = watchReceivers(bindings.map(({ job }) => job));
  const receiveAll = (): Promise<readonly Receiver[]> => Promise.all(bindings.map((binding) => {
    const { name, concurrency } = binding.job;
    return carrier.receive(name, concurrency, async (taskId) => {
      watch.hear(name);
      if (!isCanary(taskId)) await watch.busy(name, () => onTicket(binding, taskId));
    });
  }));
  let receivers = await receiveAll();
  let [renewals, renewedAt, stopped] = [0, performance.now(), false];
  const next = canaries();

  const renew = async (job: string): Promise<void> => {
    log.warn('a receiver hears nothing; reaching for the queue anew', { code: 'queue-silent', job });
    renewedAt = performance.now();
    await carrier.renew();
    const before = receivers;
    receivers = await receiveAll();
    before.forEach((receiver) => receiver.abandon());
    renewals += 1;
    observer.renewed?.();
  };
  const round = async (): Promise<void> => {
    const silent = Object.entries(watch.receivers()).find(([, milliseconds]) => milliseconds > timing.silence)?.[0];
    if (silent !== undefined && performance.now() - renewedAt > timing.silence) await renew(silent);
    for (const { job } of bindings) void carrier.send(job.name, [next()]).catch(() => {});
  };
  const beat = repeat(round, timing.canary, log);

  return {
    silence: watch.receivers,
    running: watch.running,
    renewals: () => renewals,
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await beat.stop();
      await Promise.all(receivers.map((receiver) => receiver.stop()));
    },
  };
};

/** One round after another, with a pause between; what a round throws is tried again by the next. */
const repeat = (round: () => Promise<void>, pause: number, log: Logger): { stop(): Promise<void> } => {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= round().catch((error: unknown) => log.warn('the queue cannot be reached anew', { code: codeOf(error) })).finally(() => { running = undefined; });
  }, pause);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
