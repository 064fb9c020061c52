import { expect, it } from 'vitest';
import type { RunKey, Store } from '../src/index.ts';
import { codeOfRejection, place, stay, ulcer } from './examples.ts';
import { onFootings } from './on-footings.ts';

const zibs = ['HealthcareProvider', 'Stay', 'PressureUlcer'] as const;
const origin = (reference: string) => ({ source: 'ecd', reference });

onFootings('records and runs', (opened) => {
  const store = (): Store => opened().store;
  const run = (organization: string, name: string, source = 'ecd'): RunKey => ({ organization, source, run: name });
  const read = async (key: RunKey, records: Parameters<Store['records']['stage']>[1], covered: readonly (typeof zibs)[number][] = zibs): Promise<void> => {
    await store().runs.begin(key, covered, 'nl-core-r4');
    await store().records.stage(key, records);
    await store().runs.complete(key);
  };
  const ids = async (organization: string, location: string | null = null): Promise<readonly string[]> =>
    (await store().records.ofLocation(organization, location)).map(({ id }) => id);

  it('gives records back as they were staged, in the order of zib, source and id', async () => {
    const records = [stay(2, 'b'), stay(1, 'a'), ulcer(1), place('a'), place('Z')];
    await read(run('order', '1'), records);
    const found = await store().records.ofLocation('order', null);
    expect(found.map(({ id }) => id)).toEqual(['Z', 'a', 'ulcer-1', 'stay-1-a', 'stay-2-b']);
    expect(found).toEqual([place('Z'), place('a'), ulcer(1), stay(1, 'a'), stay(2, 'b')]);
  });

  it('gives a location every record of the clients who stay there, also from elsewhere, and every place', async () => {
    await read(run('by-location', '1'), [place('a'), place('b'), stay(1, 'a'), stay(1, 'b'), stay(2, 'b'), stay(3, undefined), ulcer(1), ulcer(2), ulcer(3)]);
    expect(await ids('by-location', 'a')).toEqual(['a', 'b', 'ulcer-1', 'stay-1-a', 'stay-1-b']);
    expect(await ids('by-location', 'b')).toEqual(['a', 'b', 'ulcer-1', 'ulcer-2', 'stay-1-a', 'stay-1-b', 'stay-2-b']);
    expect((await ids('by-location')).length).toBe(9);
    expect(await ids('somebody-else', 'a')).toEqual([]);
  });

  it('changes nothing when the same is staged again, and takes the last of two in one batch', async () => {
    const key = run('again', '1');
    await store().runs.begin(key, zibs, 'nl-core-r4');
    await store().records.stage(key, [ulcer(1), ulcer(2)]);
    await store().records.stage(key, [ulcer(2), ulcer(1), ulcer(1, { decubitusCategory: '4' })]);
    expect(await store().records.ofLocation('again', null)).toEqual([ulcer(1, { decubitusCategory: '4' }), ulcer(2)]);
  });

  it('stages more than a batch holds', async () => {
    await read(run('many', '1'), Array.from({ length: 2_345 }, (_, n) => ulcer(n)));
    expect((await store().records.counts('many')).records).toEqual({ PressureUlcer: 2_345 });
  });

  it('keeps a record that one complete read missed, and drops it after the second', async () => {
    await read(run('missing', '1'), [ulcer(1), ulcer(2)]);
    await read(run('missing', '2'), [ulcer(1)]);
    expect(await ids('missing')).toEqual(['ulcer-1', 'ulcer-2']);
    await read(run('missing', '3'), [ulcer(1)]);
    expect(await ids('missing')).toEqual(['ulcer-1']);
    expect((await store().records.byReference('missing', 'ecd', 'Condition/2')).map(({ id }) => id)).toEqual(['ulcer-2']);
    await read(run('missing', '4'), [ulcer(1), ulcer(2)]);
    expect(await ids('missing')).toEqual(['ulcer-1', 'ulcer-2']);
    await read(run('missing', '5'), [ulcer(1)]);
    expect(await ids('missing')).toEqual(['ulcer-1', 'ulcer-2']);
  });

  it('drops at once what the source says is gone, by resource or by one zib of it, and takes it back when it comes again', async () => {
    await read(run('gone', '1'), [ulcer(1), ulcer(2), ulcer(3), stay(1, 'a')]);
    await read(run('gone', '1', 'other'), [ulcer(1, {}, 'other')]);
    const key = run('gone', '2');
    await store().runs.begin(key, zibs, 'nl-core-r4');
    await store().records.gone(key, [{ reference: 'Condition/1' }, { reference: 'Condition/2', zib: 'PressureUlcer' }, { reference: 'Condition/3', zib: 'Stay' }, { reference: 'Condition/99' }]);
    expect(await ids('gone')).toEqual(['ulcer-3', 'ulcer-1', 'stay-1-a']);
    expect((await store().records.ofLocation('gone', null))[1]?.origin.source).toBe('other');
    expect((await store().records.byReference('gone', 'ecd', 'Condition/1')).map(({ id }) => id)).toEqual(['ulcer-1']);
    await store().records.stage(key, [ulcer(2)]);
    expect(await ids('gone')).toEqual(['ulcer-2', 'ulcer-3', 'ulcer-1', 'stay-1-a']);
    await store().runs.complete(key);
    expect(await codeOfRejection(store().records.gone(key, [{ reference: 'Condition/3' }]))).toBe('run-already-complete');
  });

  it('does not let an older run take back what a newer one saw', async () => {
    for (const name of ['1', '2']) await store().runs.begin(run('gone-late', name), zibs, 'nl-core-r4');
    await store().records.stage(run('gone-late', '2'), [ulcer(1)]);
    await store().records.gone(run('gone-late', '1'), [{ reference: 'Condition/1' }]);
    expect(await ids('gone-late')).toEqual(['ulcer-1']);
  });

  it('takes nothing for missing after a read of changes, and keeps what earlier reads left out', async () => {
    const first = run('changes', '1');
    await store().runs.begin(first, zibs, 'nl-core-r4');
    await store().records.stage(first, [ulcer(1), ulcer(2)]);
    await store().records.reject(first, [{ origin: origin('Condition/8'), code: 'bad-date', path: 'onset' }]);
    await store().runs.complete(first);
    for (const name of ['2', '3', '4']) {
      await store().runs.begin(run('changes', name), zibs, 'nl-core-r4', 'changes');
      await store().records.stage(run('changes', name), [ulcer(2)]);
      await store().records.reject(run('changes', name), [{ origin: origin('Condition/9'), code: 'bad-date', path: 'onset' }]);
      await store().runs.complete(run('changes', name));
    }
    expect(await ids('changes')).toEqual(['ulcer-1', 'ulcer-2']);
    expect((await store().records.counts('changes')).rejected).toEqual({ 'bad-date': 2 });
    await read(run('changes', '5'), [ulcer(2)]);
    await read(run('changes', '6'), [ulcer(2)]);
    expect(await ids('changes')).toEqual(['ulcer-2']);
    expect((await store().records.counts('changes')).rejected).toEqual({});
  });

  it('counts as missing only in the zibs and the source that a run covered, and only when it completes', async () => {
    await read(run('covered', '1'), [ulcer(1), stay(1, 'a')]);
    await read(run('covered', '1', 'other'), [ulcer(5, {}, 'other')]);
    for (const name of ['2', '3', '4']) await read(run('covered', name), [], ['Stay']);
    expect(await ids('covered')).toEqual(['ulcer-1', 'ulcer-5']);
    for (const name of ['5', '6', '7']) await store().runs.begin(run('covered', name), zibs, 'nl-core-r4');
    expect(await ids('covered')).toEqual(['ulcer-1', 'ulcer-5']);
  });

  it('does not take for missing what a newer run saw, when an older one ends after it', async () => {
    for (const name of ['1', '2', '3']) await store().runs.begin(run('overlap', name), zibs, 'nl-core-r4');
    await store().records.stage(run('overlap', '3'), [ulcer(1)]);
    for (const name of ['1', '2', '3']) await store().runs.complete(run('overlap', name));
    await read(run('overlap', '4'), []);
    expect(await ids('overlap')).toEqual(['ulcer-1']);
  });

  it('marks nothing twice when a complete run is completed again, and takes nothing more', async () => {
    await read(run('twice', '1'), [ulcer(1)]);
    await read(run('twice', '2'), []);
    await store().runs.complete(run('twice', '2'));
    expect(await ids('twice')).toEqual(['ulcer-1']);
    expect(await codeOfRejection(store().records.stage(run('twice', '2'), [ulcer(2)]))).toBe('run-already-complete');
    expect(await codeOfRejection(store().records.stage(run('twice', '9'), [ulcer(2)]))).toBe('run-unknown');
    expect(await codeOfRejection(store().runs.complete(run('twice', '9')))).toBe('run-unknown');
    expect(await ids('twice')).toEqual(['ulcer-1']);
  });

  it('resumes at the checkpoint, and begins a run once', async () => {
    const key = run('resume', '1');
    await store().runs.begin(key, zibs, 'nl-core-r4');
    expect(await store().runs.cursor(key)).toBeUndefined();
    await store().runs.checkpoint(key, 'page-2', ['Stay']);
    await store().runs.begin(key, ['Stay'], 'other');
    expect(await store().runs.cursor(key)).toBe('page-2');
    expect(await store().runs.latest('resume')).toEqual([
      { ...key, status: 'running', adapter: 'nl-core-r4', zibs, reads: 'everything', startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/) as string },
    ]);
    await store().runs.complete(key);
    await store().runs.begin(run('resume', '2'), ['Stay'], 'nl-core-r4');
    const latest = await store().runs.latest('resume');
    expect(latest.map(({ run: name, status }) => ({ name, status }))).toEqual([{ name: '2', status: 'running' }]);
  });

  it('counts what the newest complete run of each source left out, each once', async () => {
    const key = run('notices', '1');
    await store().runs.begin(key, zibs, 'nl-core-r4');
    const rejected = [{ origin: origin('Condition/1'), code: 'no-code', path: 'code', zib: 'PressureUlcer' as const }, { origin: origin('Condition/2'), code: 'no-code', path: 'code' }];
    await store().records.reject(key, rejected);
    await store().records.reject(key, rejected);
    await store().records.find(key, [{ origin: origin('Condition/1'), code: 'code-and-display-disagree', path: 'code' }]);
    expect((await store().records.counts('notices')).rejected).toEqual({});
    await store().runs.complete(key);
    expect(await store().records.counts('notices')).toEqual({ records: {}, rejected: { 'no-code': 2 }, findings: { 'code-and-display-disagree': 1 } });
    const next = run('notices', '2');
    await store().runs.begin(next, zibs, 'nl-core-r4');
    await store().records.reject(next, [{ origin: origin('Condition/9'), code: 'bad-date', path: 'onset' }]);
    expect((await store().records.counts('notices')).rejected).toEqual({ 'no-code': 2 });
    await store().runs.complete(next);
    expect(await store().records.counts('notices')).toEqual({ records: {}, rejected: { 'bad-date': 1 }, findings: {} });
  });

  it('names the place of each thing that the newest complete run of each source left out or remarked on', async () => {
    const [ecd, sheets] = [run('places-of', '1'), run('places-of', '2', 'admin')];
    for (const key of [ecd, sheets]) await store().runs.begin(key, zibs, 'nl-core-r4');
    await store().records.reject(ecd, [{ origin: origin('Condition/1'), code: 'invalid-date', path: 'Condition.onsetDateTime' }]);
    await store().records.find(ecd, [{ origin: origin('Condition/2'), code: 'stages-differ', path: 'Condition.stage' }]);
    await store().records.reject(sheets, [{ origin: origin('verblijven.csv#5'), code: 'cells-differ', path: '' }]);
    expect(await store().records.notices('places-of')).toEqual([]);
    for (const key of [ecd, sheets]) await store().runs.complete(key);
    expect(await store().records.notices('places-of')).toEqual([
      { kind: 'rejected', source: 'admin', reference: 'verblijven.csv#5', code: 'cells-differ', path: '' },
      { kind: 'rejected', source: 'ecd', reference: 'Condition/1', code: 'invalid-date', path: 'Condition.onsetDateTime' },
      { kind: 'finding', source: 'ecd', reference: 'Condition/2', code: 'stages-differ', path: 'Condition.stage' },
    ]);
    expect(await store().records.notices('somebody-else')).toEqual([]);
  });

  it('lists the locations, not the wards', async () => {
    await read(run('places', '1'), [place('b'), place('a'), place('w', 'ward')]);
    expect(await store().records.locations('places')).toEqual([{ id: 'a', name: 'Huis a' }, { id: 'b', name: 'Huis b' }]);
  });

  it('lets writers of the same records go on side by side', async () => {
    const key = run('side-by-side', '1');
    await store().runs.begin(key, zibs, 'nl-core-r4');
    const records = Array.from({ length: 300 }, (_, n) => ulcer(n));
    await Promise.all(Array.from({ length: 6 }, (_, n) => store().records.stage(key, n % 2 ? records : records.toReversed())));
    expect((await store().records.counts('side-by-side')).records).toEqual({ PressureUlcer: 300 });
  });

  it('finds the records of a location by an index', async () => {
    const { sql } = await import('kysely');
    const { openDatabase } = await import('../src/database.ts');
    const { silentLogger } = await import('@meervoud/kernel');
    const { db } = openDatabase(opened().postgres, silentLogger);
    try {
      await sql`set enable_seqscan = off`.execute(db);
      const { rows } = await db.connection().execute(async (one) => {
        await sql`set enable_seqscan = off`.execute(one);
        return sql<Record<string, string>>`explain select subject from zib_record where organization = 'x' and live and zib = 'Stay' and location = 'a'`.execute(one);
      });
      expect(JSON.stringify(rows)).toContain('zib_record_of_location');
    } finally {
      await db.destroy();
    }
  });
});
