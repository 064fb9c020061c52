import { randomBytes } from 'node:crypto';
import type { Ticket } from './carrier.ts';

const MARK = 'canary-';

export const isCanary = (taskId: string): boolean => taskId.startsWith(MARK);

/** Tickets that ask for nothing; each once, so that no queue drops the next one as a double. */
export const canaries = (): (() => Ticket) => {
  const worker = randomBytes(6).toString('hex');
  let number = 0;
  return () => {
    number += 1;
    return { taskId: `${MARK}${worker}`, ticketId: `${MARK}${worker}-${number}` };
  };
};
