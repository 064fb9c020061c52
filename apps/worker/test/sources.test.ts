import type { Adapter, ReadRequest, SourceEvent } from '@meervoud/adapter-sdk';
import { pseudonymiser } from '@meervoud/acquisition';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { clockAt, type Instant, type LogFields, silentLogger, toInstant } from '@meervoud/kernel';
import type { RunSummary, Store } from '@meervoud/store';
import { generatePopulation } from '@meervoud/synthetic';
import type { DerivedValue } from '@meervoud/value';
import type { SubjectPseudonym, ZibName, ZibRecord } from '@meervoud/zibs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bindSource, planDerivation, planSync, workerBindings } from '../src/index.ts';
import { wayOf } from '../src/going-on.ts';
import { operation } from './operation.ts';

const key = new Uint8Array(32).fill(5);
const clock = clockAt('2024-03-10T08:00:00.000Z');
const set = indicatorSetFor(2023);

/** An adapter that gives one stay of client 7. */
const adapterOf = (provides: readonly ZibName[]): Adapter<{ readonly folder: string }> => ({
  name: 'listed', version: '1', provides, config: z.strictObject({ folder: z.string() }),
  async *read({ source, pseudonym, zibs }: ReadRequest<{ readonly folder: string }>): AsyncGenerator<SourceEvent> {
    if (zibs.includes('Stay')) yield { type: 'record', record: { zib: 'Stay', id: '1', origin: { source, reference: 'X/1' }, subject: pseudonym('7'), location: 'l' } };
    yield { type: 'checkpoint', cursor: 'end', zibsComplete: zibs };
  },
});
const source = (name: string, choices: Parameters<typeof bindSource>[3] = {}, folder = '/a') => bindSource(name, adapterOf(['Stay', 'WlzIndicatie']), { folder }, choices);

/** As much of a store as these jobs touch. */
const memory = (runs: readonly RunSummary[] = [], records: readonly ZibRecord[] = []) => {
  const begun: { readonly run: string; readonly source: string; readonly zibs: readonly ZibName[] }[] = [];
  const staged: ZibRecord[] = [];
  const keys: string[] = [];
  const values: DerivedValue[] = [];
  const campaign = generatePopulation({ seed: 1, reportingYear: 2023, clientsPerLocation: 20 }).campaign;
  const store = {
    runs: { latest: async () => runs, latestComplete: async () => runs.filter(({ status }) => status === 'complete'), begin: async ({ run, source: of }: RunSummary, zibs: readonly ZibName[]) => void begun.push({ run, source: of, zibs }), cursor: async () => undefined, checkpoint: async () => undefined },
    records: { stage: async (_: unknown, batch: readonly ZibRecord[]) => void staged.push(...batch), ofLocation: async () => records, shrunkenLoads: async () => [], locations: async () => [] },
    campaigns: { get: async () => campaign, attestations: async () => [] },
    derivations: { newestChange: async () => 1, mark: async () => undefined, keep: async () => undefined },
    values: { put: async (derived: readonly DerivedValue[]) => void values.push(...derived) },
    tasks: { request: async (tasks: readonly { readonly key: string }[]) => void keys.push(...tasks.map((task) => task.key)) },
    transaction: async <Result>(work: (inside: Store) => Promise<Result>): Promise<Result> => work(store),
  } as unknown as Store;
  return { store, begun, staged, keys, values };
};
const summary = (of: string, run: string, status: 'running' | 'complete', zibs: readonly ZibName[] = ['Stay', 'WlzIndicatie']): RunSummary =>
  ({ organization: 'org', source: of, run, status, adapter: 'listed@1', zibs, reads: 'everything', startedAt: toInstant(Date.parse('2024-03-10T07:00:00.000Z')) as Instant });

const jobOf = (name: string, store: Store, sources: readonly ReturnType<typeof source>[]) => {
  const deps = { store, sources, pseudonymKey: key, secret: async () => '', setFor: () => set, disclosure: {} as never, clock, operation };
  const binding = workerBindings(deps).find(({ job }) => job.name === name)!;
  const lines: LogFields[] = [];
  const log = { ...silentLogger, info: (_: string, fields: LogFields = {}) => void lines.push(fields) };
  const context = { task: { key: 'k', group: 'g' }, log, signal: new AbortController().signal };
  return { lines, run: (payload: object) => (binding.handler as (given: object, how: object) => Promise<(inside: Store) => Promise<unknown>>)(payload, context) };
};

