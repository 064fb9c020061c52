import { Instant, KnownError, toInstant, toMilliseconds } from '@meervoud/kernel';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { throughCircuit } from '../src/circuit.ts';

let opened: TestStore;
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }); });
afterAll(() => opened.close());

const start = Instant.parse('2024-05-01T12:00:00.000Z');
const policy = { restAfter: 3, rest: 60_000 };
const away = new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message: 'away' });

/** A worker of its own, that shares nothing but the store. */
const worker = (organization: string) => {
  let [now, tries] = [start, 0];
  return {
    wait: (seconds: number): void => { now = toInstant(toMilliseconds(now) + seconds * 1_000); },
    tries: () => tries,
    send: (thrown?: Error, signal = new AbortController().signal): Promise<string> =>
      throughCircuit({ store: opened.store, organization, recipient: 'makelaar', policy, clock: { now: () => now }, signal }, async () => {
        tries += 1;
        if (thrown) throw thrown;
        return 'receipt';
      }).catch((error: KnownError) => error.code ?? error.message),
  };
};

test('after three failures nobody tries, also no other worker; after the rest one does, and all goes on once it answered', async () => {
  const [one, other] = [worker('rest'), worker('rest')];
  expect([await one.send(away), await other.send(away), await one.send(away), await other.send(), await one.send()]).toStrictEqual(
    ['recipient-unavailable', 'recipient-unavailable', 'recipient-unavailable', 'recipient-resting', 'recipient-resting']);
  expect([one.tries(), other.tries()]).toStrictEqual([2, 1]);
  one.wait(61);
  other.wait(61);
  expect([await one.send(away), await other.send()]).toStrictEqual(['recipient-unavailable', 'recipient-resting']);
  other.wait(61);
  expect([await other.send(), await one.send()]).toStrictEqual(['receipt', 'receipt']);
});

test('who refuses is there, and who keeps us waiting for a receipt too: neither is a failure, and both end a row of them', async () => {
  const one = worker('refuses');
  for (const code of ['recipient-refused', 'recipient-refused-token', 'receipt-awaited']) {
    const answer = new KnownError({ code, recovery: code === 'receipt-awaited' ? 'retry' : 'halt', message: 'x' });
    expect([await one.send(away), await one.send(away), await one.send(answer)]).toStrictEqual(['recipient-unavailable', 'recipient-unavailable', code]);
  }
  expect(await one.send()).toBe('receipt');
});

test('a worker that is asked to stop says nothing of the recipient', async () => {
  const one = worker('stops');
  for (let time = 0; time < 5; time += 1) await one.send(away, AbortSignal.abort());
  expect(await opened.store.circuits.list('stops')).toStrictEqual([]);
});
