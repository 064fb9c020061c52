import type { Cursor, SourceEvent } from '@meervoud/adapter-sdk';
import { contentsOf, differenceOf, recordsOf } from '../contents.ts';
import type { Stage } from '../stage.ts';
import { brokenOff, type Check, failed, verdictOf } from './check.ts';

const cursorsIn = (events: readonly SourceEvent[]): readonly Cursor[] => events.flatMap((event) => (event.type === 'checkpoint' ? [event.cursor] : []));

/** Of a real source not all: each costs it another read. */
const fewOf = (count: number): readonly number[] => [...new Set([1, (count + 1) >> 1, count])];
const allOf = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** A process that dies right after its n-th checkpoint: what was kept until there, and what a read from there adds. */
const problemAfter = async ({ read }: Stage, checkpoints: number, whole: ReturnType<typeof contentsOf>): Promise<readonly string[]> => {
  const first = await read({ checkpoints });
  const after = cursorsIn(first.events).at(-1);
  const rest = after === undefined ? first : await read({ after });
  const difference = brokenOff(first) ?? brokenOff(rest)
    ?? differenceOf(whole, contentsOf({ events: [...first.events, ...rest.events], atPlace: rest.atPlace }));
  return difference === undefined ? [] : [`going on after checkpoint ${checkpoints}: ${difference}`];
};

export const resumeWithoutGap: Check = {
  id: 'resume-without-gap',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises', 'checkpoint-vouches-for-what-precedes', 'deterministic-order-free'],
  run: async (stage) => {
    const first = await stage.baseline();
    const cursors = cursorsIn(first.events);
    const last = cursors.at(-1);
    if (last === undefined) return failed('there is no checkpoint to go on from');
    const again = recordsOf((await stage.read({ after: last })).events).length;
    const wrong = again === 0 ? [] : [`going on after the last checkpoint starts over: ${again} records came again`];
    const interrupted = (stage.material.kind === 'endpoint' ? fewOf : allOf)(cursors.length);
    const whole = contentsOf(first);
    for (const checkpoints of interrupted) wrong.push(...await problemAfter(stage, checkpoints, whole));
    return verdictOf(wrong, `interrupted ${interrupted.length} times`);
  },
};
