import type { Channel, OutgoingSubmission } from '@meervoud/channel';
import { type Receipt, wireKey } from '@meervoud/exchange';
import { clockAt, hashOfBytes, Instant, KnownError } from '@meervoud/kernel';
import { beforeEach, describe, expect, test } from 'vitest';
import { approveSubmission, assembleSubmission, deliver } from '../src/index.ts';
import { at, attestedText, campaign, locations, majority, measured, organization, profile, remarks, set, ulcers, value, values } from './example.ts';
import { MemoryStore } from './memory-store.ts';

const clock = clockAt('2024-03-02T08:00:00.000Z');
let memory: MemoryStore;
beforeEach(() => {
  memory = new MemoryStore();
  Object.assign(memory, { campaign, locations, values: [...values] });
});

const assemble = (more: object = {}) => assembleSubmission({ store: memory.asStore(), set, profile, organization, recipient: 'broker', clock, ...more });
const approve = (submissionId: string, by: string) => approveSubmission({ store: memory.asStore(), profile, submissionId, by, clock });
const statuses = () => memory.state.submissions.map(({ status }) => status);
const change = (numerator: number): void => {
  memory.values = memory.values.map((each) => (each.indicator === ulcers.id && each.location === 'eik'
    ? value('eik', ulcers, measured(numerator, 16), Instant.parse(`2024-03-0${numerator}T00:00:00.000Z`)) : each));
};
const released = async (): Promise<string> => {
  const { submission } = await assemble();
  await approve(submission.id, 'an');
  await approve(submission.id, 'bo');
  return submission.id;
};

/** A recipient that answers a repeated key with the same receipt. */
class Recipient implements Channel {
  readonly name = 'recipient';
  readonly sent: OutgoingSubmission[] = [];
  status: Receipt['status'] = 'accepted';
  failure: Error | undefined;
  async send(submission: OutgoingSubmission): Promise<Receipt> {
    this.sent.push(submission);
    if (this.failure) throw this.failure;
    return { receiptId: `r-${submission.idempotencyKey}`, payloadHash: submission.payloadHash, status: this.status, at, jws: 'a.b.c' };
  }
}
let signatures = 0;
const signer = { sign: async () => `signature-${++signatures}` };
const send = async (submissionId: string, channel: Channel, signal = new AbortController().signal): Promise<void> => {
  const effects = await deliver({ store: memory.asStore(), submissionId, channel, signer, clock, signal });
  await memory.asStore().transaction(effects);
};

describe('drawing up', () => {
  test('the newest values become one draft with their ids, and drawing up again changes nothing', async () => {
    const first = await assemble();
    expect(first).toMatchObject({ isNew: true, submission: { status: 'drafted', key: { revision: 1 }, values: expect.arrayContaining(memory.values.map(({ id }) => id)) } });
    expect(await assemble()).toStrictEqual({ ...first, isNew: false });
    expect(statuses()).toStrictEqual(['drafted']);
  });

  test('too few themes and a text that tells a size are pointed out', async () => {
    memory.values.push(value('iep', remarks, attestedText('12,5% betreft 1 cliënt')));
    expect((await assemble()).warnings).toStrictEqual([
      { code: 'too-few-themes-chosen', at: 'iep', message: '1 themes chosen for learning and improving; at least 2 are asked' },
      { code: 'text-may-tell-group-size', at: '2023/iep/8.3', message: "'1 cliënt' may tell how small a group is" },
      { code: 'figure-held-back', at: '2023/iep/1.1b, 2023/iep/5.2b', message: 'held back: fewer than 10 people' },
      { code: 'few-people-visible', at: '2023/eik/1.1b, 2023/eik/5.2b', message: 'fewer than 10 people can be told from the figure; the rule of this profile lets it go' },
    ]);
  });

  test.each<[string, () => void, string]>([
    ['values-missing', () => { memory.values = memory.values.filter(({ indicator, location }) => indicator !== majority.id || location !== 'iep'); }, '2023/iep/5.3a'],
    ['values-missing', () => { memory.locations = []; }, ''],
    ['campaign-missing', () => { memory.campaign = undefined; }, 'zorggroep'],
    ['value-incomplete', () => { memory.values = memory.values.map((each) => (each.indicator === ulcers.id ? { ...each, outcome: { kind: 'incomplete', reason: 'too-many-unknown' } } : each)); },
      '2023/iep/1.1b (too-many-unknown), 2023/eik/1.1b (too-many-unknown)'],
  ])('%s is refused, naming where, with nothing written', async (code, prepare, where) => {
    prepare();
    await expect(assemble()).rejects.toMatchObject({ code, recovery: 'halt', at: where });
    expect(statuses()).toStrictEqual([]);
  });

  test('a year that is not owed is refused', async () => {
    await expect(assemble({ set: { ...set, reportingYear: 2024 } })).rejects.toMatchObject({ code: 'not-owed-for-this-year' });
    await expect(assemble({ profile: { ...profile, set: 'other' } })).rejects.toMatchObject({ code: 'profile-for-another-set', expected: 'other' });
  });

  test('incomplete values leave when a reviewer says why, and that is kept', async () => {
    memory.values = memory.values.map((each) => (each.indicator === ulcers.id ? { ...each, outcome: { kind: 'incomplete', reason: 'too-many-unknown' } as const } : each));
    await expect(assemble({ acceptIncomplete: { by: 'an', reason: ' ' } })).rejects.toMatchObject({ code: 'value-incomplete' });
    const { submission } = await assemble({ acceptIncomplete: { by: 'an', reason: 'dossier wordt nog aangevuld' } });
    expect(memory.state.access).toMatchObject([{ who: 'an', action: 'accept-incomplete', object: submission.id, purpose: 'dossier wordt nog aangevuld' }]);
  });

  test('a change withdraws what was not sent yet, with its approvals', async () => {
    const id = await released();
    change(3);
    const { submission } = await assemble();
    expect([statuses(), submission.key.revision, submission.approvals]).toStrictEqual([['withdrawn', 'drafted'], 2, []]);
    const channel = new Recipient();
    await send(id, channel);
    expect(channel.sent).toStrictEqual([]);
  });

  test('a change after sending makes a revision that names the hash before it; changing back withdraws it', async () => {
    const first = await released();
    await send(first, new Recipient());
    change(3);
    const { submission } = await assemble();
    expect([statuses(), submission.key.revision]).toStrictEqual([['accepted', 'drafted'], 2]);
    expect(new TextDecoder().decode(memory.state.payloads[submission.id])).toContain(memory.state.submissions[0]!.payloadHash);
    memory.values = [...values];
    expect(await assemble()).toMatchObject({ isNew: false, submission: { id: first } });
    expect(statuses()).toStrictEqual(['accepted', 'withdrawn']);
  });
});

