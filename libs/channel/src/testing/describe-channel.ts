import { type ContentHash, hashOfBytes, type KnownError, recoveryOf } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, OutgoingSubmission } from '../channel.ts';

/** A recipient that the suite can talk to and put in a mood, on the other end of the channel under test. */
export interface TestRecipient {
  readonly channel: Channel;
  /** What reached it: key and hash of the bytes, one per arrival, repeated sends included. */
  arrivals(): Promise<readonly { readonly idempotencyKey: string; readonly payloadHash: ContentHash }[]>;
  /** From now on: answer as agreed, be out of reach, take it in but lose the answer once, or refuse the content. */
  become(mood: 'well' | 'out-of-reach' | 'answer-lost-once' | 'refusing'): Promise<void>;
  close(): Promise<void>;
}

const submission = (idempotencyKey: string, text = '{"resourceType":"Bundle"}'): OutgoingSubmission => {
  const payload = new TextEncoder().encode(text);
  return { idempotencyKey, contentType: 'application/fhir+json', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
};

/** What every channel promises, whatever carries it. Call it in the test of each implementation. */
export const describeChannel = (name: string, open: () => Promise<TestRecipient>): void => {
  describe(`${name} keeps the contract of a channel`, () => {
    let recipient: TestRecipient;
    beforeAll(async () => { recipient = await open(); });
    afterAll(() => recipient.close());
    const send = (outgoing: OutgoingSubmission, signal = new AbortController().signal) => recipient.channel.send(outgoing, signal);
    const failure = (outgoing: OutgoingSubmission, signal?: AbortSignal): Promise<KnownError> =>
      send(outgoing, signal).then(() => expect.unreachable('it should have failed'), (thrown: KnownError) => thrown);

    test('the exact bytes arrive, and the receipt is about them', async () => {
      await recipient.become('well');
      const outgoing = submission('kit/exact', '{"text":"één\u2028 12.50"}');
      const receipt = await send(outgoing);
      expect(receipt.payloadHash).toBe(outgoing.payloadHash);
      expect((await recipient.arrivals()).at(-1)).toStrictEqual({ idempotencyKey: 'kit/exact', payloadHash: outgoing.payloadHash });
    });

    test('the same key again brings back the same receipt', async () => {
      await recipient.become('well');
      const first = await send(submission('kit/again'));
      expect(await send(submission('kit/again'))).toStrictEqual(first);
    });

    test('a lost answer is to be tried again, and then gives the receipt', async () => {
      await recipient.become('answer-lost-once');
      expect(recoveryOf(await failure(submission('kit/lost')))).toBe('retry');
      expect((await send(submission('kit/lost'))).status).toBe('accepted');
    });

    test('a recipient out of reach is to be tried again', async () => {
      await recipient.become('out-of-reach');
      expect(await failure(submission('kit/unreachable'))).toMatchObject({ code: 'recipient-unavailable', recovery: 'retry' });
    });

    test('a refusal of the content halts', async () => {
      await recipient.become('refusing');
      expect(await failure(submission('kit/refused'))).toMatchObject({ code: 'recipient-refused', recovery: 'halt' });
    });

    test('nothing is sent once it is aborted', async () => {
      await recipient.become('well');
      const before = (await recipient.arrivals()).length;
      await failure(submission('kit/aborted'), AbortSignal.abort());
      expect((await recipient.arrivals()).length).toBe(before);
    });
  });
};
