import { deedNames, hostile } from '@meervoud/adapter-hostile';
import { KnownError, silentLogger } from '@meervoud/kernel';
import type { RecordStore, RunKey, RunStore, StagedRejection } from '@meervoud/store';
import { parseRecord, type ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { acquire, pseudonymiser } from '../src/index.ts';

const run: RunKey = { organization: 'org', source: 'ecd', run: 'run-1' };

/** A store that keeps what it is given, as the real one does. */
const memory = () => {
  const records = new Map<string, ZibRecord>();
  const notices: StagedRejection[] = [];
  const written: string[] = [];
  const store = {
    records: {
      stage: async (_run: RunKey, staged: readonly ZibRecord[]) => { for (const record of staged) records.set(`${record.zib}/${record.id}`, record); written.push('stage'); },
      reject: async (_run: RunKey, rejected: readonly StagedRejection[]) => { notices.push(...rejected); },
      find: async (_run: RunKey, findings: readonly StagedRejection[]) => { notices.push(...findings); },
      gone: async (_run: RunKey, gone: readonly { readonly reference: string }[]) => {
        for (const { reference } of gone) for (const [key, { origin }] of records) if (origin.reference === reference) records.delete(key);
      },
    } as unknown as RecordStore,
    runs: { begin: async () => undefined, cursor: async () => undefined, checkpoint: async (_run: RunKey, cursor: string) => { written.push(`checkpoint ${cursor}`); } } as unknown as RunStore,
  };
  return { records, notices, written, store };
};

const acquireFrom = async (deed: (typeof deedNames)[number]) => {
  const kept = memory();
  const controller = new AbortController();
  // a worker that is told to stop: what never ends must end then
  const timer = setTimeout(() => controller.abort(new Error('told to stop')), 1_500);
  const outcome = await acquire({
    adapter: hostile, config: { deed }, run, zibs: ['Stay'], store: kept.store, pseudonym: pseudonymiser(new Uint8Array(32), 'ecd'),
    secret: async () => '', log: silentLogger, signal: controller.signal,
  }).then(({ records, rejected }) => `${records} read, ${rejected} refused`, (thrown: unknown) =>
    (thrown instanceof KnownError ? thrown.code : thrown instanceof Error ? `an error: ${thrown.message.replace(/about .*/, 'about …')}` : 'something thrown'));
  clearTimeout(timer);
  controller.abort();
  return { ...kept, outcome };
};

const broke = 'adapter-broke-contract';
/** What must become of each deed. */
const becomes: Readonly<Record<(typeof deedNames)[number], string | RegExp>> = {
  'yields-nothing-at-all': 'load-incomplete', 'yields-null': broke, 'yields-text': broke, 'yields-an-unknown-type': broke, 'yields-a-type-of-the-prototype': broke,
  'yields-a-record-without-record': broke, 'record-of-an-unknown-zib': broke, 'record-of-a-zib-of-the-prototype': broke, 'record-without-origin': broke,
  'record-of-another-source': broke, 'record-with-a-stray-bsn': '1 read, 1 refused', 'record-with-a-plain-client-id': '1 read, 1 refused',
  'record-with-wrong-types': '1 read, 1 refused', 'record-with-a-date-that-is-none': '1 read, 1 refused', 'record-with-prototype-keys': '1 read, 1 refused',
  'record-nested-deeply': '1 read, 1 refused', 'record-with-huge-numbers': '1 read, 1 refused', 'record-with-a-getter-that-throws': broke,
  'record-with-an-endless-id': broke, 'record-with-injections': '2 read, 0 refused', 'record-that-is-a-proxy': broke,
  'rejection-with-a-text-as-code': broke, 'rejection-with-content-beside': broke, 'rejection-with-an-endless-path': broke, 'finding-about-another-source': broke,
  'origin-with-content-beside': broke, 'gone-without-reference': broke,
  'the-same-record-a-thousand-times': /^\d+ read, 0 refused$/, 'record-then-entered-in-error': /^\d read, 1 refused$/, 'gone-before-its-record': '2 read, 0 refused',
  'checkpoint-that-is-no-text': broke, 'checkpoint-of-two-million-characters': broke, 'checkpoint-that-completes-what-does-not-exist': broke,
  'all-complete-before-anything': 'load-incomplete', 'checkpoints-out-of-order': '1 read, 0 refused', 'records-and-never-a-checkpoint': new RegExp(`${broke}|an error: told to stop`), 'never-complete': 'load-incomplete',
  'goes-on-for-ever': 'an error: told to stop', 'hangs-and-does-not-listen': 'an error: told to stop',
  'throws-in-the-middle': 'an error: about …', 'throws-what-is-no-error': 'something thrown', 'throws-at-once': 'an error: never began', 'is-no-stream': broke,
};

describe('acquiring survives an adapter', () => {
  test.each(deedNames)('of which the deed is: %s', async (deed) => {
    const { outcome, records, notices, written } = await acquireFrom(deed);
    expect(outcome).toMatch(becomes[deed]);
    for (const record of records.values()) expect(parseRecord(record)).toEqual(record);
    expect([...records.values()].every(({ zib, origin }) => zib === 'Stay' && origin.source === 'ecd')).toBe(true);
    expect(JSON.stringify([[...records.values()], notices])).not.toMatch(/Zonneveldt|999990019/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    // nothing is acknowledged that was not staged
    if (outcome === broke) expect(written).toEqual([]);
  });

  test('and keeps of the same record one, of the flipped none, and of the gone that came back one', async () => {
    expect([...(await acquireFrom('the-same-record-a-thousand-times')).records.keys()]).toEqual(['Stay/before', 'Stay/same']);
    expect([...(await acquireFrom('record-then-entered-in-error')).records.keys()]).toEqual(['Stay/before']);
    expect([...(await acquireFrom('gone-before-its-record')).records.keys()]).toEqual(['Stay/before', 'Stay/later']);
  });
});