describe('approval', () => {
  test('two different people release it, and its delivery is requested once', async () => {
    const { submission } = await assemble();
    expect((await approve(submission.id, 'an')).status).toBe('approved');
    expect(memory.state.tasks).toStrictEqual([]);
    expect((await approve(submission.id, 'bo')).status).toBe('released');
    expect(memory.state.tasks).toStrictEqual([{
      organization: submission.key.organization, job: 'deliver-submission', key: `deliver-submission/${submission.id}`,
      payload: { organization: submission.key.organization, submission: submission.id }, group: `submission/${submission.id}`,
    }]);
  });

  test('the same person twice is refused, and so is an approval of what is over', async () => {
    const { submission } = await assemble();
    await approve(submission.id, 'an');
    await expect(approve(submission.id, 'an')).rejects.toMatchObject({ code: 'already-approved-by-you' });
    await approve(submission.id, 'bo');
    await expect(approve(submission.id, 'cy')).rejects.toMatchObject({ code: 'not-awaiting-approval' });
    await expect(approve('sub-9', 'cy')).rejects.toMatchObject({ code: 'submission-unknown' });
  });

  test('bytes that changed after drawing up cannot be approved or sent', async () => {
    const id = await released();
    memory.state.payloads[id] = new TextEncoder().encode('{}');
    await expect(send(id, new Recipient())).rejects.toMatchObject({ code: 'payload-changed' });
    change(3);
    const { submission } = await assemble();
    memory.state.payloads[submission.id] = new TextEncoder().encode('{}');
    await expect(approve(submission.id, 'an')).rejects.toMatchObject({ code: 'payload-changed' });
  });

  test('release and the request to deliver happen together or not at all', async () => {
    const { submission } = await assemble();
    await approve(submission.id, 'an');
    memory.crashAt = 'request';
    await expect(approve(submission.id, 'bo')).rejects.toThrow('crash at request');
    expect([statuses(), memory.state.submissions[0]!.approvals.length]).toStrictEqual([['approved'], 1]);
  });
});

