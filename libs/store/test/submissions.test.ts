import { hashOfBytes, silentLogger } from '@meervoud/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/database.ts';
import type { Store } from '../src/index.ts';
import { at, codeOfRejection, deliveryKey, draftOf, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

onFootings('submissions and the access log', (opened) => {
  const store = (): Store => opened().store;
  const receipt = (payloadHash: string, status: 'received' | 'accepted') => ({ receiptId: 'r-1', payloadHash, status, at: NOON, jws: `a.b.${status}` });

  it('drafts once per key, keeps the exact bytes, and refuses another payload under the same key', async () => {
    const draft = draftOf(deliveryKey('draft'), '{"a": 1}\u0000\uFFFD');
    const submission = await store().submissions.draft(draft, NOON);
    expect(submission).toEqual({ id: submission.id, key: draft.key, status: 'drafted', payloadHash: draft.payloadHash, values: draft.values, approvals: [], draftedAt: NOON });
    expect(await store().submissions.draft(draft, at('2025-01-01T00:00:00.000Z'))).toEqual(submission);
    expect(await codeOfRejection(store().submissions.draft(draftOf(deliveryKey('draft'), 'other'), NOON))).toBe('delivery-key-taken');
    expect(await codeOfRejection(store().submissions.draft({ ...draft, key: deliveryKey('draft', 2), payloadHash: hashOfBytes('x') }, NOON))).toBe('payload-hash-wrong');
    expect(await store().submissions.payload(submission.id)).toEqual(draft.payload);
    expect(await store().submissions.events(submission.id)).toEqual([{ at: NOON, from: null, to: 'drafted' }]);
    expect(await store().submissions.list('draft')).toEqual([submission]);
    expect(await store().submissions.byId('sub-none')).toBeUndefined();
    expect(await codeOfRejection(store().submissions.payload('sub-none'))).toBe('submission-unknown');
  });

  it('makes one submission of many drafts at once', async () => {
    const draft = draftOf(deliveryKey('race'), 'same');
    const made = await Promise.all(Array.from({ length: 8 }, () => store().submissions.draft(draft, NOON)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await store().submissions.events(made[0]?.id ?? '')).length).toBe(1);
  });

  it('lists revisions oldest first', async () => {
    for (const revision of [2, 10, 1]) await store().submissions.draft(draftOf(deliveryKey('revisions', revision), `r${revision}`), NOON);
    const { revision: _, ...key } = deliveryKey('revisions');
    expect((await store().submissions.revisions(key)).map((one) => one.key.revision)).toEqual([1, 2, 10]);
    expect(await store().submissions.revisions({ ...key, recipient: 'other' })).toEqual([]);
  });

  it('counts an approval once per person, and refuses one of other bytes', async () => {
    const { id, payloadHash } = await store().submissions.draft(draftOf(deliveryKey('approvals'), 'p'), NOON);
    await store().submissions.approve(id, { by: 'anna', at: NOON, payloadHash });
    await store().submissions.approve(id, { by: 'anna', at: at('2024-05-01T00:00:00.000Z'), payloadHash });
    await store().submissions.approve(id, { by: 'bo', at: at('2024-05-01T00:00:00.123Z'), payloadHash });
    expect(await codeOfRejection(store().submissions.approve(id, { by: 'cas', at: NOON, payloadHash: hashOfBytes('q') }))).toBe('approval-void');
    expect(await codeOfRejection(store().submissions.approve('sub-none', { by: 'cas', at: NOON, payloadHash }))).toBe('submission-unknown');
    expect((await store().submissions.byId(id))?.approvals).toEqual([
      { by: 'anna', at: NOON, payloadHash }, { by: 'bo', at: at('2024-05-01T00:00:00.123Z'), payloadHash },
    ]);
  });

  it('keeps the form that was sent first, exactly, and takes a receipt for it', async () => {
    const { id, payloadHash } = await store().submissions.draft(draftOf(deliveryKey('forms'), 'payload'), NOON);
    const content = new Uint8Array([0, 255, 13, 10]);
    const form = { form: 'odb-csv', content, contentHash: hashOfBytes(content), signature: 'h..s' } as const;
    expect(await store().submissions.keepForm(id, form)).toEqual(form);
    expect(await store().submissions.keepForm(id, { form: 'fhir', contentHash: payloadHash, signature: 'other' })).toEqual(form);
    await store().submissions.keepReceipt(id, receipt(form.contentHash, 'received'));
    await store().submissions.keepReceipt(id, receipt(payloadHash, 'accepted'));
    expect(await codeOfRejection(store().submissions.keepReceipt(id, receipt(hashOfBytes('else'), 'accepted')))).toBe('receipt-for-other-payload');
    const plain = await store().submissions.draft(draftOf(deliveryKey('forms', 2), 'plain'), NOON);
    expect(await store().submissions.keepForm(plain.id, { form: 'fhir', contentHash: plain.payloadHash, signature: 's' })).toEqual({ form: 'fhir', contentHash: plain.payloadHash, signature: 's' });
    expect(await codeOfRejection(store().submissions.keepForm('sub-none', form))).toBe('submission-unknown');
  });

  it('moves on from the status it is in, once, whoever tries', async () => {
    const { id } = await store().submissions.draft(draftOf(deliveryKey('moves'), 'p'), NOON);
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => store().submissions.transition(id, 'drafted', 'released', NOON, 'now')));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(await codeOfRejection(store().submissions.transition(id, 'drafted', 'withdrawn', NOON))).toBe('submission-moved-on');
    await store().submissions.transition(id, 'released', 'sent', NOON);
    await store().submissions.transition(id, 'sent', 'sent', NOON);
    expect((await store().submissions.byId(id))?.status).toBe('sent');
    expect(await store().submissions.events(id)).toEqual([
      { at: NOON, from: null, to: 'drafted' }, { at: NOON, from: 'drafted', to: 'released', note: 'now' },
      { at: NOON, from: 'released', to: 'sent' }, { at: NOON, from: 'sent', to: 'sent' },
    ]);
    expect(await codeOfRejection(store().submissions.transition(id, 'sent', 'lost' as 'sent', NOON))).toBe('database-refused');
  });

  it('keeps the first signature, every receipt, and shows the last', async () => {
    const { id, payloadHash } = await store().submissions.draft(draftOf(deliveryKey('receipts'), 'p'), NOON);
    expect(await store().submissions.keepSignature(id, 'one')).toBe('one');
    expect(await store().submissions.keepSignature(id, 'two')).toBe('one');
    await store().submissions.keepReceipt(id, receipt(payloadHash, 'received'));
    await store().submissions.keepReceipt(id, receipt(payloadHash, 'received'));
    await store().submissions.keepReceipt(id, receipt(payloadHash, 'accepted'));
    expect((await store().submissions.byId(id))?.receipt).toEqual(receipt(payloadHash, 'accepted'));
    expect(await codeOfRejection(store().submissions.keepReceipt(id, receipt(hashOfBytes('q'), 'accepted')))).toBe('receipt-for-other-payload');
  });

  it('lists who opened what, newest first', async () => {
    for (const object of ['2023/a/1.1', '2023/a/1.2']) {
      await store().access.record({ organization: 'access', who: 'anna', action: 'read', object, purpose: 'review', at: NOON });
    }
    expect(await store().access.list('access', 10)).toMatchObject([
      { who: 'anna', action: 'read', object: '2023/a/1.2', purpose: 'review', at: NOON },
      { who: 'anna', action: 'read', object: '2023/a/1.1', purpose: 'review', at: NOON },
    ]);
    expect((await store().access.list('access', 1)).length).toBe(1);
    expect(await store().access.list('other', 10)).toEqual([]);
  });

  it('has a database that itself refuses to change or delete what must stay', async () => {
    const { id, payloadHash } = await store().submissions.draft(draftOf(deliveryKey('law'), 'p'), NOON);
    await store().submissions.approve(id, { by: 'anna', at: NOON, payloadHash });
    await store().submissions.keepSignature(id, 'one');
    const { db } = openDatabase(opened().postgres, silentLogger);
    const statements = [
      sql`delete from submission where id = ${id}`,
      sql`update submission set payload = 'x' where id = ${id}`,
      sql`update submission set revision = 7 where id = ${id}`,
      sql`update submission set signature = 'two' where id = ${id}`,
      sql`update submission set status = 'gone' where id = ${id}`,
      sql`delete from submission_approval`, sql`truncate access_entry`, sql`update access_entry set who = 'x'`,
      sql`delete from submission_event`, sql`delete from value_version`, sql`update attestation set indicator = 'x'`,
    ];
    try {
      for (const statement of statements) expect(await codeOfRejection(statement.execute(db))).toBe('database-refused');
      expect((await sql`update submission set status = status where id = ${id} returning id`.execute(db)).rows.length).toBe(1);
    } finally {
      await db.destroy();
    }
  });
});
