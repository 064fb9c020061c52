import { hashOfBytes, silentLogger } from '@meervoud/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/database.ts';
import type { RecipientSight, Store } from '../src/index.ts';
import { asRecipient } from '../src/recipients/recipient-role.ts';
import { codeOfRejection, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

onFootings('recipients', (opened) => {
  const store = (): Store => opened().store;
  const sight = (recipient: string, organizations: readonly string[] = ['linde'], profiles: readonly string[] = ['odb']): RecipientSight => ({ recipient, organizations, profiles });
  const offer = async (recipient: string, { organization = 'linde', profile = 'odb@1.0.0', revision = 1, values = ['val-1'], sent = true } = {}): Promise<string> => {
    const payload = new TextEncoder().encode(`${recipient} ${organization} ${profile} ${revision}`);
    const key = { organization, recipient, profile, reportingYear: 2023, revision };
    const { id } = await store().submissions.draft({ key, payload, payloadHash: hashOfBytes(payload), values }, NOON);
    await store().submissions.transition(id, 'drafted', 'released', NOON);
    if (sent) await store().submissions.transition(id, 'released', 'sent', NOON);
    return id;
  };

  it('offers what was sent, in the order in which that was committed, and nothing before', async () => {
    await store().recipients.prepare();
    const waiting = await offer('order', { revision: 1, sent: false });
    const second = await offer('order', { revision: 2 });
    expect((await store().recipients.as(sight('order')).offered(0, 10)).map(({ id }) => id)).toEqual([second]);
    await store().submissions.transition(waiting, 'released', 'sent', NOON);
    const offered = await store().recipients.as(sight('order')).offered(0, 10);
    expect(offered.map(({ id, number }) => [id, number])).toEqual([[second, 1], [waiting, 2]]);
    expect((await store().recipients.as(sight('order')).offered(1, 10)).map(({ id }) => id)).toEqual([waiting]);
    expect((await store().recipients.as(sight('order')).offered(0, 1)).map(({ id }) => id)).toEqual([second]);
  });

  it('shows who reads on from the last place every submission once, while many are sent at the same time', async () => {
    const sending = Promise.all(Array.from({ length: 30 }, (_, index) => offer('busy', { revision: index + 1 })));
    const seen: string[] = [];
    let after = 0;
    let isOver = false;
    void sending.then(() => { isOver = true; });
    for (let more = true; more;) {
      more = !isOver;
      const page = await store().recipients.as(sight('busy')).offered(after, 7);
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)?.number ?? after;
      more ||= page.length > 0;
    }
    expect(seen.toSorted()).toEqual((await sending).toSorted());
  });

  it('lets nobody see what is another\'s, by whatever question', async () => {
    const ours = await offer('wall', { values: ['val-ours'] });
    const others = [
      await offer('elsewhere', { values: ['val-elsewhere'] }), await offer('wall', { organization: 'other', values: ['val-other'] }),
      await offer('wall', { profile: 'secret@1.0.0', values: ['val-secret'] }), await offer('wall', { revision: 2, sent: false }),
    ];
    const view = store().recipients.as(sight('wall'));
    expect((await view.offered(0, 100)).map(({ id }) => id)).toEqual([ours]);
    for (const id of others) {
      const submission = await store().submissions.byId(id);
      expect([await view.byId(id), await view.payload(id), await view.byPayloadHash(submission!.payloadHash)]).toEqual([undefined, undefined, undefined]);
    }
    expect(await view.payload(ours)).toEqual(new TextEncoder().encode('wall linde odb@1.0.0 1'));
    const nothing = store().recipients.as(sight('wall', [], []));
    expect(await nothing.offered(0, 100)).toEqual([]);
  });

  it('has no rights but these: neither on other tables nor to write, and none are left behind', async () => {
    const { db, pool } = openDatabase({ ...opened().postgres, max: 1 }, silentLogger);
    const as = (statement: string) => asRecipient(db, sight('wall'), (own) => sql.raw(statement).execute(own));
    for (const statement of ['select * from access_entry', 'select * from value_version', 'select * from zib_record', 'select * from recipient_token',
      'update submission set status = \'accepted\'', 'insert into question_answer values (\'q\', \'o\', \'t\', \'b\', now())', 'delete from question']) {
      expect([statement, await codeOfRejection(as(statement))]).toEqual([statement, 'database-refused']);
    }
    const { rows } = await sql<{ who: string; sight: string }>`select current_user as who, current_setting('meervoud.sight', true) as sight`.execute(db);
    expect([rows[0]!.who === 'meervoud_recipient', rows[0]!.sight]).toEqual([false, '']);
    const all = await db.transaction().execute(async (own) => {
      const mine = await asRecipient(own, sight('wall'), (role) => sql`select id from submission`.execute(role));
      return [mine.rows.length, (await sql`select id from submission`.execute(own)).rows.length > 30];
    });
    expect(all).toEqual([1, true]);
    // a role that was taken on without a sight sees nothing
    const blind = await db.transaction().execute(async (own) => {
      await sql`set local role meervoud_recipient`.execute(own);
      return (await sql`select id from submission`.execute(own)).rows.length;
    });
    expect(blind).toBe(0);
    await pool.end();
  });

  it('gives a key to one request; the others get its reply, or hear that theirs is another', async () => {
    const recipients = () => store().recipients;
    const once = (hash: string, work: () => Promise<void> = async () => {}) => store().transaction(async (own) => {
      const kept = await own.recipients.takeKey('client', 'key-1', hash);
      if (kept) return kept;
      await work();
      await own.recipients.keepReply('client', 'key-1', 201, { made: hash });
      return undefined;
    });
    expect(await codeOfRejection(once('a', () => Promise.reject(Object.assign(new Error('x'), { code: 'failed' }))))).toBe('failed');
    const replies = await Promise.all(Array.from({ length: 20 }, () => once('a')));
    expect(replies.filter((reply) => reply === undefined).length).toBe(1);
    expect(await once('b')).toEqual({ requestHash: 'a', status: 201, body: { made: 'a' } });
    expect(await store().transaction((own) => own.recipients.takeKey('other', 'key-1', 'b'))).toBeUndefined();
    await recipients().keepReply('client', 'key-1', 500, {});
    expect((await once('a'))?.status).toBe(201);
  });

  it('shows a question to every recipient that holds the value, and its one answer', async () => {
    const submission = await offer('asker', { values: ['val-asked', 'val-2'] });
    await offer('reader', { values: ['val-asked'] });
    await offer('stranger', { values: ['val-2'] });
    const asked = await store().recipients.ask({ organization: 'linde', value: 'val-asked', submission, client: 'c', recipient: 'asker', text: 'Klopt dit?', askedAt: NOON });
    const seenBy = async (recipient: string) => (await store().recipients.as(sight(recipient)).questions(0, 10)).map(({ id, answer }) => [id, answer?.text]);
    expect([await seenBy('asker'), await seenBy('reader'), await seenBy('stranger')]).toEqual([[[asked.id, undefined]], [[asked.id, undefined]], []]);
    const answer = { text: 'Ja.', by: 'an', at: NOON };
    expect((await store().recipients.answer('linde', asked.id, answer)).answer).toEqual(answer);
    expect((await store().recipients.answer('linde', asked.id, { ...answer, by: 'bo' })).answer).toEqual(answer);
    expect(await codeOfRejection(store().recipients.answer('linde', asked.id, { ...answer, text: 'Nee.' }))).toBe('question-answered');
    expect(await codeOfRejection(store().recipients.answer('other', asked.id, answer))).toBe('question-unknown');
    expect([await seenBy('reader'), await seenBy('stranger')]).toEqual([[[asked.id, 'Ja.']], []]);
    expect((await store().recipients.questions('linde')).map(({ id }) => id)).toEqual([asked.id]);
  });

  it('keeps the first manifest and the first reason, every verdict, and every key that signed', async () => {
    const id = await offer('kept');
    expect(await store().recipients.keepManifest(id, 'linde', { n: 1 })).toEqual({ n: 1 });
    expect(await store().recipients.keepManifest(id, 'linde', { n: 2 })).toEqual({ n: 1 });
    expect(await store().recipients.as(sight('kept')).manifest(id)).toEqual({ n: 1 });
    await store().recipients.giveReason(id, 'linde', { reason: 'dubbel', by: 'an', at: NOON });
    await store().recipients.giveReason(id, 'linde', { reason: 'dubbel', by: 'bo', at: NOON });
    expect(await codeOfRejection(store().recipients.giveReason(id, 'linde', { reason: 'anders', by: 'an', at: NOON }))).toBe('reason-given');
    expect((await store().recipients.as(sight('kept')).byId(id))?.reason).toBe('dubbel');
    await store().recipients.keepVerdict({ receiptId: 'r-1', organization: 'linde', submission: id, client: 'c', content: { status: 'accepted' }, at: NOON });
    expect(await store().recipients.as(sight('kept')).verdicts(id)).toEqual([{ status: 'accepted' }]);
    expect(await store().recipients.as(sight('other')).verdicts(id)).toEqual([]);
    await store().recipients.publishKey('linde', { kid: 'one', jwk: { kty: 'RSA' }, since: NOON });
    await store().recipients.publishKey('linde', { kid: 'one', jwk: { kty: 'EC' }, since: NOON });
    expect(await store().recipients.publishedKeys('linde')).toEqual([{ kid: 'one', jwk: { kty: 'RSA' }, since: NOON }]);
  });
});
