import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, SourceEvent } from '../src/index.ts';
import { adapterFor, type Behaviour, briefly, openEcd, place, stay, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, collect, request, testEffects } from './fhir-server.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T10:00:00Z');
const offers = { Location: ['_lastUpdated'], Encounter: ['class', '_lastUpdated'], Condition: ['code', '_lastUpdated'] };
const at = (minutes: number) => ({ meta: { lastUpdated: new Date(START + minutes * MINUTE).toISOString() } });

/** An ECD whose contents and clock the test moves on, and the reads of it. */
const changing = async (contents: readonly JsonObject[], behaviour: Behaviour = {}) => {
  const state = { held: contents, minutes: 0 };
  const ecd = await openEcd(() => state.held, { offers, now: () => START + state.minutes * MINUTE, pageSize: 50, ...behaviour });
  const { effects } = testEffects();
  const read = async (more: object = {}): Promise<SourceEvent[]> => collect(adapterFor(effects).read(request(bearerConfig(ecd.origin), { zibs, ...more })));
  const cursorOf = (events: readonly SourceEvent[]): string => (events.at(-1) as { cursor: string }).cursor;
  const filters = (): readonly string[] => ecd.asked.flatMap(({ url }) => new URL(url, 'http://x').searchParams.getAll('_lastUpdated'));
  return { state, read, cursorOf, filters, close: ecd.close, asked: ecd.asked };
};

describe('F12: reading only what changed', () => {
  test('asks from ten minutes before what the earlier read was sure of, by the clock of the source', async () => {
    const { state, read, cursorOf, filters, close } = await changing([place('a', at(-900)), stay('s1', 'c1', 'a', at(-5)), ulcer('u1', 'c1', '1', at(-30))]);
    const first = await read();
    expect(filters()).toEqual([]);
    state.minutes = 60;
    state.held = [...state.held, ulcer('u2', 'c1', '1', at(20))];
    expect(briefly(await read({ changesSince: cursorOf(first) }))).toEqual(['Encounter/s1', 'Condition/u2']);
    // the newest that was seen lies before the server's time, so that counts
    expect(new Set(filters())).toEqual(new Set([`ge${new Date(START - 15 * MINUTE).toISOString()}`]));
    await close();
  });

  test('does not miss what becomes visible two minutes after it says it changed, in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ changed: fc.integer({ min: 0, max: 300 }), delay: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 8 }), async (writes) => {
      const { state, read, cursorOf, close } = await changing([]);
      const visible = (): readonly JsonObject[] => writes.flatMap(({ changed, delay }, index) =>
        (changed + delay <= state.minutes * 60 ? [ulcer(`u${index}`, 'c1', '1', at(changed / 60))] : []));
      const seen = new Set<string>();
      let cursor: string | undefined;
      for (const minutes of [0, 1, 2, 4, 8]) {
        state.minutes = minutes;
        state.held = visible();
        const events = await read(cursor === undefined ? {} : { changesSince: cursor });
        cursor = cursorOf(events);
        for (const id of briefly(events)) seen.add(id);
      }
      await close();
      expect(seen).toEqual(new Set(writes.map((_, index) => `Condition/u${index}`)));
    }), { numRuns: 15 });
  });

  test('does not take the future for the present', async () => {
    const { state, read, cursorOf, close } = await changing([ulcer('u1', 'c1', '1', at(60 * 24 * 365)), ulcer('u2', 'c1', '1', at(-60))]);
    const first = await read();
    state.minutes = 30;
    state.held = [...state.held, ulcer('u3', 'c1', '1', at(10))];
    expect(briefly(await read({ changesSince: cursorOf(first) }))).toContain('Condition/u3');
    await close();
  });

  test('goes on from read to read, and an empty one does not lose the place', async () => {
    const { state, read, cursorOf, filters, close } = await changing([place('a', at(-60)), stay('s', 'c', 'a', at(-60)), ulcer('u', 'c', '1', at(-60))]);
    let cursor = cursorOf(await read());
    for (const minutes of [30, 60, 90]) {
      state.minutes = minutes;
      const before = filters().length;
      const events = await read({ changesSince: cursor });
      expect(events.at(-1)).toMatchObject({ zibsComplete: [...zibs] });
      expect(filters().slice(before)).toHaveLength(4);
      cursor = cursorOf(events);
    }
    expect(new Set(filters()).size).toBe(1);
    await close();
  });

  test('when it was interrupted goes on as it was, also when it is then asked to read in full or not', async () => {
    const { state, read, cursorOf, filters, close } = await changing([place('a', at(-60)), stay('s', 'c', 'a', at(-60)), ulcer('u', 'c', '1', at(-60))]);
    const full = cursorOf(await read());
    state.minutes = 60;
    const changes = await read({ changesSince: full });
    const halfway = changes.find((event) => event.type === 'checkpoint')!.cursor;
    const before = filters().length;
    expect((await read({ after: halfway, changesSince: full })).at(-1)).toMatchObject({ zibsComplete: [...zibs] });
    expect(filters().slice(before)).toHaveLength(3);
    const began = (await read()).find((event) => event.type === 'checkpoint')!.cursor;
    const since = filters().length;
    await read({ after: began, changesSince: full });
    expect(filters().length).toBe(since);
    await close();
  });
});

