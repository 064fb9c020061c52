export { bindJob, type JobBinding, type JobContext, type JobHandler, type Queue, type RunningWorker } from './queue.ts';