describe('reading', () => {
  test('begins each source with the zibs it is asked for', async () => {
    const { store, begun } = memory();
    await planSync(store, { organization: 'org', sources: [source('ecd'), source('csv', { zibs: ['Stay'] })] }, clock);
    expect(begun.map(({ source: of, zibs }) => [of, zibs])).toEqual([['ecd', ['Stay', 'WlzIndicatie']], ['csv', ['Stay']]]);
  });

  test('goes on with an interrupted read only as it was begun', async () => {
    const first = memory();
    await planSync(first.store, { organization: 'org', sources: [source('ecd')] }, clock);
    const [{ run } = { run: '' }] = first.begun;
    const again = async (binding: ReturnType<typeof source>): Promise<boolean> => {
      const { store, begun } = memory([summary('ecd', run, 'running')]);
      await planSync(store, { organization: 'org', sources: [binding] }, clock);
      return begun[0]?.run === run;
    };
    expect(await again(source('ecd'))).toBe(true);
    for (const other of [source('ecd', { zibs: ['Stay'] }), source('ecd', { clients: 'other' }), source('ecd', {}, '/b')]) expect(await again(other)).toBe(false);
  });

  test('names clients by the domain of the source, so that two sources may name one client alike', async () => {
    const subjects: (SubjectPseudonym | undefined)[] = [];
    for (const choices of [{}, { clients: 'ecd' }]) {
      const { store, staged } = memory();
      const binding = source('csv', choices);
      await jobOf('acquire-records', store, [binding]).run({ organization: 'org', source: 'csv', run: `r.${wayOf(binding)}` });
      subjects.push(...staged.map((record) => ('subject' in record ? record.subject : undefined)));
    }
    expect(subjects).toEqual([pseudonymiser(key, 'csv')('7'), pseudonymiser(key, 'ecd')('7')]);
  });
});

describe('deriving', () => {
  const subject = pseudonymiser(key, 'ecd')('7');
  const stay = (of: string, end?: string): ZibRecord =>
    ({ zib: 'Stay', id: of, origin: { source: of, reference: `X/${of}` }, subject, location: 'de-linde', start: '2020-01-01' as never, ...(end === undefined ? {} : { end: end as never }) });
  const indication: ZibRecord = { zib: 'WlzIndicatie', id: 'w', origin: { source: 'ecd', reference: 'X/w' }, subject, zorgprofiel: '5VV', validFrom: '2020-01-01' as never };
  const runs = (zibs: readonly ZibName[]) => [summary('ecd', 'a', 'complete', zibs), summary('csv', 'b', 'complete', zibs)];
  const all: readonly ZibName[] = ['Stay', 'WlzIndicatie', 'PressureUlcer', 'TreatmentDirective2', 'HealthcareProvider'];
  const bound = (name: string, zibs = all) => bindSource(name, adapterOf(all), { folder: '/a' }, { zibs });

  /** The values of De Linde; their evidence names who was counted. */
  const derive = async (sources: readonly ReturnType<typeof bound>[], records: readonly ZibRecord[]) => {
    const { store, values } = memory(runs(all), records);
    const job = jobOf('derive-values', store, sources);
    await (await job.run({ organization: 'org', set: 'basisveiligheid', reportingYear: 2023, location: 'de-linde', state: 's' }))(store);
    return { values, shadowed: job.lines.filter(({ zib }) => zib !== undefined) };
  };

  test('counts a client by what the first source says, tells what it shadowed, and the other way round', async () => {
    const records = [stay('ecd', '2021-01-01'), stay('csv'), indication];
    const [ecdFirst, csvFirst] = [await derive([bound('ecd'), bound('csv')], records), await derive([bound('csv'), bound('ecd')], records)];
    expect(ecdFirst.shadowed).toEqual([{ organization: 'org', source: 'csv', zib: 'Stay', count: 1, location: 'de-linde' }]);
    expect(csvFirst.shadowed).toEqual([{ organization: 'org', source: 'ecd', zib: 'Stay', count: 1, location: 'de-linde' }]);
    expect(JSON.stringify(ecdFirst.values)).not.toContain(subject);
    expect(JSON.stringify(csvFirst.values)).toContain(subject);
  });

  test('a zib that is no longer read from a source counts no more, and is not provided by its earlier read', async () => {
    const withoutStays = await derive([bound('ecd', all.filter((zib) => zib !== 'Stay')), bound('csv', ['HealthcareProvider'])], [stay('ecd'), stay('csv'), indication]);
    expect(withoutStays.values.some(({ outcome }) => outcome.kind === 'not-computable' && outcome.missing.some(({ zib }) => zib === 'Stay'))).toBe(true);
    expect(JSON.stringify(withoutStays.values)).not.toContain(subject);
  });

  test('is asked anew when only the order of sources, or what is read from them, has changed', async () => {
    const keysFor = async (sources: readonly ReturnType<typeof bound>[]): Promise<string> => {
      const { store, keys } = memory(runs(all));
      await planDerivation(store, { organization: 'org', sources, set });
      return keys.join();
    };
    const ways = [[bound('ecd'), bound('csv')], [bound('csv'), bound('ecd')], [bound('ecd', ['Stay']), bound('csv')]];
    const asked = await Promise.all([...ways, ways[0]!].map(keysFor));
    expect(new Set(asked).size).toBe(3);
    expect(asked[3]).toBe(asked[0]);
  });
});
