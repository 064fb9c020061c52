import { expiryOf } from '@meervoud/exchange';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { calendarDate, hashOfBytes, Instant, toInstant, toMilliseconds } from '@meervoud/kernel';
import { databrokerOdb } from '@meervoud/profile-databroker-odb';
import { openTestStore, type TestStore } from '@meervoud/store/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarmCodes, deliveriesToAskAgain, lapsedDeliveries, lookAround, readsToAskAgain, type Situation } from '../src/index.ts';

let opened: TestStore;
const started = Instant.parse('2024-05-01T12:00:00.000Z');
beforeAll(async () => { opened = await openTestStore({ kind: 'embedded' }, { clock: { now: () => started } }); });
afterAll(() => opened.close());

const hours = (count: number): Instant => toInstant(toMilliseconds(started) + count * 3_600_000);
const campaign = { set: 'basisveiligheid', reportingYear: 2023, locations: {} };
const situationOf = (organization: string, { now = started, today = '2024-05-01', campaigns = [] as readonly (typeof campaign)[] } = {}): Situation => ({
  store: opened.store, organization, sources: ['ecd'], now, today: calendarDate(today),
  plan: { campaigns, setFor: (_, year) => indicatorSetFor(year), recipients: [{ name: 'makelaar', profile: databrokerOdb }] },
  limits: { sourceSilentHours: 26, fullReadOverdueHours: 50, deliveryHours: 24, deadlineDays: 14 },
});
const around = (...request: Parameters<typeof situationOf>) => lookAround(situationOf(...request));
const read = async (organization: string, run: string, reads: 'everything' | 'changes' = 'everything', end = true): Promise<void> => {
  const key = { organization, source: 'ecd', run };
  await opened.store.runs.begin(key, ['PressureUlcer'], 'a@1', reads);
  if (end) await opened.store.runs.complete(key);
};
const codes = async (...request: Parameters<typeof around>): Promise<readonly string[]> => (await around(...request)).map(({ code }) => code);

describe('a source', () => {
  test('that nobody ever began to read is silent', async () => {
    expect(await around('never')).toEqual([{ code: 'source-silent', object: 'ecd' }, { code: 'full-read-overdue', object: 'ecd' }]);
  });

  test('that is new has as long for its first read as any other for its next, however often that is begun', async () => {
    for (const run of ['1', '2']) await read('new', run, 'everything', false);
    expect(await codes('new', { now: hours(26) })).toEqual([]);
    expect(await codes('new', { now: hours(27) })).toEqual(['source-silent']);
    expect(await codes('new', { now: hours(51) })).toEqual(['source-silent', 'full-read-overdue']);
  });

  test('is silent when its last complete read is too long ago, and no sooner', async () => {
    await read('silent', '1');
    expect(await codes('silent', { now: hours(26) })).toEqual([]);
    expect(await codes('silent', { now: toInstant(toMilliseconds(hours(26)) + 1) })).toEqual(['source-silent']);
    expect(await codes('silent', { now: hours(51) })).toEqual(['source-silent', 'full-read-overdue']);
  });

  test('of which only changes were read lately may hold what was deleted', async () => {
    const clock = { at: started };
    const other = await openTestStore({ kind: 'embedded' }, { clock: { now: () => clock.at } });
    try {
      const key = (run: string) => ({ organization: 'o', source: 'ecd', run });
      await other.store.runs.begin(key('1'), ['PressureUlcer'], 'a@1');
      await other.store.runs.complete(key('1'));
      clock.at = hours(60);
      await other.store.runs.begin(key('2'), ['PressureUlcer'], 'a@1', 'changes');
      await other.store.runs.complete(key('2'));
      const found = await lookAround({
        store: other.store, organization: 'o', sources: ['ecd'], now: hours(60), today: calendarDate('2024-05-03'), plan: { campaigns: [], setFor: (_, year) => indicatorSetFor(year), recipients: [] },
        limits: { sourceSilentHours: 26, fullReadOverdueHours: 50, deliveryHours: 24, deadlineDays: 14 },
      });
      expect(found).toEqual([{ code: 'full-read-overdue', object: 'ecd' }]);
    } finally {
      await other.close();
    }
  });
});

