import { describe, expect, test } from 'vitest';
import { openFhirSource } from '../src/index.ts';
import { silentLogger } from '@meervoud/kernel';
import { retryAfter } from '../src/transport/retry-after.ts';
import { bearerConfig, json, openServer, searchset, testEffects } from './fhir-server.ts';
import { readAll, tryReading } from './source-double.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const HOUR = 3_600_000;

describe('F9: a source that asks for patience', () => {
  test.each([
    ['120', 120_000], ['0', 0], ['7200', HOUR], ['999999999999999', HOUR],
    ['Sun, 22 Nov 2026 10:02:00 GMT', 120_000], ['Sun, 22 Nov 2026 09:00:00 GMT', 0], ['Mon, 22 Nov 2027 10:00:00 GMT', HOUR],
    ['-5', undefined], ['soon', undefined], ['1e9', undefined], ['', undefined], ['2026-11-22', undefined], ['Sun, 99 Nov 2026 99:00:00 GMT', undefined],
  ])('Retry-After %j means %j milliseconds', (value, expected) => {
    expect(retryAfter(new Headers({ 'retry-after': value }), now, HOUR)).toBe(expected);
  });

  test('a date is measured against the clock of the source', () => {
    const headers = new Headers({ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT', date: 'Sun, 22 Nov 2026 12:00:00 GMT' });
    expect(retryAfter(headers, now, HOUR)).toBe(30_000);
  });

  test.each([429, 503, 500, 502, 408])('%i is tried again after a growing wait with jitter', async (status) => {
    let count = 0;
    const { error, asked, slept } = await tryReading((_, response) => (++count <= 3 ? json(response, {}, status) : json(response, searchset([]))));
    expect(error).toBeUndefined();
    expect(asked).toHaveLength(4);
    expect(slept).toEqual([250, 500, 1_000]);
  });

  test('we wait as long as asked, plus a little', async () => {
    let count = 0;
    const { slept } = await tryReading((_, response) => (++count === 1 ? json(response, {}, 429, { 'retry-after': '60' }) : json(response, searchset([]))));
    expect(slept).toEqual([60_250]);
  });

  test('when the attempts are used up it is an error to try again later', async () => {
    const { error, asked } = await tryReading((_, response) => json(response, {}, 503), { limits: { retries: 2 } });
    expect(error).toMatchObject({ code: 'source-unavailable', recovery: 'retry', expected: 'an answer within the time limits' });
    expect(asked).toHaveLength(3);
  });

  test.each([[400, 'source-refused-search'], [404, 'source-refused-search'], [501, 'source-refused-search'], [403, 'source-forbidden'], [204, 'source-refused-search']])(
    '%i is not tried again', async (status, code) => {
      const { error, asked } = await tryReading((_, response) => response.writeHead(status).end());
      expect(error).toMatchObject({ code, recovery: 'halt' });
      expect(asked).toHaveLength(1);
    });

  test('a source that is not there is an error to try again later, and says where, without the query', async () => {
    const gone = await openServer(() => {});
    await gone.close();
    const { error } = await readAll(bearerConfig(gone.origin, { limits: { retries: 1 } }), 'Condition?code=x');
    expect(error).toMatchObject({ code: 'source-unavailable', recovery: 'retry', at: `${gone.origin}/fhir/Condition` });
  });
});

describe('an abort', () => {
  const reason = new Error('stopped by the test');

  test('during a request ends the reading at once, with its reason', async () => {
    const server = await openServer(() => {});
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 50);
    const begun = performance.now();
    const { error } = await readAll(bearerConfig(server.origin), 'Location', testEffects().effects, stop.signal);
    expect(error).toBe(reason);
    expect(performance.now() - begun).toBeLessThan(1_000);
    await server.close();
  });

  test('during a wait ends the reading at once, with real time as well', async () => {
    const server = await openServer((_, response) => json(response, {}, 503, { 'retry-after': '3600' }));
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 100);
    const source = openFhirSource({ config: bearerConfig(server.origin), secret: async () => 's', log: silentLogger, signal: stop.signal });
    const begun = performance.now();
    await expect((async () => { for await (const _ of source.search('Location')); })()).rejects.toBe(reason);
    expect(performance.now() - begun).toBeLessThan(1_000);
    await source.close();
    await server.close();
  });

  test('before the start asks nothing', async () => {
    const server = await openServer((_, response) => json(response, searchset([])));
    const { error } = await readAll(bearerConfig(server.origin), 'Location', testEffects().effects, AbortSignal.abort(reason));
    expect(error).toBe(reason);
    expect(server.asked).toEqual([]);
    await server.close();
  });
});
