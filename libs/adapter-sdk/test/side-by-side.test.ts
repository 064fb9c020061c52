import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Step } from '../src/reading/carry-out.ts';
import type { PlannedSearch } from '../src/reading/plan.ts';
import { sideBySide } from '../src/reading/side-by-side.ts';

const search = (text: string): PlannedSearch => ({ text, type: text.split('?')[0] ?? '', zibs: new Set(), profiles: new Set(), joins: [] });
const pageOf = (text: string, number: number, last: boolean, whole = false): Step =>
  ({ type: 'page', whole, last, includes: [], page: { url: `${text}#${number}`, resources: [], included: new Set(), gone: [] } });

/** Reads all of it; `pages` says how each search goes: so many pages, or an error after so many. */
const readAll = async (pages: Readonly<Record<string, { readonly count: number; readonly fails?: string; readonly whole?: boolean }>>, atOnce = 2) => {
  const [done, opened, busy] = [new Set<string>(), [] as string[], new Set<string>()];
  const [given, most] = [[] as string[], { number: 0 }];
  const open = async function* ({ text }: PlannedSearch): AsyncGenerator<Step> {
    opened.push(text);
    busy.add(text);
    most.number = Math.max(most.number, busy.size);
    const { count = 0, fails, whole = false } = pages[text] ?? {};
    for (let at = 1; at <= count; at += 1) {
      await setTimeout(1);
      yield pageOf(text, at, at === count && fails === undefined, whole);
    }
    busy.delete(text);
    if (fails !== undefined) throw new Error(fails);
  };
  const searches = Object.keys(pages).map(search);
  const finish = ({ text, type }: PlannedSearch, whole: boolean): void => {
    for (const candidate of searches) if (candidate.text === text || (whole && candidate.type === type)) done.add(candidate.text);
  };
  let thrown: unknown;
  try {
    for await (const { step } of sideBySide({ searches, atOnce, isDone: ({ text }) => done.has(text), open, finish })) {
      if (step.type === 'page') given.push(step.page.url);
    }
  } catch (reason) {
    thrown = reason;
  }
  return { given: given.toSorted(), opened, done: [...done].toSorted(), most: most.number, thrown: thrown instanceof Error ? thrown.message : thrown };
};

describe('searches side by side', () => {
  test('every page of every search is given once, and no more searches are open than may be', async () => {
    const read = await readAll({ A: { count: 3 }, B: { count: 1 }, C: { count: 2 }, D: { count: 1 } });
    expect(read).toEqual({ given: ['A#1', 'A#2', 'A#3', 'B#1', 'C#1', 'C#2', 'D#1'], opened: ['A', 'B', 'C', 'D'], done: ['A', 'B', 'C', 'D'], most: 2, thrown: undefined });
  });

  test('one type is searched once at a time, and a search that another answered is not asked', async () => {
    const read = await readAll({ 'A?code=1': { count: 2, whole: true }, 'A?code=2': { count: 1 }, 'B': { count: 5 } });
    expect(read.opened).toEqual(['A?code=1', 'B']);
    expect(read.done).toEqual(['A?code=1', 'A?code=2', 'B']);
  });

  test('when one fails, the one beside it is read to its end, nothing new begins, and the failure is thrown', async () => {
    const read = await readAll({ A: { count: 1, fails: 'broken' }, B: { count: 6 }, C: { count: 1 } });
    expect(read).toMatchObject({ opened: ['A', 'B'], done: ['B'], thrown: 'broken' });
    expect(read.given).toEqual(['A#1', 'B#1', 'B#2', 'B#3', 'B#4', 'B#5', 'B#6']);
  });

  test('one at a time goes in the order of the searches', async () => {
    const read = await readAll({ B: { count: 2 }, A: { count: 1 } }, 1);
    expect(read).toMatchObject({ opened: ['B', 'A'], most: 1 });
  });
});
