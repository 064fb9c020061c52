/** A lease being renewed. */
export interface KeptAlive {
  /** Aborted once the lease is someone else's. */
  readonly lost: AbortSignal;
  stop(): void;
}

/**
 * Renews a lease every `interval` milliseconds until stopped. An error is no answer and is tried again; the
 * lease itself says when it is too late, since completing is fenced.
 */
export const keepAlive = (renew: () => Promise<boolean>, interval: number): KeptAlive => {
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    const kept = await renew().catch(() => true);
    if (kept) return;
    clearInterval(timer);
    lost.abort();
  };
  const timer = setInterval(() => void beat(), interval);
  return { lost: lost.signal, stop: () => clearInterval(timer) };
};