test('a read that was broken off for good is asked for once more, and goes on; one that is over, or that may not be gone on with, is not', async () => {
  const [organization, { store }] = ['broken-off', opened];
  await read(organization, '1', 'everything', false);
  await store.runs.begin({ organization, source: 'gone', run: '1' }, ['Stay'], 'a@1');
  const again = () => readsToAskAgain({ store, organization }, ({ source, status }) => source === 'ecd' && status === 'running');
  expect((await again()).map(({ key }) => key)).toEqual(['broken-off/ecd/1']);
  await store.tasks.request(await again());
  const [task] = await store.tasks.due({ organization, jobs: ['acquire-records'], limit: 1, olderThan: 0 });
  await store.tasks.begin(task!.id, 60_000);
  await store.tasks.fail(task!.id, 1, 'source-unavailable', 'never');
  expect(await store.tasks.request(await again())).toBe(1);
  await store.runs.complete({ organization, source: 'ecd', run: '1' });
  expect(await again()).toEqual([]);
});

test('values are behind when records changed since and nobody is deriving', async () => {
  const organization = 'behind';
  await read(organization, '1');
  const place = { organization, set: 'basisveiligheid', reportingYear: 2023, location: null };
  await opened.store.derivations.keep(place, { state: 's', change: await opened.store.derivations.newestChange(organization) });
  expect(await codes(organization, { campaigns: [campaign] })).toEqual([]);
  const key = { organization, source: 'ecd', run: '2' };
  await opened.store.runs.begin(key, ['PressureUlcer'], 'a@1');
  await opened.store.records.stage(key, [{ zib: 'PressureUlcer', id: '1', origin: { source: 'ecd', reference: 'Condition/1' }, subject: `p-${'0'.repeat(32)}` as never }]);
  await opened.store.runs.complete(key);
  await opened.store.tasks.request([{ organization, job: 'derive-values', key: 'k', payload: {}, group: 'g' }]);
  expect(await codes(organization, { campaigns: [campaign] })).toEqual([]);
  const [task] = await opened.store.tasks.due({ organization, jobs: ['derive-values'], limit: 1, olderThan: 0 });
  await opened.store.tasks.begin(task!.id, 60_000);
  await opened.store.tasks.fail(task!.id, 1, 'engine-broke', 'never');
  expect(await around(organization, { campaigns: [campaign] })).toEqual([{ code: 'values-behind', object: 'basisveiligheid 2023' }]);
});