describe('delivery', () => {
  test('a released submission is sent once and accepted, with its receipt', async () => {
    const id = await released();
    const channel = new Recipient();
    await send(id, channel);
    await send(id, channel);
    expect(channel.sent.length).toBe(1);
    expect(channel.sent[0]).toMatchObject({ idempotencyKey: wireKey({ ...memory.state.submissions[0]!.key }), contentType: 'application/fhir+json', payload: memory.state.payloads[id] });
    expect(memory.state.events.map(({ from, to }) => `${from} ${to}`)).toStrictEqual(
      ['drafted approved', 'approved released', 'released sent', 'sent received', 'received accepted']);
    expect(memory.state.submissions[0]).toMatchObject({ status: 'accepted', receipt: { status: 'accepted' } });
  });

  test.each(['sent', 'receipt', 'received', 'accepted'])('a crash at %s is made good by sending the same bytes, key and signature again', async (point) => {
    const id = await released();
    const channel = new Recipient();
    memory.crashAt = point;
    await expect(send(id, channel)).rejects.toThrow(`crash at ${point}`);
    await send(id, channel);
    expect(new Set(channel.sent.map(({ idempotencyKey, payloadHash, signature }) => `${idempotencyKey} ${payloadHash} ${signature}`)).size).toBe(1);
    expect([statuses(), memory.state.submissions[0]!.receipt?.status]).toStrictEqual([['accepted'], 'accepted']);
  });

  test('what is not released does not leave', async () => {
    const { submission } = await assemble();
    const channel = new Recipient();
    await expect(send(submission.id, channel)).rejects.toMatchObject({ code: 'not-released' });
    expect(channel.sent).toStrictEqual([]);
  });

  test('an unreachable recipient leaves it sent; a refusal of the content ends it as rejected', async () => {
    const id = await released();
    const channel = new Recipient();
    channel.failure = new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message: 'later' });
    await expect(send(id, channel)).rejects.toMatchObject({ recovery: 'retry' });
    expect(statuses()).toStrictEqual(['sent']);
    channel.failure = new KnownError({ code: 'recipient-refused', recovery: 'halt', message: 'refused: bundle-invalid' });
    await expect(send(id, channel)).rejects.toMatchObject({ code: 'recipient-refused' });
    expect(memory.state.events.at(-1)).toStrictEqual({ id, from: 'sent', to: 'rejected', note: 'refused: bundle-invalid' });
  });

  test('what was sent is not drawn up again when only the records behind its figures were touched', async () => {
    const id = await released();
    await send(id, new Recipient());
    memory.values = memory.values.map((each) => ({
      ...each, id: `${each.id}-2`, version: 2, derivedAt: Instant.parse('2024-03-05T00:00:00.000Z'), evidence: { ...each.evidence, inputHash: 'sha256:9' },
    }));
    expect(await assemble()).toMatchObject({ isNew: false, submission: { id, status: 'accepted' } });
    change(4);
    expect(await assemble()).toMatchObject({ isNew: true, submission: { key: { revision: 2 } } });
  });

  test('a rejecting receipt is kept and ends it; the same content may then be drawn up anew', async () => {
    const id = await released();
    const channel = new Recipient();
    channel.status = 'rejected';
    await send(id, channel);
    expect(memory.state.submissions[0]).toMatchObject({ status: 'rejected', receipt: { status: 'rejected' } });
    expect(await assemble()).toMatchObject({ isNew: true, submission: { key: { revision: 2 } } });
  });

  test('an accepted revision supersedes the one before it', async () => {
    const channel = new Recipient();
    await send(await released(), channel);
    change(3);
    await send(await released(), channel);
    expect(statuses()).toStrictEqual(['corrected', 'accepted']);
  });

  test('an aborted delivery sends nothing and can be taken up again', async () => {
    const id = await released();
    const channel = new Recipient();
    await expect(send(id, channel, AbortSignal.abort())).rejects.toThrow();
    expect(channel.sent).toStrictEqual([]);
    await send(id, channel);
    expect(statuses()).toStrictEqual(['accepted']);
  });
});

describe('in another form than what was approved', () => {
  const inForm = async (submissionId: string, channel: Channel, rendered: string, name: 'json' | 'odb-csv' = 'odb-csv'): Promise<void> => {
    const form = { name, render: async () => new TextEncoder().encode(rendered) };
    const effects = await deliver({ store: memory.asStore(), submissionId, channel, signer, clock, signal: new AbortController().signal, form });
    await memory.asStore().transaction(effects);
  };

  test('the first bytes and their signature are sent at every try, whatever would be made later', async () => {
    const [id, recipient] = [await released(), new Recipient()];
    recipient.failure = new KnownError({ code: 'recipient-unavailable', recovery: 'retry', message: 'away' });
    await expect(inForm(id, recipient, 'a,b')).rejects.toMatchObject({ code: 'recipient-unavailable' });
    recipient.failure = undefined;
    await inForm(id, recipient, 'a;b', 'json');
    const [first, second] = recipient.sent;
    expect(second).toStrictEqual(first);
    expect(second).toMatchObject({ contentType: 'text/csv; charset=utf-8', fileExtension: 'csv', payload: new TextEncoder().encode('a,b'), payloadHash: hashOfBytes('a,b') });
    expect(memory.state.submissions[0]).toMatchObject({ status: 'accepted', receipt: { payloadHash: hashOfBytes('a,b') } });
  });

  test('what cannot be rendered leaves nothing signed and nothing said to be sent', async () => {
    const [id, recipient] = [await released(), new Recipient()];
    const form = { name: 'odb-csv' as const, render: async () => { throw new KnownError({ code: 'odb-form-missing', recovery: 'halt', message: 'none' }); } };
    await expect(deliver({ store: memory.asStore(), submissionId: id, channel: recipient, signer, clock, signal: new AbortController().signal, form })).rejects.toMatchObject({ code: 'odb-form-missing' });
    expect([statuses(), recipient.sent, memory.state.forms]).toStrictEqual([['released'], [], {}]);
  });
});
