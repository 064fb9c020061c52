import type { Logger } from '@meervoud/kernel';
import type { QueueObserver } from './observer.ts';
import type { Timing } from './timing.ts';

/** What every part of a worker needs. */
export interface WorkContext {
  readonly timing: Timing;
  readonly log: Logger;
  readonly observer: QueueObserver;
}