describe('a delivery', () => {
  const submit = async (organization: string, ...path: readonly ('approved' | 'released' | 'sent' | 'received' | 'accepted' | 'rejected')[]): Promise<string> => {
    await read(organization, '1');
    const payload = new TextEncoder().encode('{}');
    const key = { organization, recipient: 'makelaar', profile: 'databroker-odb@1.0.0', reportingYear: 2023, revision: 1 };
    const { id } = await opened.store.submissions.draft({ key, payload, payloadHash: hashOfBytes(payload), values: [] }, started);
    let from: Parameters<typeof opened.store.submissions.transition>[1] = 'drafted';
    for (const to of path) {
      await opened.store.submissions.transition(id, from, to, started);
      from = to;
    }
    return id;
  };

  test('that was released and has no receipt after a day is unanswered; its task is asked for again', async () => {
    const id = await submit('unanswered', 'approved', 'released');
    expect(await codes('unanswered', { now: hours(24) })).toEqual([]);
    expect(await around('unanswered', { now: hours(25) })).toEqual([{ code: 'delivery-unanswered', object: id }]);
    expect((await deliveriesToAskAgain({ store: opened.store, organization: 'unanswered' })).map(({ key }) => key)).toEqual([`deliver-submission/${id}`]);
  });

  test('that was given up is said at once, and is not asked for again until a person does', async () => {
    const id = await submit('given-up', 'approved', 'released', 'sent');
    const [{ store }, organization] = [opened, 'given-up'];
    const asked = await deliveriesToAskAgain({ store, organization });
    await store.tasks.request(asked);
    const [task] = await store.tasks.due({ organization, jobs: ['deliver-submission'], limit: 1, olderThan: 0 });
    const begun = await store.tasks.begin(task!.id, 60_000);
    await store.tasks.fail(begun!.id, begun!.attempt, 'recipient-refused-token', 'never');
    expect(await around(organization)).toEqual([{ code: 'delivery-given-up', object: id }]);
    expect(await deliveriesToAskAgain({ store, organization })).toEqual([]);
    expect(await store.tasks.retryNow(organization, [task!.key])).toBe(1);
    expect([await around(organization), await deliveriesToAskAgain({ store, organization })]).toEqual([[], asked]);
  });

  test('to a recipient that rests says so until it answers', async () => {
    await read('resting', '1');
    await opened.store.circuits.failed('resting', 'makelaar', 'recipient-unavailable', started, { restAfter: 1, rest: 1_000 });
    expect(await around('resting', { now: hours(1) })).toEqual([{ code: 'recipient-resting', object: 'makelaar' }]);
    await opened.store.circuits.well('resting', 'makelaar');
    expect(await around('resting')).toEqual([]);
  });

  test('that was received and not judged is unanswered too, but not sent again', async () => {
    const id = await submit('unjudged', 'approved', 'released', 'sent', 'received');
    expect(await around('unjudged', { now: hours(25) })).toEqual([{ code: 'delivery-unanswered', object: id }]);
    expect(await deliveriesToAskAgain({ store: opened.store, organization: 'unjudged' })).toEqual([]);
  });

  test('that was rejected is said until something follows', async () => {
    const id = await submit('rejected', 'approved', 'released', 'sent', 'rejected');
    expect(await around('rejected')).toEqual([{ code: 'delivery-rejected', object: id }]);
  });

  test('that waits for approval is said within two weeks of lapsing, lapses thirty days after closing, and is said until something follows', async () => {
    const days = (date: string): Instant => Instant.parse(`${date}T23:59:59.999Z`);
    for (const [organization, ...statuses] of [['waiting'], ['waiting-half', 'approved']] as const) {
      const id = await submit(organization, ...statuses);
      // the read that it needs to say nothing else is long ago by then
      const about = async (now: Instant) => (await around(organization, { now })).filter(({ object }) => object === id).map(({ code }) => code);
      expect([await about(days('2024-07-10')), await about(days('2024-07-11'))]).toEqual([[], ['approval-waiting']]);
      const lapsed = async (now: Instant) => (await lapsedDeliveries(situationOf(organization, { now }))).map((submission) => submission.id);
      expect([await lapsed(days('2024-07-24')), await lapsed(days('2024-07-25'))]).toEqual([[], [id]]);
      await opened.store.submissions.transition(id, statuses[0] ?? 'drafted', 'expired', days('2024-07-25'));
      expect([await lapsed(days('2024-12-01')), await about(days('2024-12-01'))]).toEqual([[], ['delivery-expired']]);
    }
  });

  test('of every status that is not settled is said something before it lapses', async () => {
    const path = ['approved', 'released', 'sent', 'received'] as const;
    for (let length = 0; length <= path.length; length += 1) {
      const organization = `unsettled-${length}`;
      const id = await submit(organization, ...path.slice(0, length));
      const [submission] = await opened.store.submissions.list(organization);
      const lapses = expiryOf(submission!, started, databrokerOdb)!;
      const before = toInstant(toMilliseconds(lapses) - 1);
      expect((await around(organization, { now: before })).filter(({ object }) => object === id), submission!.status).toHaveLength(1);
      expect((await lapsedDeliveries(situationOf(organization, { now: before })))).toEqual([]);
      expect((await lapsedDeliveries(situationOf(organization, { now: lapses }))).map((one) => one.id)).toEqual([id]);
    }
  });

  test.each([
    ['2024-06-10', []], ['2024-06-11', ['delivery-closes-soon']], ['2024-06-25', ['delivery-closes-soon']],
    ['2024-06-26', ['delivery-missed']], ['2024-08-24', ['delivery-missed']], ['2024-08-25', []],
  ])('that closes on 25 June and is not accepted: on %s %j', async (today, expected) => {
    await read(`deadline-${today}`, '1');
    expect(await codes(`deadline-${today}`, { today, campaigns: [campaign] })).toEqual(expected);
  });

  test('that was accepted has no deadline any more', async () => {
    await submit('accepted', 'approved', 'released', 'sent', 'received', 'accepted');
    expect(await codes('accepted', { today: '2024-06-20', campaigns: [campaign] })).toEqual([]);
  });
});

test.each(alarmCodes)('the alarm %s has a page for who runs the worker', (code) => {
  expect(existsSync(join(import.meta.dirname, '../../../docs/operators/alarms', `${code}.md`))).toBe(true);
});
