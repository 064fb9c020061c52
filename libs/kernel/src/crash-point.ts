/**
 * Every place of a round where a process may die between two effects: in the database, on the queue, over HTTP. A point is named after
 * the effect that comes next or has just been; `written` and the like lie within a transaction that is still open.
 * `npm run chaos` kills a process at each of them (docs/reliability.md).
 */
export const crashPoints = [
  // a turn of a schedule, and the round it asks for
  'keep-schedules:before', 'keep-schedules:after', 'take-turn:before', 'take-turn:taken', 'take-turn:after',
  'begin-run:before', 'begin-run:begun', 'begin-run:after',
  // the queue, and an attempt at what it carries
  'hand-over:before', 'hand-over:marked', 'hand-over:after',
  'attempt:received', 'attempt:begun', 'attempt:renew', 'attempt:renewed', 'attempt:done', 'attempt:completed',
  'attempt:fail', 'attempt:failed', 'attempt:release', 'attempt:released',
  'complete-task:marked', 'complete-task:written',
  // reading a source
  'source-request:before', 'source-request:after',
  'stage:before', 'stage:gone', 'stage:records', 'stage:rejected', 'stage:findings', 'checkpoint:before', 'checkpoint:after',
  'complete-run:before', 'complete-run:marked', 'complete-run:after',
  // values and texts
  'plan-values:before', 'plan-values:campaign', 'plan-values:after',
  'put-values:before', 'put-values:put', 'put-values:after', 'ask-assembly:after',
  'put-fragments:before', 'put-fragments:after',
  // drawing up, and approving
  'assemble:before', 'assemble:withdrawn', 'assemble:drafted', 'assemble:after',
  'approve:before', 'approve:recorded', 'approve:moved', 'approve:after',
  // delivering
  'sign:before', 'sign:after', 'sign:kept', 'send:before', 'send:after',
  'recipient-request:before', 'recipient-request:after',
  'receipt:before', 'receipt:kept', 'receipt:moved', 'receipt:after',
  // upkeep
  'reconcile:before', 'reconcile:alarms', 'reconcile:after', 'retain:before', 'retain:after',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

let watch: ((point: CrashPoint) => void) | undefined;

/** Says where this process is. Does nothing, at the price of one comparison, unless a harness watches. */
export const passing = (point: CrashPoint): void => watch?.(point);

/** For a harness that composes an app: calls `watcher` at every point of this process; undefined ends it. */
export const watchCrashPoints = (watcher: ((point: CrashPoint) => void) | undefined): void => {
  watch = watcher;
};
