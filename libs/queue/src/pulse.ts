/** When each part of a worker last showed that it works, in milliseconds ago. */
export interface Pulse {
  /** The sweep of the ledger. */
  readonly sweep: number;
  /** Tickets, canaries included, by job. A receiver that has its hands full is not silent. */
  readonly receivers: Readonly<Record<string, number>>;
  /** How often every connection was made anew because a receiver heard nothing. */
  readonly renewals: number;
}

/** Liveness that means progress: nothing has been silent for longer than this (reliability, 2.1: 60 seconds). */
export const isLive = ({ sweep, receivers }: Pulse, limit = 60_000): boolean =>
  [sweep, ...Object.values(receivers)].every((silent) => silent <= limit);

/** Keeps what the pulse of the receivers is told from. */
export const watchReceivers = (jobs: readonly { readonly name: string; readonly concurrency: number }[]) => {
  const heard = new Map(jobs.map(({ name }) => [name, performance.now()]));
  /** When each attempt that runs began, by job. */
  const hands = new Map(jobs.map(({ name }) => [name, new Set<{ readonly since: number }>()]));
  const silent = ({ name, concurrency }: (typeof jobs)[number]): number =>
    ((hands.get(name)?.size ?? 0) >= concurrency ? 0 : performance.now() - (heard.get(name) ?? 0));
  return {
    hear: (job: string): void => void heard.set(job, performance.now()),
    /** Counts as heard at its begin and at its end. */
    busy: async (job: string, work: () => Promise<void>): Promise<void> => {
      const hand = { since: performance.now() };
      hands.get(job)?.add(hand);
      await work().finally(() => {
        hands.get(job)?.delete(hand);
        heard.set(job, performance.now());
      });
    },
    /** For how long the oldest attempt of each job runs now; 0 where none does. */
    running: (): Readonly<Record<string, number>> =>
      Object.fromEntries([...hands].map(([job, own]) => [job, Math.max(0, ...[...own].map(({ since }) => performance.now() - since))])),
    receivers: (): Pulse['receivers'] => Object.fromEntries(jobs.map((job) => [job.name, silent(job)])),
  };
};
