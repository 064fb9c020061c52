import type { Instant } from '@meervoud/kernel';
import { toInstant, toMilliseconds } from '@meervoud/kernel';
import { expect, it } from 'vitest';
import type { Store } from '../src/index.ts';
import { at, codeOfRejection, NOON, place, stay, ulcer } from './examples.ts';
import { onFootings } from './on-footings.ts';

const past = at('2000-01-01T00:00:00.000Z');
const future = at('2100-01-01T00:00:00.000Z');

onFootings('schedules, alarms, changes and retention', (opened) => {
  const store = (): Store => opened().store;
  const nightly = { name: 'night', cron: '30 2 * * *', timeZone: 'UTC' };
  const inAnHour = (_: unknown, now: Instant): Instant => toInstant(toMilliseconds(now) + 3_600_000);

  it('leaves a recipient alone after so many failures, lets one asker try after the rest, and forgets all once it went well', async () => {
    const policy = { restAfter: 3, rest: 60_000 };
    const [circuits, after] = [store().circuits, (seconds: number): Instant => toInstant(toMilliseconds(NOON) + seconds * 1_000)];
    const ask = (seconds: number) => circuits.enter('rest', 'makelaar', after(seconds), policy);
    for (const second of [0, 1]) await circuits.failed('rest', 'makelaar', 'recipient-unavailable', after(second), policy);
    expect(await ask(2)).toBeUndefined();
    await circuits.failed('rest', 'makelaar', 'recipient-unavailable', after(2), policy);
    expect(await circuits.list('rest')).toEqual([{ recipient: 'makelaar', failures: 3, lastCode: 'recipient-unavailable', failedAt: after(2), restsUntil: after(62) }]);
    expect([await ask(61), await circuits.enter('rest', 'zorgkantoor', after(61), policy), await circuits.enter('other', 'makelaar', after(61), policy)]).toEqual([after(62), undefined, undefined]);
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask(62)));
    expect(asked.filter((until) => until === undefined).length).toBe(1);
    expect(new Set(asked.filter((until) => until !== undefined))).toEqual(new Set([after(122)]));
    await circuits.failed('rest', 'makelaar', 'recipient-unavailable', after(63), policy);
    expect(await ask(122)).toEqual(after(123));
    await circuits.well('rest', 'makelaar');
    expect([await ask(122), await circuits.list('rest')]).toEqual([undefined, []]);
  });

  it('gives a turn that has come to one of many who ask, and then not before the next', async () => {
    await store().schedules.keep('turns', [{ ...nightly, nextAt: past }]);
    const taken = await Promise.all(Array.from({ length: 6 }, () => store().transaction((own) => own.schedules.take('turns', ['night'], inAnHour))));
    expect(taken.flat().map(({ name, nextAt }) => [name, nextAt])).toEqual([['night', past]]);
    expect(await store().schedules.take('turns', ['night'], inAnHour)).toEqual([]);
    const [kept] = await store().schedules.list('turns');
    expect(toMilliseconds(kept!.nextAt) - toMilliseconds(kept!.lastAt!)).toBe(3_600_000);
  });

  it('does not lose a turn whose transaction failed', async () => {
    await store().schedules.keep('failed', [{ ...nightly, nextAt: past }]);
    await expect(store().transaction(async (own) => {
      await own.schedules.take('failed', ['night'], inAnHour);
      throw new Error('no');
    })).rejects.toThrow('no');
    expect((await store().schedules.take('failed', ['night'], inAnHour)).length).toBe(1);
  });

  it('keeps the turn of a schedule that did not change, and begins anew one that did', async () => {
    const kept = async (schedules: Parameters<Store['schedules']['keep']>[1]) => {
      await store().schedules.keep('kept', schedules);
      return (await store().schedules.list('kept')).map(({ name, nextAt }) => [name, nextAt]);
    };
    expect(await kept([{ ...nightly, nextAt: NOON }])).toEqual([['night', NOON]]);
    expect(await kept([{ ...nightly, nextAt: future }, { ...nightly, name: 'week', nextAt: future }])).toEqual([['night', NOON], ['week', future]]);
    expect(await kept([{ ...nightly, cron: '0 3 * * *', nextAt: future }])).toEqual([['night', future]]);
  });

  it('raises an alarm once, keeps its age while it stands, and ends it when it is over', async () => {
    const alarm = { code: 'source-silent', object: 'ecd' };
    expect(await store().alarms.keep('alarms', [alarm, alarm], NOON)).toEqual({ raised: [alarm], cleared: [] });
    expect(await store().alarms.keep('alarms', [alarm, { code: 'x', object: 'y' }], future)).toEqual({ raised: [{ code: 'x', object: 'y' }], cleared: [] });
    expect(await store().alarms.standing('alarms')).toEqual([{ ...alarm, raisedAt: NOON }, { code: 'x', object: 'y', raisedAt: future }]);
    expect((await store().alarms.keep('alarms', [], future)).cleared.length).toBe(2);
    expect(await store().alarms.standing('alarms')).toEqual([]);
    await store().alarms.keep('alarms', [alarm], future);
    expect(await store().alarms.standing('alarms')).toEqual([{ ...alarm, raisedAt: future }]);
  });

  it('tells a place which zibs changed since, and nothing about what came again as it was', async () => {
    const read = async (name: string, records: Parameters<Store['records']['stage']>[1]): Promise<number> => {
      const before = await store().derivations.newestChange('changed');
      const key = { organization: 'changed', source: 'ecd', run: name };
      await store().runs.begin(key, ['HealthcareProvider', 'Stay', 'PressureUlcer'], 'a');
      await store().records.stage(key, records);
      await store().runs.complete(key);
      return before;
    };
    const changed = async (location: string | null, since: number): Promise<readonly string[]> =>
      [...await store().derivations.changedSince({ organization: 'changed', set: 's', reportingYear: 2023, location }, since)];
    const all = [place('a'), place('b'), stay(1, 'a'), stay(2, 'b'), ulcer(1), ulcer(2)];
    await read('1', all);
    const same = await read('2', all);
    expect(await changed(null, same)).toEqual([]);
    const ulcerOfTwo = await read('3', [...all.slice(0, 5), ulcer(2, { decubitusCategory: '4' })]);
    expect([await changed('a', ulcerOfTwo), await changed('b', ulcerOfTwo), await changed(null, ulcerOfTwo)]).toEqual([[], ['PressureUlcer'], ['PressureUlcer']]);
    const missingOnce = await read('4', all.slice(0, 5));
    expect(await changed('b', missingOnce)).toEqual([]);
    const missingTwice = await read('5', all.slice(0, 5));
    expect([await changed('a', missingTwice), await changed('b', missingTwice)]).toEqual([[], ['PressureUlcer']]);
    const back = await read('6', [...all.slice(0, 5), ulcer(2, { decubitusCategory: '4' })]);
    expect(await changed('b', back)).toEqual(['PressureUlcer']);
  });

  const reader = (organization: string) => async (name: string, records: Parameters<Store['records']['stage']>[1]): Promise<void> => {
    const key = { organization, source: 'ecd', run: name };
    await store().runs.begin(key, ['HealthcareProvider', 'Stay', 'PressureUlcer'], 'a');
    await store().records.stage(key, records);
    await store().runs.complete(key);
  };
  const numbers = Array.from({ length: 15 }, (_, n) => n);
  const stays = numbers.map((n) => stay(n, n < 14 ? 'a' : 'b'));
  const ulcers = numbers.map((n) => ulcer(n));
  const alive = async (organization: string): Promise<number> => (await store().records.ofLocation(organization, null)).filter(({ zib }) => zib === 'PressureUlcer').length;

  it('believes no read that loses more than a quarter of a location at once, however often, until it comes back', async () => {
    const read = reader('shrunk');
    await read('1', [...stays, ...ulcers]);
    for (const name of ['2', '3', '4']) {
      await read(name, [...stays, ...ulcers.slice(4)]);
      expect(await store().records.shrunkenLoads('shrunk')).toEqual([{ location: 'a', zib: 'PressureUlcer', missing: 4, of: 14 }]);
      expect(await alive('shrunk')).toBe(15);
    }
    await read('5', [...stays, ...ulcers]);
    expect(await store().records.shrunkenLoads('shrunk')).toEqual([]);
  });

  it('takes a smaller loss for a deletion, and a larger one when a person says so', async () => {
    const read = reader('accepted');
    await read('1', [...stays, ...ulcers]);
    for (const name of ['2', '3']) await read(name, [...stays, ...ulcers.slice(2)]);
    expect([await store().records.shrunkenLoads('accepted'), await alive('accepted')]).toEqual([[], 13]);
    const before = await store().derivations.newestChange('accepted');
    await read('4', [...stays, ...ulcers.slice(9)]);
    await read('5', [...stays, ...ulcers.slice(9)]);
    expect(await alive('accepted')).toBe(13);
    expect(await store().records.acceptLoss('accepted', 'a')).toBe(7);
    expect([await store().records.shrunkenLoads('accepted'), await alive('accepted')]).toEqual([[], 6]);
    const place = { organization: 'accepted', set: 's', reportingYear: 2023, location: 'a' };
    expect([...await store().derivations.changedSince(place, before)]).toEqual(['PressureUlcer']);
  });

  it('counts a record once at a location, however often its client came back there', async () => {
    const read = reader('came-back');
    const again = numbers.slice(0, 4).map((n) => ({ ...stay(n, 'a'), id: `again-${n}` }));
    await read('1', [...stays, ...again, ...ulcers]);
    for (const name of ['2', '3']) await read(name, [...stays, ...again, ...ulcers.slice(4)]);
    expect(await store().records.shrunkenLoads('came-back')).toEqual([{ location: 'a', zib: 'PressureUlcer', missing: 4, of: 14 }]);
  });

  it('tells exactly the last task of a group that it is, however many end at once', async () => {
    const group = 'last';
    await store().tasks.request(Array.from({ length: 12 }, (_, n) => ({ organization: 'last', job: 'derive', key: `last/${n}`, payload: {}, group })));
    const due = await store().tasks.due({ organization: 'last', jobs: ['derive'], limit: 20, olderThan: 0 });
    const begun = await Promise.all(due.map(({ id }) => store().tasks.begin(id, 60_000)));
    const heard: boolean[] = [];
    await Promise.all(begun.map((task) => store().tasks.complete(task!.id, task!.attempt, async (own) => void heard.push(await own.tasks.isLast(group, 'derive')))));
    expect(heard.toSorted()).toEqual([...Array.from({ length: 11 }, () => false), true]);
  });

  it('gives nobody the task of another organization', async () => {
    await store().tasks.request([{ organization: 'one', job: 'own', key: 'one/1', payload: {}, group: 'own' }]);
    expect(await store().tasks.due({ organization: 'two', jobs: ['own'], limit: 10, olderThan: 0 })).toEqual([]);
    expect((await store().tasks.due({ organization: 'one', jobs: ['own'], limit: 10, olderThan: 0 })).length).toBe(1);
  });

  it('removes what ended before its time, and keeps what is wanted, live, newest or younger', async () => {
    const key = (run: string) => ({ organization: 'retention', source: 'ecd', run });
    for (const [run, records] of [['1', [ulcer(1), ulcer(2)]], ['2', [ulcer(1)]], ['3', [ulcer(1)]]] as const) {
      await store().runs.begin(key(run), ['PressureUlcer'], 'a');
      await store().records.stage(key(run), records);
      await store().runs.complete(key(run));
    }
    await store().tasks.request(['done', 'wanted'].map((name) => ({ organization: 'retention', job: name, key: `retention/${name}`, payload: {}, group: 'retention' })));
    const [done] = await store().tasks.due({ organization: 'retention', jobs: ['done'], limit: 1, olderThan: 0 });
    await store().tasks.begin(done!.id, 60_000);
    await store().tasks.complete(done!.id, 1, async () => {});
    const remove = (before: Instant) => store().retention.remove('retention', { tasks: before, goneRecords: before, runs: before, access: past });
    expect(await remove(past)).toEqual({ tasks: 0, goneRecords: 0, runs: 0, access: 0 });
    expect(await remove(future)).toEqual({ tasks: 1, goneRecords: 1, runs: 2, access: 0 });
    expect((await store().records.ofLocation('retention', null)).map(({ id }) => id)).toEqual(['ulcer-1']);
    expect(await store().tasks.progress('retention')).toMatchObject({ requested: 1, completed: 0 });
    expect((await store().runs.latest('retention')).map(({ run }) => run)).toEqual(['3']);
  });

  it('keeps the access log five years, whatever is asked, and not longer than is asked', async () => {
    const entry = (moment: Instant) => ({ organization: 'logged', who: 'anna', action: 'open', object: 'value', purpose: 'quality', at: moment });
    await store().access.record(entry(past));
    const remove = () => store().retention.remove('logged', { tasks: past, goneRecords: past, runs: past, access: future });
    expect((await remove()).access).toBe(1);
    await store().access.record(entry(toInstant(Date.now())));
    expect(await codeOfRejection(remove())).toBe('database-refused');
    expect((await store().access.list('logged', 10)).length).toBe(1);
  });
});
