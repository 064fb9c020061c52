import type { Adapter, SourceEvent } from '@meervoud/adapter-sdk';
import { silentLogger } from '@meervoud/kernel';
import type { RecordStore, RunKey, RunStore } from '@meervoud/store';
import { partialDate } from '@meervoud/kernel';
import type { ZibName, ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { acquire, pseudonymiser, requireCompleteLoad } from '../src/index.ts';

const key = new Uint8Array(32).fill(7);
const run: RunKey = { organization: 'org', source: 'ecd', run: 'run-1' };
const origin = (id: string) => ({ source: 'ecd', reference: `Condition/${id}` });
const ulcer = (id: string): ZibRecord => ({
  zib: 'PressureUlcer', id: `Condition/${id}`, origin: origin(id), subject: pseudonymiser(key, 'ecd')('c1'),
  decubitusCategory: '3', dateOfOnset: partialDate('2024-01-10'),
});

/** Remembers in which order things were written, as the real store is tested to keep them. */
const memory = (cursor?: string) => {
  const writes: string[] = [];
  const records: Pick<RecordStore, 'stage' | 'reject' | 'find' | 'gone'> = {
    gone: async (_run, gone) => void writes.push(`gone ${gone.map(({ reference, zib }) => `${reference}${zib === undefined ? '' : ` of ${zib}`}`).join(' ')}`),
    stage: async (_run, staged) => void writes.push(`stage ${staged.map(({ id }) => id).join(' ')}`),
    reject: async (_run, rejected) => void writes.push(`reject ${rejected.map(({ code, path }) => `${code}@${path}`).join(' ')}`),
    find: async (_run, findings) => void writes.push(`find ${findings.map(({ code }) => code).join(' ')}`),
  };
  const runs: Pick<RunStore, 'begin' | 'cursor' | 'checkpoint'> = {
    begin: async () => void writes.push('begin'),
    cursor: async () => cursor,
    checkpoint: async (_run, at, zibs) => void writes.push(`checkpoint ${at} ${zibs.join(' ')}`),
  };
  return { writes, store: { records: records as RecordStore, runs: runs as RunStore } };
};

const adapterOf = (events: readonly SourceEvent[], seen: { after?: string | undefined; changesSince?: string | undefined } = {}): Adapter<unknown> => ({
  name: 'listed', version: '1', config: z.unknown(), provides: ['PressureUlcer'],
  async *read(request) { seen.after = request.after; seen.changesSince = request.changesSince; yield* events; },
});

const acquireFrom = (adapter: Adapter<unknown>, store: ReturnType<typeof memory>['store'], zibs: readonly ZibName[] = ['PressureUlcer'], changesSince?: string) =>
  acquire({
    adapter, config: {}, run, zibs, store, pseudonym: pseudonymiser(key, 'ecd'),
    secret: async () => '', log: silentLogger, signal: new AbortController().signal, ...(changesSince === undefined ? {} : { changesSince }),
  });

describe('acquiring a source', () => {
  test('stages what came before a checkpoint, and only then keeps the checkpoint', async () => {
    const { writes, store } = memory();
    const total = await acquireFrom(adapterOf([
      { type: 'record', record: ulcer('1') },
      { type: 'rejected', origin: origin('2'), code: 'invalid-date', path: 'onsetDateTime' },
      { type: 'checkpoint', cursor: 'a', zibsComplete: [] },
      { type: 'finding', origin: origin('1'), code: 'display-contradicts-code', path: 'stage[0]' },
      { type: 'checkpoint', cursor: 'b', zibsComplete: ['PressureUlcer'] },
    ]), store);
    expect(writes).toEqual([
      'begin', 'stage Condition/1', 'reject invalid-date@onsetDateTime', 'checkpoint a ',
      'find display-contradicts-code', 'checkpoint b PressureUlcer',
    ]);
    expect(total).toEqual({ records: 1, rejected: 1, findings: 1, gone: 0 });
  });

  test('takes back what the source deleted or refuses now, before it stages what came after', async () => {
    const { writes, store } = memory();
    const total = await acquireFrom(adapterOf([
      { type: 'record', record: ulcer('1') },
      { type: 'record', record: ulcer('2') },
      { type: 'gone', reference: 'Condition/1' },
      { type: 'rejected', origin: origin('2'), code: 'entered-in-error', path: 'verificationStatus', zib: 'PressureUlcer' },
      { type: 'rejected', origin: origin('3'), code: 'not-needed', path: 'Condition' },
      { type: 'gone', reference: 'Condition/4' },
      { type: 'record', record: ulcer('4') },
      { type: 'checkpoint', cursor: 'a', zibsComplete: ['PressureUlcer'] },
    ]), store);
    expect(writes.slice(1)).toEqual([
      'gone Condition/1 Condition/2 of PressureUlcer Condition/4', 'stage Condition/4',
      'reject entered-in-error@verificationStatus not-needed@Condition', 'checkpoint a PressureUlcer',
    ]);
    expect(total).toEqual({ records: 1, rejected: 2, findings: 0, gone: 3 });
  });

  test('is not done while something is taken back after the last checkpoint', async () => {
    const events: SourceEvent[] = [{ type: 'checkpoint', cursor: 'a', zibsComplete: ['PressureUlcer'] }, { type: 'gone', reference: 'Condition/1' }];
    await expect(acquireFrom(adapterOf(events), memory().store)).rejects.toMatchObject({ code: 'load-incomplete' });
  });

  test('asks for changes only when it is told to', async () => {
    const seen: { after?: string; changesSince?: string } = {};
    const done: SourceEvent[] = [{ type: 'checkpoint', cursor: 'z', zibsComplete: ['PressureUlcer'] }];
    await acquireFrom(adapterOf(done, seen), memory().store);
    expect(seen.changesSince).toBeUndefined();
    await acquireFrom(adapterOf(done, seen), memory().store, ['PressureUlcer'], 'earlier');
    expect(seen.changesSince).toBe('earlier');
  });

  test('goes on after the checkpoint of an interrupted run', async () => {
    const seen: { after?: string } = {};
    await acquireFrom(adapterOf([{ type: 'checkpoint', cursor: 'z', zibsComplete: ['PressureUlcer'] }], seen), memory('half-way').store);
    expect(seen.after).toBe('half-way');
  });

  test('refuses a record with a field nobody reads, such as a BSN, and counts it', async () => {
    const { writes, store } = memory();
    const stray = { ...ulcer('3'), bsn: '999999990' } as unknown as ZibRecord;
    await acquireFrom(adapterOf([{ type: 'record', record: stray }, { type: 'checkpoint', cursor: 'a', zibsComplete: ['PressureUlcer'] }]), store);
    expect(writes).toContain('reject record-breaks-schema@');
    expect(JSON.stringify(writes)).not.toContain('999999990');
  });

  test('is not done while a zib is not read to its end', async () => {
    const events: SourceEvent[] = [{ type: 'checkpoint', cursor: 'a', zibsComplete: ['PressureUlcer'] }];
    await expect(acquireFrom(adapterOf(events), memory().store, ['PressureUlcer', 'Stay'])).rejects.toMatchObject({ code: 'load-incomplete', recovery: 'retry' });
  });

  test('is not done while records follow the last checkpoint', async () => {
    const events: SourceEvent[] = [{ type: 'checkpoint', cursor: 'a', zibsComplete: ['PressureUlcer'] }, { type: 'record', record: ulcer('9') }];
    await expect(acquireFrom(adapterOf(events), memory().store)).rejects.toMatchObject({ code: 'load-incomplete' });
  });
});

describe('a pseudonym', () => {
  test('is the same for one client of one source and differs by source and by key', () => {
    const name = pseudonymiser(key, 'ecd');
    expect(name('c1')).toBe(name('c1'));
    expect(name('c1')).toMatch(/^p-[0-9a-f]{32}$/);
    expect(new Set([name('c1'), name('c2'), pseudonymiser(key, 'other')('c1'), pseudonymiser(new Uint8Array(32), 'ecd')('c1')]).size).toBe(4);
  });

  test('does not confuse where the source ends and the id begins', () => {
    expect(pseudonymiser(key, 'a')('bc')).not.toBe(pseudonymiser(key, 'ab')('c'));
  });

  test('is not made with a short key', () => {
    expect(() => pseudonymiser(new Uint8Array(16), 'ecd')).toThrowError(/16 bytes/);
  });
});

describe('the completeness gate', () => {
  const summary = (source: string, status: 'running' | 'complete') =>
    ({ ...run, source, status, adapter: 'a@1', zibs: ['Stay'] as const, reads: 'everything' as const, startedAt: '2024-03-01T00:00:00.000Z' as never });

  test('opens when the newest read of every source is complete', () => {
    expect([...requireCompleteLoad(['ecd'], [summary('ecd', 'complete')])]).toEqual(['Stay']);
  });

  test.each([[[]], [[summary('ecd', 'running')]], [[summary('other', 'complete')]]])('stays shut otherwise', (newest) => {
    expect(() => requireCompleteLoad(['ecd'], newest)).toThrowError(/No complete read of: ecd/);
  });
});
