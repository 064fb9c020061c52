/**
 * Aborted when the process is asked to stop: Ctrl-C, or what systemd and a container engine send. Asked twice it
 * ends at once, as any process does; nothing is lost by that either, since leases expire.
 */
export const untilInterrupted = (): AbortSignal => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
};

/** Settles once `signal` aborts. */
export const aborted = (signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
});
