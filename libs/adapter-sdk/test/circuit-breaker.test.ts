import { toInstant } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import type { TransportEffects } from '../src/index.ts';
import { FhirLimits } from '../src/fhir-source-config.ts';
import { createCircuitBreaker } from '../src/transport/circuit-breaker.ts';
import { gateOf } from '../src/transport/host-gate.ts';

const SECOND = 1_000;
const URL_OF_HOST = 'https://ecd.example/fhir';

/** Time that a test moves on, waking who slept in the order of their times. `random` is 0: rests have their full length, and nobody lingers. */
const steppedEffects = () => {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const settle = (): Promise<void> => new Promise((done) => { setImmediate(done); });
  const effects: TransportEffects = {
    clock: { now: () => toInstant(now) },
    sleep: (milliseconds, signal) => new Promise((wake, fail) => {
      signal.throwIfAborted();
      signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
      sleepers.push({ at: now + milliseconds, wake });
    }),
    random: () => 0,
  };
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    for (;;) {
      await settle();
      sleepers.sort((one, other) => one.at - other.at);
      if (sleepers[0] === undefined || sleepers[0].at > end) break;
      const next = sleepers.shift()!;
      now = Math.max(now, next.at);
      next.wake();
    }
    now = end;
  };
  return { effects, pass, settle };
};

/** A host that answers when, and as, the test says; and readers that ask it once. */
const setUp = (limits: object = {}) => {
  const { effects, pass, settle } = steppedEffects();
  const underWay: ((outcome: string | Error) => void)[] = [];
  const asked: string[] = [];
  const ask = (name: string, signal = new AbortController().signal): Promise<string | undefined> => gateOf(URL_OF_HOST, effects).ask(
    () => new Promise<string>((done, fail) => { asked.push(name); underWay.push((outcome) => (outcome instanceof Error ? fail(outcome) : done(outcome))); }),
    { limits: FhirLimits.parse({ failuresInRow: 3, ...limits }), signal, hasFailed: (outcome) => outcome === 'down' },
  );
  const answer = async (...outcomes: readonly (string | Error)[]): Promise<void> => {
    for (const outcome of outcomes) { await settle(); underWay.shift()!(outcome); await settle(); }
  };
  const failing = async (times: number): Promise<void> => { for (let time = 0; time < times; time += 1) { void ask('early'); await answer('down'); } };
  return { effects, pass, settle, asked, ask, answer, failing };
};

