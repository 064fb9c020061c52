import { codeOf, KnownError, type Logger, passing, recoveryOf } from '@meervoud/kernel';
import type { Task, TaskLedger } from '@meervoud/task';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { keepAlive } from './keep-alive.ts';
import type { QueueObserver } from './observer.ts';
import type { JobBinding } from './queue.ts';
import { backoffAfter, type Timing } from './timing.ts';

export interface AttemptContext<Transaction> {
  readonly ledger: Omit<TaskLedger<Transaction>, 'due'>;
  readonly timing: Timing;
  readonly log: Logger;
  readonly observer: QueueObserver;
  /** Aborted when the worker stops and its patience is over. */
  readonly stopping: AbortSignal;
}

/** How an attempt ended; `refused`: there was nothing to begin. */
export type AttemptEnd = 'completed' | 'failed' | 'again' | 'released' | 'fenced-off' | 'refused';

/** So often may a task be begun without ever ending (its process died) before we stop trying, per allowed try. */
const DEATHS_PER_TRY = 10;

const payloadOf = (binding: JobBinding<never>, { payload, id }: Task): never => {
  const parsed = binding.job.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new KnownError({ code: 'task-payload-invalid', recovery: 'halt', message: `The payload of task ${id} is not what its job takes.` });
};

const settle = async <Transaction>(
  thrown: unknown, task: Task, { job }: JobBinding<Transaction>, { ledger, timing, log }: AttemptContext<Transaction>,
): Promise<AttemptEnd> => {
  const code = codeOf(thrown);
  const fail = async (retryIn: number | 'never'): Promise<boolean> => {
    passing('attempt:fail');
    const kept = await ledger.fail(task.id, task.attempt, code, retryIn);
    passing('attempt:failed');
    return kept;
  };
  const [failures, fields] = [task.failures + 1, { job: task.job, task: task.id, attempt: task.attempt, code }];
  if (recoveryOf(thrown) === 'retry' && failures < job.attempts) {
    log.warn('a task failed and will be tried again', fields);
    return (await fail(backoffAfter(failures, job.backoff, job.longestBackoff ?? timing.longestBackoff))) ? 'again' : 'fenced-off';
  }
  log.error('a task failed for good', fields);
  return (await fail('never')) ? 'failed' : 'fenced-off';
};

const giveBack = async ({ id, attempt }: Task, { release }: Pick<TaskLedger<never>, 'release'>): Promise<AttemptEnd> => {
  passing('attempt:release');
  const kept = await release(id, attempt);
  passing('attempt:released');
  return kept ? 'released' : 'fenced-off';
};

const run = async <Transaction>(task: Task, binding: JobBinding<Transaction>, context: AttemptContext<Transaction>): Promise<AttemptEnd> => {
  const { ledger, timing, log, stopping } = context;
  const alive = keepAlive(async () => {
    passing('attempt:renew');
    const kept = await ledger.extend(task.id, task.attempt, timing.lease);
    passing('attempt:renewed');
    return kept;
  }, timing.lease / 3);
  try {
    if (task.attempt > binding.job.attempts * DEATHS_PER_TRY) {
      throw new KnownError({ code: 'task-never-ends', recovery: 'halt', message: `Task ${task.id} was begun ${task.attempt} times.` });
    }
    const effects = await binding.handler(payloadOf(binding as JobBinding<never>, task), {
      task, log, signal: AbortSignal.any([stopping, alive.lost]),
    });
    passing('attempt:done');
    const completed = await ledger.complete(task.id, task.attempt, effects);
    passing('attempt:completed');
    return completed ? 'completed' : 'fenced-off';
  } catch (error) {
    if (alive.lost.aborted) return 'fenced-off';
    if (stopping.aborted) return await giveBack(task, ledger);
    return await settle(error, task, binding, context);
  } finally {
    alive.stop();
  }
};

const tracer = trace.getTracer('@meervoud/queue');

/** A span of its own for each attempt: ids, a job name and how it ended. */
const traced = (task: Task, attempt: () => Promise<AttemptEnd>): Promise<AttemptEnd> => {
  const attributes = { 'meervoud.job': task.job, 'meervoud.task': task.id, 'meervoud.attempt': task.attempt };
  return tracer.startActiveSpan(`attempt ${task.job}`, { kind: SpanKind.CONSUMER, attributes }, async (span) => {
    try {
      const end = await attempt();
      span.setAttribute('meervoud.end', end);
      if (end === 'failed' || end === 'again') span.setStatus({ code: SpanStatusCode.ERROR });
      return end;
    } finally {
      span.end();
    }
  });
};

/**
 * One attempt at a task, from beginning it in the ledger to recording there how it ended. Throws only when the
 * ledger cannot be reached; the lease then expires, and the task is due again.
 */
export const attemptTask = async <Transaction>(
  taskId: string, binding: JobBinding<Transaction>, context: AttemptContext<Transaction>,
): Promise<AttemptEnd> => {
  const started = performance.now();
  passing('attempt:received');
  const task = await context.ledger.begin(taskId, context.timing.lease);
  if (!task) return 'refused';
  passing('attempt:begun');
  const end = await traced(task, () => run(task, binding, context));
  const milliseconds = Math.round(performance.now() - started);
  if (end !== 'refused') context.observer.attempted?.(task.job, end, milliseconds);
  const fields = { job: task.job, task: task.id, attempt: task.attempt, milliseconds };
  if (end === 'fenced-off') context.log.warn('a late attempt wrote nothing', { ...fields, code: 'task-fenced-off' });
  else context.log.debug(`an attempt ended: ${end}`, fields);
  return end;
};
