import type { SourceEvent } from '@meervoud/adapter-sdk';
import { contentsOf, differenceOf, recordsOf } from '../contents.ts';
import type { Stage } from '../stage.ts';
import { brokenOff, type Check, failed, verdictOf } from './check.ts';

interface Mark { readonly cursor: string; readonly before: readonly SourceEvent[] }

const marksIn = (events: readonly SourceEvent[]): readonly Mark[] =>
  events.flatMap((event, index) => (event.type === 'checkpoint' ? [{ cursor: event.cursor, before: events.slice(0, index) }] : []));

/** Of a real source not all: each costs it part of a read. */
const fewOf = (marks: readonly Mark[]): readonly Mark[] =>
  [...new Set([marks[0], marks[marks.length >> 1], marks.at(-1)])].filter((mark) => mark !== undefined);

/** A crash right after each checkpoint: what was kept until there, and what a read from there adds. */
const problemAt = async ({ read }: Stage, { cursor, before }: Mark, number: number, whole: ReturnType<typeof contentsOf>): Promise<readonly string[]> => {
  const rest = await read({ after: cursor });
  const broken = brokenOff(rest);
  if (broken !== undefined) return [`going on after checkpoint ${number}: ${broken}`];
  const difference = differenceOf(whole, contentsOf([...before, ...rest.events]));
  return difference === undefined ? [] : [`going on after checkpoint ${number}: ${difference}`];
};

export const resumeWithoutGap: Check = {
  id: 'resume-without-gap',
  needs: ['ids-stable-over-two-reads', 'provides-what-it-promises', 'checkpoint-vouches-for-what-precedes', 'deterministic-order-free'],
  run: async (stage) => {
    const { events } = await stage.baseline();
    const all = marksIn(events);
    const marks = stage.material.kind === 'endpoint' ? fewOf(all) : all;
    const last = marks.at(-1);
    if (last === undefined) return failed('there is no checkpoint to go on from');
    const again = recordsOf((await stage.read({ after: last.cursor })).events).length;
    const wrong = again === 0 ? [] : [`going on after the last checkpoint starts over: ${again} records came again`];
    const whole = contentsOf(events);
    for (const [index, mark] of marks.entries()) wrong.push(...await problemAt(stage, mark, index + 1, whole));
    return verdictOf(wrong, `interrupted ${marks.length} times`);
  },
};