describe('F31: a host that fails again and again', () => {
  test('rests after so many failures in a row: nobody asks it, until the rest is over', async () => {
    const { failing, ask, asked, pass, answer } = setUp();
    await failing(3);
    const late = ask('late');
    await pass(SECOND - 1);
    expect(asked).toEqual(['early', 'early', 'early']);
    await pass(1);
    expect(asked).toEqual(['early', 'early', 'early', 'late']);
    await answer('up');
    expect(await late).toBe('up');
  });

  test('does not rest while an answer comes in between', async () => {
    const { failing, ask, asked, answer } = setUp();
    await failing(2);
    const fine = ask('fine');
    await answer('up');
    await failing(2);
    const next = ask('next');
    await answer('up');
    expect([await fine, await next, asked.length]).toEqual(['up', 'up', 6]);
  });

  test('is tried by one request after its rest, while all others wait for how that goes', async () => {
    const { failing, ask, asked, pass, answer, settle } = setUp();
    await failing(3);
    const readers = ['a', 'b', 'c', 'd'].map((name) => ask(name));
    await pass(60 * SECOND);
    expect(asked.slice(3)).toEqual(['a']);
    const latecomer = ask('e');
    await settle();
    expect(asked.slice(3)).toEqual(['a']);
    await answer('up');
    expect(asked.slice(3).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await answer('up', 'up', 'up', 'up');
    expect(await Promise.all([...readers, latecomer])).toEqual(['up', 'up', 'up', 'up', 'up']);
  });

  test('that fails the one request rests again, twice as long each time up to half a minute, and a second again after it was up', async () => {
    const { failing, ask, asked, pass, answer } = setUp();
    await failing(3);
    const secondsUntilTried = async (outcome: string): Promise<number> => {
      const before = asked.length;
      const trial = ask('trial');
      let seconds = 0;
      for (; asked.length === before && seconds < 60; seconds += 1) await pass(SECOND);
      await answer(outcome);
      await trial;
      return seconds;
    };
    const seen: number[] = [];
    for (const outcome of ['down', 'down', 'down', 'down', 'down', 'down', 'down', 'up']) seen.push(await secondsUntilTried(outcome));
    expect(seen).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    await failing(3);
    expect(await secondsUntilTried('up')).toBe(1);
  });

  test('rests up to half as long by chance, so as not to march in step with it', () => {
    const restWith = (random: number): number => {
      const breaker = createCircuitBreaker(() => 0, () => random);
      breaker.begin({ failuresInRow: 1, restMilliseconds: SECOND })('failed');
      return breaker.restsUntil();
    };
    expect([restWith(0), restWith(0.5), restWith(0.9)]).toEqual([1_000, 750, 550]);
  });

  test('is as long left alone as configured', async () => {
    const { failing, ask, asked, pass, answer } = setUp({ failuresInRow: 1, restMilliseconds: 90 * SECOND });
    await failing(1);
    const late = ask('late');
    await pass(90 * SECOND - 1);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
    await answer('up');
    await late;
  });

  test('fails who waited together with who tried, so that many readers do not try one after the other', async () => {
    const { failing, ask, asked, pass, answer } = setUp();
    await failing(3);
    const readers = ['a', 'b', 'c'].map((name) => ask(name));
    await pass(SECOND);
    await answer('down');
    expect(await Promise.all(readers)).toEqual(['down', undefined, undefined]);
    expect(asked.slice(3)).toEqual(['a']);
  });

  test('is tried by the next when the one request was stopped, or failed for a reason of its own', async () => {
    const { failing, ask, asked, pass, answer, settle } = setUp();
    await failing(3);
    const stop = new AbortController();
    const [one, two, three] = [ask('one'), ask('two', stop.signal), ask('three')];
    const ends = Promise.allSettled([one, two, three]);
    await pass(SECOND);
    expect(asked.slice(3)).toEqual(['one']);
    stop.abort(new Error('stopped by the test'));
    await settle();
    await answer(new Error('no fault of the host'));
    expect(asked.slice(3)).toEqual(['one', 'three']);
    await answer('up');
    expect(await ends).toMatchObject([{ reason: { message: 'no fault of the host' } }, { reason: { message: 'stopped by the test' } }, { value: 'up' }]);
  });

  test('does not begin its rest anew for failures of requests that were sent before', async () => {
    const { ask, asked, pass, answer } = setUp({ failuresInRow: 2 });
    const early = ['a', 'b', 'c', 'd'].map((name) => ask(name));
    await answer('down', 'down');
    await pass(SECOND - 1);
    await answer('down', 'up');
    const late = ask('late');
    expect(asked).toHaveLength(4);
    await pass(1);
    expect(asked).toHaveLength(5);
    await answer('up');
    expect([await Promise.all(early), await late]).toEqual([['down', 'down', 'down', 'up'], 'up']);
  });

  test('does not keep other hosts waiting', async () => {
    const { failing, effects, asked, ask, pass, answer } = setUp();
    await failing(3);
    const late = ask('late');
    const elsewhere = await gateOf('https://other.example/fhir', effects).ask(async () => 'up', { limits: FhirLimits.parse({}), signal: new AbortController().signal, hasFailed: () => false });
    expect([elsewhere, asked.length]).toEqual(['up', 3]);
    await pass(SECOND);
    await answer('up');
    await late;
  });

  test('and asks for patience gets the longer of the two', async () => {
    const { failing, effects, asked, ask, pass, answer } = setUp();
    await failing(3);
    gateOf(URL_OF_HOST, effects).pause(10 * SECOND);
    const late = ask('late');
    await pass(10 * SECOND - 1);
    expect(asked).toHaveLength(3);
    await pass(1);
    await answer('up');
    expect(await late).toBe('up');
  });

  test('lets no more through than it may get per second when it is back', async () => {
    const { asked, ask, pass, answer } = setUp({ requestsPerSecond: 1 });
    for (let time = 0; time < 3; time += 1) { void ask('early'); await pass(SECOND); await answer('down'); }
    const readers = ['a', 'b', 'c', 'd'].map((name) => ask(name));
    await pass(10 * SECOND);
    expect(asked.slice(3)).toHaveLength(1);
    await answer('up');
    for (const sent of [2, 3, 4]) {
      expect(asked.slice(3)).toHaveLength(sent);
      await pass(SECOND - 1);
      expect(asked.slice(3)).toHaveLength(sent);
      await pass(1);
    }
    await answer('up', 'up', 'up');
    expect(await Promise.all(readers)).toEqual(['up', 'up', 'up', 'up']);
  });

  test('makes who stood in line when it began to rest stand in line again', async () => {
    const { asked, ask, pass, answer } = setUp({ requestsPerSecond: 1, failuresInRow: 1, restMilliseconds: 10 * SECOND });
    const readers = ['a', 'b', 'c', 'd'].map((name) => ask(name));
    await pass(SECOND / 2);
    await answer('down');
    await pass(20 * SECOND);
    expect(asked).toEqual(['a', 'b']);
    await answer('up');
    expect(asked).toEqual(['a', 'b', 'c']);
    await pass(SECOND - 1);
    expect(asked).toEqual(['a', 'b', 'c']);
    await pass(1);
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
    await answer('up', 'up');
    expect(await Promise.all(readers)).toEqual(['down', 'up', 'up', 'up']);
  });
});