describe('F13: what cannot be read by changes is read in full', () => {
  const contents = [place('a', at(-60)), stay('s', 'c', 'a', at(-60)), ulcer('u', 'c', '1', at(-60))];
  const second = async (resources: readonly JsonObject[], behaviour: Behaviour = {}) => {
    const { state, read, cursorOf, filters, close } = await changing(resources, behaviour);
    const first = await read();
    state.minutes = 60;
    const events = await read({ changesSince: cursorOf(first) });
    await close();
    return { brief: briefly(events), filters: filters().length };
  };

  test('because the server does not offer it', async () => {
    expect(await second(contents, { offers: { Location: [], Encounter: ['class'], Condition: ['code'] } })).toEqual({ brief: ['a', 'Encounter/s', 'Condition/u'], filters: 0 });
    expect((await second(contents, { offers: undefined } as unknown as Behaviour)).filters).toBe(0);
  });

  test('because it is ignored, which shows in the self link or in what comes', async () => {
    for (const withoutSelf of [false, true]) {
      const { brief } = await second([...contents, place('b', at(-1))], { ignores: ['_lastUpdated'], withoutSelf });
      expect(new Set(brief)).toEqual(new Set(['filter-ignored Location/?', 'a', 'b', 'filter-ignored Encounter/?', 'Encounter/s', 'filter-ignored Condition/?', 'Condition/u']));
    }
  });

  test('because it is refused', async () => {
    expect((await second(contents, { refuses: ['_lastUpdated'] })).brief).toEqual(['a', 'Encounter/s', 'Condition/u']);
  });

  test('because resources of the type do not say when they changed', async () => {
    const { brief, filters } = await second([place('a', at(-60)), stay('s', 'c'), ulcer('u', 'c', '1', at(-1))]);
    expect(brief).toEqual(['Encounter/s', 'Condition/u']);
    expect(filters).toBe(3);
  });

  test('because the earlier read did not cover it', async () => {
    const { state, read, cursorOf, filters, close } = await changing([...contents, place('b', at(-1))]);
    const first = await read({ zibs: ['HealthcareProvider'] });
    state.minutes = 60;
    expect(briefly(await read({ changesSince: cursorOf(first) }))).toEqual(['b', 'Encounter/s', 'Condition/u']);
    expect(filters()).toHaveLength(1);
    await close();
  });

  test('because the source never said what time it is', async () => {
    const { read, cursorOf, filters, close } = await changing(contents, { first: (_, response) => { response.sendDate = false; response.removeHeader('date'); return false; } });
    await read({ changesSince: cursorOf(await read()) });
    expect(filters()).toEqual([]);
    await close();
  });
});
