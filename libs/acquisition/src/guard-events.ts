import { setImmediate as othersFirst } from 'node:timers/promises';
import type { SourceEvent } from '@meervoud/adapter-sdk';
import { KnownError } from '@meervoud/kernel';
import { Origin, type ZibName, zibNames } from '@meervoud/zibs';
import { z } from 'zod';

export interface EventGuard {
  /** What every origin must say. */
  readonly source: string;
  /** What was asked: another zib is refused, however good its record. */
  readonly zibs: readonly ZibName[];
  readonly signal: AbortSignal;
  readonly limits?: EventLimits;
}

export interface EventLimits {
  /** Events between two checkpoints, which are held in memory. */
  readonly betweenCheckpoints: number;
  /** Events of one read. */
  readonly total: number;
}
const EVENTS_PER_TURN = 500;
const LIMITS: EventLimits = { betweenCheckpoints: 200_000, total: 100_000_000 };

const zib = z.enum(zibNames as readonly [ZibName, ...ZibName[]]);
const Notice = { origin: Origin, code: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/), path: z.string().max(500) };
/** The contract of {@link SourceEvent}, as far as it can be seen; what a record says is its own schema's to judge. */
const Contract = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record'), record: z.looseObject({ zib, id: z.string().min(1).max(500), origin: Origin }) }),
  z.strictObject({ type: z.literal('rejected'), ...Notice, zib: zib.optional() }),
  z.strictObject({ type: z.literal('finding'), ...Notice }),
  z.strictObject({ type: z.literal('gone'), reference: z.string().min(1).max(1_000) }),
  z.strictObject({ type: z.literal('checkpoint'), cursor: z.string().max(1_000_000), zibsComplete: z.array(zib) }),
]);

/**
 * Lets through what keeps to the contract of an adapter. Throws `adapter-broke-contract` (halt) for anything else, saying where and never
 * what: an adapter is somebody else's code. A record of a zib that was not asked becomes a rejection. An abort ends
 * the wait for an adapter that does not listen to it.
 */
export async function* guardEvents(events: AsyncIterable<SourceEvent>, { source, zibs, signal, limits = LIMITS }: EventGuard): AsyncGenerator<SourceEvent> {
  let [total, since] = [0, 0];
  for await (const given of untilAborted(events, signal)) {
    const event = checked(given, source);
    since = event.type === 'checkpoint' ? 0 : since + 1;
    total += 1;
    // an adapter that never waits would let nobody else run, not even who wants to stop it
    if (total % EVENTS_PER_TURN === 0) await othersFirst();
    signal.throwIfAborted();
    if (since > limits.betweenCheckpoints || total > limits.total) throw broken(since > limits.betweenCheckpoints ? 'too many events without a checkpoint' : 'a read without end');
    if (event.type === 'record' && !zibs.includes(event.record.zib)) yield { type: 'rejected', origin: event.record.origin, code: 'not-needed', path: event.record.zib };
    else if (event.type === 'checkpoint') yield { ...event, zibsComplete: event.zibsComplete.filter((name) => zibs.includes(name)) };
    else yield event;
  }
}

const checked = (given: unknown, source: string): SourceEvent => {
  const parsed = parseOrRefuse(given);
  if (!parsed.success) throw broken(`at ${parsed.error.issues[0]?.path.filter((step) => /^\w{1,30}$/.test(String(step))).join('.') || 'the event itself'}`);
  const event = given as SourceEvent;
  const origin = event.type === 'record' ? event.record.origin : 'origin' in event ? event.origin : undefined;
  if (origin !== undefined && origin.source !== source) throw broken('at an origin that names another source');
  return event;
};

/** Looking at it may already run the adapter's code. */
const parseOrRefuse = (given: unknown): ReturnType<typeof Contract.safeParse> => {
  try {
    return Contract.safeParse(given);
  } catch {
    throw broken('an event that cannot be looked at');
  }
};

const broken = (what: string): KnownError =>
  new KnownError({ code: 'adapter-broke-contract', recovery: 'halt', message: `The adapter does not keep to its contract: ${what}.`, expected: 'an adapter that passes `meervoud adapter check`' });

async function* untilAborted<Event>(events: AsyncIterable<Event>, signal: AbortSignal): AsyncGenerator<Event> {
  signal.throwIfAborted();
  if (typeof events?.[Symbol.asyncIterator] !== 'function') throw broken('a read that gives no events');
  const iterator = events[Symbol.asyncIterator]();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  // nobody may be waiting when it rejects
  aborted.catch(() => undefined);
  let [ended, waiting] = [false, false];
  try {
    for (;;) {
      waiting = true;
      const next = await Promise.race([iterator.next(), aborted]);
      waiting = false;
      if (next.done === true) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    const stopped = ended ? undefined : iterator.return?.();
    // an adapter that hangs is told to stop, and not waited for
    if (waiting) stopped?.then(undefined, () => undefined);
    else await stopped;
  }
}
