import type { OutgoingSubmission } from '@meervoud/channel';
import { clockAt, hashOfBytes, silentLogger } from '@meervoud/kernel';
import type { JobContext } from '@meervoud/queue';
import type { Store } from '@meervoud/store';
import { expect, test } from 'vitest';
import { gatewayBindings } from '../src/index.ts';
import { at, submission } from './example.ts';

const payload = new TextEncoder().encode('{}');
const released = { ...submission('sub-1', 'linde'), status: 'released' as const, payloadHash: hashOfBytes(payload), approvals: [{ by: 'an', at, payloadHash: hashOfBytes(payload) }] };
const context = { signal: new AbortController().signal, log: silentLogger } as unknown as JobContext;

test('the delivery job sends through the channel of the recipient and returns its effects', async () => {
  const moves: string[] = [];
  const sent: OutgoingSubmission[] = [];
  let current = released as typeof released | (Omit<typeof released, 'status'> & { status: string });
  const store = {
    submissions: {
      byId: async (id: string) => (id === 'sub-1' ? current : undefined), payload: async () => payload, keepSignature: async (_: string, signature: string) => signature,
      keepForm: async (_: string, form: unknown) => form,
      keepReceipt: async () => { moves.push('receipt'); }, revisions: async () => [],
      transition: async (_: string, from: string, to: string) => { moves.push(`${from} ${to}`); current = { ...released, status: to }; },
    },
    transaction: async (work: (store: unknown) => Promise<unknown>) => work(store),
  } as unknown as Store;
  const [binding] = gatewayBindings({
    store, clock: clockAt(at), signer: { sign: async () => 'e30..AA' },
    channelFor: ({ key }) => ({
      name: key.recipient,
      send: async (outgoing) => { sent.push(outgoing); return { receiptId: 'r', payloadHash: outgoing.payloadHash, status: 'accepted', at, jws: 'a.b.c' }; },
    }),
  });
  expect(binding!.job.name).toBe('deliver-submission');
  const handler = binding!.handler as (payload: { submission: string }, context: JobContext) => Promise<(store: Store) => Promise<void>>;
  const effects = await handler({ submission: 'sub-1' }, context);
  expect([sent[0]!.idempotencyKey, moves]).toStrictEqual(['linde/broker/databroker-odb@1.0.0/2023/1', ['released sent']]);
  await effects(store);
  expect(moves).toStrictEqual(['released sent', 'receipt', 'sent received', 'received accepted']);
  await expect(handler({ submission: 'sub-9' }, context)).rejects.toMatchObject({ code: 'submission-unknown' });
});

test('it tries for as long as it is told, in the form it is told, and leaves the recipient alone when told', async () => {
  const entered: string[] = [];
  const store = {
    submissions: { byId: async () => released, payload: async () => payload },
    circuits: { enter: async (organization: string, recipient: string) => { entered.push(`${organization} ${recipient}`); return at; } },
  } as unknown as Store;
  const [binding] = gatewayBindings({
    store, clock: clockAt(at), signer: { sign: async () => 'e30..AA' }, channelFor: () => ({ name: 'x', send: () => expect.unreachable('it rests') }),
    retries: { first: 1_000, longest: 60_000, keepTrying: 3_600_000 }, circuit: { restAfter: 3, rest: 60_000 },
  });
  // 6 pauses grow to 32 s, 31.5 s at the shortest; then half a minute each
  expect([binding!.job.name, binding!.job.backoff, binding!.job.longestBackoff, binding!.job.attempts]).toStrictEqual(['deliver-submission', 1_000, 60_000, 126]);
  const handler = binding!.handler as (payload: { submission: string }, context: JobContext) => Promise<unknown>;
  await expect(handler({ submission: 'sub-1' }, context)).rejects.toMatchObject({ code: 'recipient-resting', recovery: 'retry', at: 'broker' });
  expect(entered).toStrictEqual(['linde broker']);
});
