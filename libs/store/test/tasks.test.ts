import { expect, it } from 'vitest';
import type { Store } from '../src/index.ts';
import { codeOfRejection, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

const LEASE = 60_000;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

onFootings('the task ledger', (opened) => {
  const store = (): Store => opened().store;
  const requests = (group: string, count = 1) =>
    Array.from({ length: count }, (_, n) => ({ organization: 'o', job: group, key: `${group}/${n}`, payload: { n, organization: 'o' }, group }));
  const due = (group: string, olderThan = LEASE, limit = 100) => store().tasks.due({ organization: 'o', jobs: [group], limit, olderThan });
  const begin = async (group: string): Promise<{ readonly id: string; readonly attempt: number }> => {
    const [task] = await due(group, 0);
    const begun = await store().tasks.begin(task?.id ?? '', LEASE);
    if (!begun) throw new Error('nothing to begin');
    return begun;
  };
  const log = (group: string) => async (transaction: Store): Promise<void> =>
    transaction.access.record({ organization: group, who: 'w', action: 'a', object: 'o', purpose: 'p', at: NOON });
  const logged = async (group: string): Promise<number> => (await store().access.list(group, 100)).length;

  it('tells how far tasks are, and begins anew at once what waits or failed for good, and nothing else', async () => {
    await store().tasks.request(requests('states', 4));
    const keys = [0, 1, 2, 3].map((n) => `states/${n}`);
    const [waits, failed, done] = [await begin('states'), await begin('states'), await begin('states')];
    await store().tasks.fail(waits.id, waits.attempt, 'recipient-unavailable', 3_600_000);
    await store().tasks.fail(failed.id, failed.attempt, 'recipient-refused-token', 'never');
    await store().tasks.complete(done.id, done.attempt, async () => {});
    const states = await store().tasks.states('o', [...keys, 'states/none']);
    expect(states.map(({ status, failures, lastCode }) => [status, failures, lastCode])).toEqual([
      ['requested', 1, 'recipient-unavailable'], ['failed', 1, 'recipient-refused-token'], ['completed', 0, undefined], ['requested', 0, undefined],
    ]);
    expect(states.map(({ nextAt }) => nextAt === undefined)).toEqual([false, true, true, false]);
    expect(await store().tasks.states('another', keys)).toEqual([]);
    expect(await store().tasks.retryNow('another', keys)).toBe(0);
    expect(await store().tasks.retryNow('o', keys)).toBe(2);
    expect(await store().tasks.retryNow('o', keys)).toBe(0);
    expect((await store().tasks.states('o', keys)).map(({ status, failures }) => [status, failures])).toEqual([['requested', 0], ['requested', 0], ['completed', 0], ['requested', 0]]);
    expect((await due('states', 0)).length).toBe(3);
  });

  it('asks for the same work once, whether in one call, in two, or at once', async () => {
    expect(await store().tasks.request([...requests('once', 3), ...requests('once', 3)])).toBe(3);
    expect(await store().tasks.request(requests('once', 4))).toBe(1);
    const counts = await Promise.all(Array.from({ length: 5 }, () => store().tasks.request(requests('once', 50))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(46);
    expect(await store().tasks.progress('once')).toEqual({ requested: 50, completed: 0, failed: 0, failures: [] });
  });

  it('hands over in the order of asking, each once until the time to hand it over again', async () => {
    await store().tasks.request(requests('due', 5));
    const first = await due('due', LEASE, 3);
    expect(first.map(({ key }) => key)).toEqual(['due/0', 'due/1', 'due/2']);
    expect(first[0]).toEqual({ id: first[0]?.id, organization: 'o', job: 'due', key: 'due/0', payload: { n: 0, organization: 'o' }, group: 'due', status: 'requested', attempt: 0, failures: 0, offers: 1 });
    expect((await due('due')).map(({ key }) => key)).toEqual(['due/3', 'due/4']);
    expect(await due('due')).toEqual([]);
    expect((await due('due', 0)).map(({ offers }) => offers)).toEqual([2, 2, 2, 2, 2]);
    expect(await store().tasks.due({ organization: 'o', jobs: ['other'], limit: 10, olderThan: 0 })).toEqual([]);
  });

  it('gives two sweeps different tasks', async () => {
    await store().tasks.request(requests('sweeps', 40));
    const found = (await Promise.all(Array.from({ length: 4 }, () => due('sweeps', LEASE, 10)))).flat();
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    expect((await due('sweeps')).length + found.length).toBe(40);
  });

  it('lets one attempt at a time begin, and no one once it has ended', async () => {
    await store().tasks.request(requests('begin'));
    const [task] = await due('begin');
    const begun = await Promise.all(Array.from({ length: 6 }, () => store().tasks.begin(task?.id ?? '', LEASE)));
    expect(begun.filter((one) => one !== undefined).map(({ attempt }) => attempt)).toEqual([1]);
    expect(await due('begin', 0)).toEqual([]);
    expect(await store().tasks.complete(task?.id ?? '', 1, async () => {})).toBe(true);
    expect(await store().tasks.begin(task?.id ?? '', LEASE)).toBeUndefined();
    expect(await store().tasks.begin('task-none', LEASE)).toBeUndefined();
  });

  it('writes zero rows for a late writer', async () => {
    await store().tasks.request(requests('late'));
    const [task] = await due('late');
    const id = task?.id ?? '';
    expect((await store().tasks.begin(id, 20))?.attempt).toBe(1);
    await pause(40);
    expect((await due('late', 0)).map(({ attempt }) => attempt)).toEqual([1]);
    expect((await store().tasks.begin(id, LEASE))?.attempt).toBe(2);
    expect(await store().tasks.complete(id, 1, log('late'))).toBe(false);
    expect(await store().tasks.extend(id, 1, LEASE)).toBe(false);
    expect(await store().tasks.fail(id, 1, 'late', 'never')).toBe(false);
    expect(await store().tasks.release(id, 1)).toBe(false);
    expect(await logged('late')).toBe(0);
    expect(await store().tasks.extend(id, 2, LEASE)).toBe(true);
    expect(await store().tasks.complete(id, 2, log('late'))).toBe(true);
    expect(await store().tasks.complete(id, 2, log('late'))).toBe(false);
    expect(await logged('late')).toBe(1);
  });

  it('completes with its effects or not at all', async () => {
    await store().tasks.request(requests('effects'));
    const { id, attempt } = await begin('effects');
    await expect(store().tasks.complete(id, attempt, async (transaction) => {
      await log('effects')(transaction);
      await transaction.tasks.request(requests('effects-next'));
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await store().tasks.progress('effects')).toMatchObject({ requested: 1, completed: 0 });
    expect(await logged('effects')).toBe(0);
    expect(await store().tasks.progress('effects-next')).toMatchObject({ requested: 0 });
    expect(await store().tasks.complete(id, attempt, log('effects'))).toBe(true);
    expect(await logged('effects')).toBe(1);
  });

  it('pauses after a failure, counts it, and names what failed for good', async () => {
    await store().tasks.request(requests('fail', 2));
    const { id } = await begin('fail');
    expect(await store().tasks.fail(id, 1, 'away', 60)).toBe(true);
    expect(await store().tasks.begin(id, LEASE)).toBeUndefined();
    expect((await due('fail', 0)).map(({ key }) => key)).toEqual(['fail/1']);
    await pause(80);
    expect((await due('fail', 0)).map(({ key, failures }) => `${key} ${failures}`)).toEqual(['fail/0 1', 'fail/1 0']);
    expect((await store().tasks.begin(id, LEASE))?.failures).toBe(1);
    expect(await store().tasks.fail(id, 2, 'gone', 'never')).toBe(true);
    expect(await store().tasks.progress('fail')).toEqual({ requested: 1, completed: 0, failed: 1, failures: [{ job: 'fail', key: 'fail/0', code: 'gone' }] });
  });

  it('wants anew what failed for good when it is asked for again, and only that', async () => {
    await store().tasks.request(requests('anew', 2));
    const { id } = await begin('anew');
    await store().tasks.fail(id, 1, 'gone', 'never');
    expect(await store().tasks.request(requests('anew', 2))).toBe(1);
    expect(await store().tasks.progress('anew')).toMatchObject({ requested: 2, failed: 0, failures: [] });
    expect(await store().tasks.begin(id, LEASE)).toMatchObject({ attempt: 2, failures: 0 });
  });

  it('is due again at once when an attempt is given back', async () => {
    await store().tasks.request(requests('back'));
    const { id } = await begin('back');
    expect(await store().tasks.release(id, 1)).toBe(true);
    expect((await due('back')).map(({ attempt, failures }) => ({ attempt, failures }))).toEqual([{ attempt: 1, failures: 0 }]);
  });

  it('is one transaction however deep it nests, and none of it stays when it fails', async () => {
    await store().transaction(async (outer) => {
      await outer.tasks.request(requests('nested'));
      await outer.transaction(async (inner) => log('nested')(inner));
      expect(await logged('nested')).toBe(0);
    });
    expect(await logged('nested')).toBe(1);
    expect(await codeOfRejection(store().transaction(async (outer) => {
      await log('nested')(outer);
      await outer.transaction(async (inner) => inner.access.record({ organization: '', who: 'w', action: 'a', object: 'o', purpose: 'p', at: NOON }));
    }))).toBe('database-refused');
    expect(await logged('nested')).toBe(1);
  });
});
