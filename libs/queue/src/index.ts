export { bindJob, type JobBinding, type JobContext, type JobHandler, type Queue, type RunningWorker } from './queue.ts';
export { openQueue, type QueueOptions, type QueuePlace } from './open-queue.ts';
export { defaultTiming, type Timing } from './timing.ts';
export { isLive, type Pulse } from './pulse.ts';
export { isRedisTooOld, redisVersion } from './redis-backend.ts';
export type { QueueObserver } from './observer.ts';
