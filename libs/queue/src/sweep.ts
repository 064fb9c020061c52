import { codeOf, passing } from '@meervoud/kernel';
import type { Task } from '@meervoud/task';
import type { Carrier, Ticket } from './carrier.ts';
import type { QueueObserver } from './observer.ts';
import type { Timing } from './timing.ts';
import type { WorkContext } from './work-context.ts';
import type { WorkLedger } from './work.ts';

const LIMIT = 200;

/** After so many offers that led to nothing, the ticket gets another id: one that a dead worker took may stand in its way. */
export const OFFERS_PER_TICKET = 2;

export const ticketOf = ({ id, attempt, offers }: Task): Ticket =>
  ({ taskId: id, ticketId: `${id}-${attempt}-${Math.floor(Math.max(0, offers - 1) / OFFERS_PER_TICKET)}` });

export interface Sweep {
  nudge(): void;
  /** Milliseconds since it last went round, whatever came of that. */
  silent(): number;
  stop(): Promise<void>;
}

/** Hands what is due to the carrier. Returns how many were found. */
const sweepOnce = async (ledger: Pick<WorkLedger<never>, 'due'>, jobs: readonly string[], carrier: Carrier, timing: Timing, observer: QueueObserver): Promise<number> => {
  passing('hand-over:before');
  const tasks = await ledger.due({ jobs, limit: LIMIT, olderThan: timing.handOverAgain });
  if (tasks.length > 0) passing('hand-over:marked');
  for (const job of jobs) {
    const tickets = tasks.filter((task) => task.job === job).map(ticketOf);
    if (tickets.length === 0) continue;
    await carrier.send(job, tickets);
    observer.offered?.(job, tickets.length);
  }
  if (tasks.length > 0) passing('hand-over:after');
  return tasks.length;
};

/**
 * Looks at the ledger again and again, so that the queue is only ever a hint: whatever it loses is offered
 * again. Neither the database nor the queue being away ends it.
 */
export const startSweep = (
  ledger: Pick<WorkLedger<never>, 'due'>, jobs: readonly string[], carrier: Carrier, { timing, log, observer }: Pick<WorkContext, 'timing' | 'log' | 'observer'>,
): Sweep => {
  let wentRound = performance.now();
  let stopped = false;
  let nudged = false;
  let wake = (): void => {};
  const rest = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, timing.idle);
    wake = () => { clearTimeout(timer); resolve(); };
  });
  const loop = async (): Promise<void> => {
    let troubled = false;
    while (!stopped) {
      nudged = false;
      let found = 0;
      try {
        found = await sweepOnce(ledger, jobs, carrier, timing, observer);
        if (troubled) log.info('the queue is fed again');
        troubled = false;
      } catch (error) {
        if (!troubled) log.warn('the queue cannot be fed now', { code: codeOf(error) });
        troubled = true;
      }
      wentRound = performance.now();
      if (!stopped && (troubled || (found < LIMIT && !nudged))) await rest();
    }
  };
  const running = loop();
  return {
    nudge: () => { nudged = true; wake(); },
    silent: () => performance.now() - wentRound,
    stop: async () => { stopped = true; wake(); await running; },
  };
};
