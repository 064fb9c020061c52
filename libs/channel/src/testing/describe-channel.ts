import { type ContentHash, hashOfBytes, type KnownError, recoveryOf } from '@meervoud/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, OutgoingSubmission } from '../channel.ts';

/** What takes the submission in and loses its answer, or answers later than the channel waits, goes well the next time. */
const faultsAfterCommit = ['answer-lost', 'answer-late', 'error-after-commit'] as const;
/** The channel gets its receipt nonetheless. */
const oddities = ['answer-twice', 'slow'] as const;
export type Mood = 'well' | 'out-of-reach' | 'refusing' | 'reset' | typeof faultsAfterCommit[number] | typeof oddities[number];

/** A recipient that the suite can talk to and put in a mood, on the other end of the channel under test. */
export interface TestRecipient {
  readonly channel: Channel;
  /** The same recipient, by a channel that expects another host key or certificate than it has. */
  readonly misled?: Channel | undefined;
  /** What it holds: key and hash of the bytes, each key once, in the order of arrival. */
  takenIn(): Promise<readonly { readonly idempotencyKey: string; readonly payloadHash: ContentHash }[]>;
  /** From now on; what goes wrong, other than out of reach and refusing, goes wrong once. */
  become(mood: Mood): Promise<void>;
  close(): Promise<void>;
}

/** What cannot happen to a channel, and why. */
export type Inapplicable = Readonly<Partial<Record<Mood | 'misled', string>>>;

const submission = (idempotencyKey: string, text = '{"resourceType":"Bundle"}'): OutgoingSubmission => {
  const payload = new TextEncoder().encode(text);
  return { idempotencyKey, contentType: 'application/fhir+json', fileExtension: 'json', payload, payloadHash: hashOfBytes(payload), signature: 'e30..AA' };
};

/** What every channel promises, whatever carries it. Call it in the test of each implementation. */
export const describeChannel = (name: string, open: () => Promise<TestRecipient>, inapplicable: Inapplicable = {}): void => {
  describe(`${name} keeps the contract of a channel`, () => {
    let recipient: TestRecipient;
    beforeAll(async () => { recipient = await open(); });
    afterAll(() => recipient?.close());
    const send = (outgoing: OutgoingSubmission, signal = new AbortController().signal) => recipient.channel.send(outgoing, signal);
    const failure = (outgoing: OutgoingSubmission, signal?: AbortSignal): Promise<KnownError> =>
      send(outgoing, signal).then(() => expect.unreachable('it should have failed'), (thrown: KnownError) => thrown);
    const heldUnder = async (key: string) => (await recipient.takenIn()).filter(({ idempotencyKey }) => idempotencyKey === key);
    const checked = (what: Mood | 'misled', title: string, work: () => Promise<void>): void => {
      if (inapplicable[what] === undefined) test(title, work);
    };

    test('the exact bytes arrive, and the receipt is about them', async () => {
      await recipient.become('well');
      const outgoing = submission('kit/exact', '{"text":"één\u2028 12.50"}');
      const receipt = await send(outgoing);
      expect(receipt.payloadHash).toBe(outgoing.payloadHash);
      expect((await recipient.takenIn()).at(-1)).toStrictEqual({ idempotencyKey: 'kit/exact', payloadHash: outgoing.payloadHash });
    });

    test('the same key again brings back the same receipt and changes nothing', async () => {
      await recipient.become('well');
      const first = await send(submission('kit/again'));
      const before = await recipient.takenIn();
      expect(await send(submission('kit/again'))).toStrictEqual(first);
      expect(await recipient.takenIn()).toStrictEqual(before);
    });

    test('two more at once under that key get the same receipt', async () => {
      await recipient.become('well');
      const first = await send(submission('kit/at-once'));
      const both = await Promise.all([send(submission('kit/at-once')), send(submission('kit/at-once'))]);
      expect(both).toStrictEqual([first, first]);
      expect((await heldUnder('kit/at-once')).length).toBe(1);
    });

    for (const fault of [...faultsAfterCommit, 'reset'] as const) {
      checked(fault, `${fault}: to be tried again, and then gives the receipt; it was taken in once`, async () => {
        await recipient.become(fault);
        expect(recoveryOf(await failure(submission(`kit/${fault}`)))).toBe('retry');
        await recipient.become('well');
        const receipt = await send(submission(`kit/${fault}`));
        expect(await send(submission(`kit/${fault}`))).toStrictEqual(receipt);
        expect(await heldUnder(`kit/${fault}`)).toStrictEqual([{ idempotencyKey: `kit/${fault}`, payloadHash: receipt.payloadHash }]);
      });
    }

    for (const oddity of oddities) {
      checked(oddity, `${oddity}: gives the receipt, and the next submission its own`, async () => {
        await recipient.become(oddity);
        const receipt = await send(submission(`kit/${oddity}`));
        expect(receipt.payloadHash).toBe(submission('').payloadHash);
        await recipient.become('well');
        const next = submission(`kit/${oddity}/next`, '{"another":true}');
        expect((await send(next)).payloadHash).toBe(next.payloadHash);
        expect((await heldUnder(`kit/${oddity}`)).length).toBe(1);
      });
    }

    checked('out-of-reach', 'a recipient out of reach is to be tried again', async () => {
      await recipient.become('out-of-reach');
      expect(await failure(submission('kit/unreachable'))).toMatchObject({ code: 'recipient-unavailable', recovery: 'retry' });
      await recipient.become('well');
    });

    checked('refusing', 'a refusal of the content ends it, by an error that halts and names the recipient’s codes or by a receipt that says rejected', async () => {
      await recipient.become('refusing');
      const told = await send(submission('kit/refused')).then(({ status }) => status, ({ code, recovery, message }: KnownError) => {
        expect([code, recovery]).toStrictEqual(['recipient-refused', 'halt']);
        return /bundle-invalid.*duplicate-row.*value-missing/.test(message) ? 'rejected' : message;
      });
      expect(told).toBe('rejected');
      await recipient.become('well');
    });

    checked('misled', 'another host key or certificate than was agreed halts, and nothing is sent', async () => {
      await recipient.become('well');
      const before = await recipient.takenIn();
      const thrown = await recipient.misled?.send(submission('kit/misled'), new AbortController().signal).then(() => undefined, (error: KnownError) => error);
      expect(thrown).toMatchObject({ recovery: 'halt', code: expect.stringMatching(/^recipient-(host-key|certificate)-wrong$/) });
      expect(await recipient.takenIn()).toStrictEqual(before);
    });

    test('nothing is sent once it is aborted', async () => {
      await recipient.become('well');
      const before = (await recipient.takenIn()).length;
      await failure(submission('kit/aborted'), AbortSignal.abort());
      expect((await recipient.takenIn()).length).toBe(before);
    });

    test('an abort on the way ends it as an abort, and the next try as ever', async () => {
      await recipient.become(inapplicable.slow === undefined ? 'slow' : 'well');
      const controller = new AbortController();
      const sending = send(submission('kit/stopped'), controller.signal);
      setTimeout(() => controller.abort(new Error('shutting down')), 5);
      await sending.then(() => undefined, (thrown: Error) => expect(thrown.message).toBe('shutting down'));
      await recipient.become('well');
      expect((await send(submission('kit/stopped'))).payloadHash).toBe(submission('').payloadHash);
      expect((await heldUnder('kit/stopped')).length).toBe(1);
    });
  });
};
