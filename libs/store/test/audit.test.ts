import { Instant, silentLogger } from '@meervoud/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type AccessEntry, type AccessSeal, type ChainFault, type ChainReport, examineChain } from '../src/index.ts';
import { createAccessLog } from '../src/audit/access-log.ts';
import { openDatabase } from '../src/database.ts';
import { migrations } from '../src/migrations/index.ts';
import { onFootings } from './on-footings.ts';

const NOON = Instant.parse('2026-11-22T12:00:00.000Z');
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.log(`fast-check seed ${seed}`);

onFootings('the chain through the access log', (opened) => {
  const log = () => opened().store.access;
  const entry = (organization: string, more: Partial<AccessEntry> = {}): AccessEntry =>
    ({ organization, who: 'anna', action: 'read', object: '2023/a/1.1', purpose: 'review', at: NOON, ...more });
  const filled = async (organization: string, count: number): Promise<void> => {
    for (let at = 1; at <= count; at += 1) await log().record(entry(organization, { object: `value-${at}` }));
  };
  const examine = async (organization: string, holds: (seal: AccessSeal) => Promise<boolean> = async () => true): Promise<ChainReport> =>
    examineChain({ entries: log().chain(organization), head: await log().head(organization), seals: await log().seals(organization), holds });
  const faultsIn = async (organization: string): Promise<readonly ChainFault[]> => (await examine(organization)).faults;
  /** As somebody who holds the database and knows how to get past its triggers. */
  const tamper = async (...statements: readonly ReturnType<typeof sql>[]): Promise<void> => {
    const { db } = openDatabase(opened().postgres, silentLogger);
    try {
      await db.transaction().execute(async (transaction) => {
        await sql`alter table access_entry disable trigger user`.execute(transaction);
        for (const statement of statements) await statement.execute(transaction);
        await sql`alter table access_entry enable trigger user`.execute(transaction);
      });
    } finally {
      await db.destroy();
    }
  };

  it('is whole after whatever was written, with every character a text can have', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((one) => !one.includes('\0'));
    const some = fc.record({ who: text, action: text, object: text, purpose: text, role: fc.option(text, { nil: undefined }), basis: fc.option(text, { nil: undefined }), source: fc.option(text, { nil: undefined }) });
    let count = 0;
    await fc.assert(fc.asyncProperty(some, async (said) => {
      await log().record({ organization: 'characters', at: NOON, ...said });
      count += 1;
    }), { seed, numRuns: 300 });
    expect(await examine('characters')).toStrictEqual({ entries: count, from: 1, to: count, seals: 0, faults: [] });
  });

  it('has no gap and no fork when forty write at once, half of them in a transaction that fails', async () => {
    const write = (at: number): Promise<unknown> => opened().store.transaction(async (transaction) => {
      await transaction.access.record(entry('at-once', { object: `value-${at}` }));
      if (at % 2 === 0) throw new Error('not after all');
    }).catch(() => undefined);
    await Promise.all(Array.from({ length: 40 }, (_, at) => write(at)));
    expect(await examine('at-once')).toStrictEqual({ entries: 20, from: 1, to: 20, seals: 0, faults: [] });
  });

  it.each([
    ['changed', { position: 3, fault: 'changed' }, (of: string) => [sql`update access_entry set who = 'somebody else' where organization = ${of} and position = 3`]],
    ['taken out', { position: 4, fault: 'missing' }, (of: string) => [sql`delete from access_entry where organization = ${of} and position = 3`]],
    ['taken off the end', { position: 4, fault: 'cut-off' }, (of: string) => [sql`delete from access_entry where organization = ${of} and position > 4`]],
    ['another purpose', { position: 1, fault: 'changed' }, (of: string) => [sql`update access_entry set purpose = 'care' where organization = ${of} and position = 1`]],
  ] as const)('shows an entry that was %s', async (what, fault, statements) => {
    const of = `tampered ${what}`;
    await filled(of, 6);
    expect(await faultsIn(of)).toStrictEqual([]);
    await tamper(...statements(of));
    expect(await faultsIn(of)).toStrictEqual([fault]);
  });

  it('shows by its seal that the whole chain was written anew, which nothing in the database can show', async () => {
    await filled('anew', 3);
    const head = await log().head('anew');
    if (head === undefined) throw new Error('no head');
    await log().seal({ organization: 'anew', ...head, sealedAt: NOON, signature: 'of the signing key' });
    await filled('anew', 2);
    expect(await examine('anew')).toStrictEqual({ entries: 5, from: 1, to: 5, seals: 1, faults: [] });
    expect((await examine('anew', async () => false)).faults).toStrictEqual([{ position: 3, fault: 'seal-false' }]);
    await tamper(sql`delete from access_entry where organization = 'anew'`, sql`delete from access_chain where organization = 'anew'`);
    for (let at = 1; at <= 5; at += 1) await log().record(entry('anew', { who: 'nobody' }));
    expect(await faultsIn('anew')).toStrictEqual([{ position: 3, fault: 'seal-broken' }]);
  });

  it('goes on from what is left when its oldest entries are kept no longer', async () => {
    for (const year of ['2019', '2020', '2026']) await log().record(entry('old', { at: Instant.parse(`${year}-03-01T00:00:00.000Z`) }));
    const limits = { tasks: NOON, goneRecords: NOON, runs: NOON, access: Instant.parse('2021-01-01T00:00:00.000Z') };
    expect((await opened().store.retention.remove('old', limits)).access).toBe(2);
    expect(await examine('old')).toStrictEqual({ entries: 1, from: 3, to: 3, seals: 0, faults: [] });
  });

  it('is laid through what an earlier version wrote, in the order it was written in', async () => {
    const { db } = openDatabase(opened().postgres, silentLogger);
    const [before, chain] = [Object.values(migrations).slice(0, Object.keys(migrations).indexOf('0016-audit-chain')), migrations['0016-audit-chain']];
    const undone = new Error('undone');
    await db.transaction().execute(async (transaction) => {
      await sql`create schema upgraded`.execute(transaction);
      await sql`set local search_path = upgraded`.execute(transaction);
      for (const migration of before) await migration.up(transaction);
      await sql`insert into access_entry (organization, who, action, object, purpose, at)
        select 'early', 'anna', 'read', 'value-' || n, 'review', timestamptz '2025-01-01 10:00:00.123456Z' + n * interval '1 day' from generate_series(1, 5) n`.execute(transaction);
      await chain?.up(transaction);
      const early = createAccessLog(transaction);
      await early.record(entry('early', { object: 'value-6' }));
      const report = await examineChain({ entries: early.chain('early'), head: await early.head('early'), seals: [], holds: async () => true });
      expect(report).toStrictEqual({ entries: 6, from: 1, to: 6, seals: 0, faults: [] });
      expect((await early.list('early', 9)).map(({ object }) => object)).toStrictEqual([6, 5, 4, 3, 2, 1].map((at) => `value-${at}`));
      throw undone;
    }).catch((thrown: unknown) => { if (thrown !== undone) throw thrown; }).finally(() => db.destroy());
  });

  it('belongs to one organization: what another writes changes nothing in it', async () => {
    await Promise.all(['one', 'other'].map((of) => filled(of, 5)));
    expect([await examine('one'), await examine('other')].map(({ to, faults }) => [to, faults])).toStrictEqual([[5, []], [5, []]]);
  });
});
