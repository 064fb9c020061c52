import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cursor, SourceEvent } from '../src/index.ts';
import { adapterFor, openEcd, place, stay, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, json, openServer, request, searchset, testEffects } from './fhir-server.ts';
import { readAll } from './source-double.ts';

describe('F31: a source that keeps failing, over HTTP', () => {
  test('is not asked more than every fifteen seconds in the end, however often it is read, and is read as soon as it answers', async () => {
    let isUp = false;
    const server = await openServer((_, response) => (isUp ? json(response, searchset([])) : json(response, {}, 503)));
    const { effects } = testEffects();
    const began = Date.parse(effects.clock.now());
    const hours = (): number => (Date.parse(effects.clock.now()) - began) / 3_600_000;
    const config = bearerConfig(server.origin);
    while (hours() < 1) expect((await readAll(config, 'Location', effects)).error).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
    expect(server.asked.length).toBeGreaterThan(100);
    expect(server.asked.length).toBeLessThan(5 + 3_600 / 15);
    isUp = true;
    expect(await readAll(config, 'Location', effects)).toMatchObject({ error: undefined, pages: [{}] });
    await server.close();
  });

  /** Reads as the engine does: after a failure that may pass, on from the last checkpoint. A request takes a tenth of a second. */
  const readToTheEnd = async (isUpAt: (now: number) => boolean, seed: number, stays = 12, limits: object = {}) => {
    const held = [place('a'), place('b'), ...Array.from({ length: stays }, (_, n) => stay(`s${n}`, `c${n}`)), ...Array.from({ length: 12 }, (_, n) => ulcer(`u${n}`, `c${n}`, n % 2 ? '1' : '2'))];
    const { effects, pass } = testEffects();
    const now = (): number => Date.parse(effects.clock.now());
    let state = seed;
    const random = (): number => { state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; return (state >>> 8) / 2 ** 24; };
    const began = now();
    let failed = 0;
    const ecd = await openEcd(held, { first: (_, response) => {
      const isUp = isUpAt(now());
      pass(100);
      if (isUp) return false;
      failed += 1;
      if (failed % 2 === 0) response.destroy();
      else json(response, {}, 502);
      return true;
    } });
    const adapter = adapterFor({ ...effects, random });
    const events: SourceEvent[] = [];
    let after: Cursor | undefined;
    for (let isDone = false; !isDone;) {
      if (now() - began > 86_400_000) throw new Error('a day has passed');
      try {
        for await (const event of adapter.read(request(bearerConfig(ecd.origin, { limits }), { zibs, ...(after === undefined ? {} : { after }) }))) {
          events.push(event);
          if (event.type === 'checkpoint') after = event.cursor;
        }
        isDone = true;
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
        pass(5_000);
      }
    }
    await ecd.close();
    const records = [...new Set(events.flatMap((event) => (event.type === 'record' ? [JSON.stringify(event.record)] : [])))].sort();
    return { records, last: events.at(-1), failed };
  };

  test('and is up a fifth of the time, in whatever rhythm, gives the same records as one that stays', async () => {
    const clean = await readToTheEnd(() => true, 1);
    expect(clean.records.length).toBeGreaterThan(20);
    await fc.assert(fc.asyncProperty(fc.integer({ min: 2_000, max: 90_000 }), fc.nat(), fc.nat(), async (period, phase, seed) => {
      const flapping = await readToTheEnd((now) => (now + phase) % period < period / 5, seed);
      expect(flapping.records).toEqual(clean.records);
      expect(flapping.last).toMatchObject({ type: 'checkpoint', zibsComplete: [...zibs] });
    }), { numRuns: 25, examples: [[5_000, 2_000, 1], [30_000, 10_000, 1], [60_000, 30_000, 1]] });
    expect((await readToTheEnd((now) => now % 5_000 >= 4_000, 7)).failed).toBeGreaterThan(5);
  }, 60_000);

  // a search is read from its beginning again once the attempts for a page are used up
  test('and is up one second in five, gives a search of a hundred pages too, when it is given the attempts', async () => {
    const clean = await readToTheEnd(() => true, 1, 200);
    const flapping = await readToTheEnd((now) => now % 5_000 >= 4_000, 7, 200, { retries: 20 });
    expect(flapping.records).toEqual(clean.records);
    expect(flapping.failed).toBeGreaterThan(20);
  }, 60_000);
});
