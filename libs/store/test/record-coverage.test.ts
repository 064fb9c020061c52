import type { ZibName } from '@meervoud/zibs';
import { expect, it } from 'vitest';
import type { Store } from '../src/index.ts';
import { place, stay, ulcer } from './examples.ts';
import { onFootings } from './on-footings.ts';

onFootings('what records hold', (opened) => {
  const store = (): Store => opened().store;
  const begin = async (organization: string, run: string, zibs: readonly ZibName[], records: Parameters<Store['records']['stage']>[1], source = 'ecd') => {
    const key = { organization, source, run };
    await store().runs.begin(key, zibs, 'nl-core-r4');
    await store().records.stage(key, records);
    return key;
  };
  const read = async (...run: Parameters<typeof begin>): Promise<void> => store().runs.complete(await begin(...run));

  it('is told per element of the zibs that were asked for, also where no record came', async () => {
    await read('fill', '1', ['HealthcareProvider', 'Stay', 'Meeting'], [stay(1, 'a'), stay(2, undefined), place('a')]);
    expect(await store().records.coverage('fill')).toStrictEqual({
      HealthcareProvider: { kind: { filled: 1, of: 1 }, name: { filled: 1, of: 1 } },
      Meeting: {},
      Stay: { location: { filled: 1, of: 2 }, start: { filled: 2, of: 2 } },
    });
  });

  it('does not take an empty list for an answer', async () => {
    const plan = (id: string, topics: readonly string[]) => ({ ...ulcer(1), zib: 'ToiletingPlan', id, present: true, topics, decubitusCategory: undefined }) as never;
    await read('lists', '1', ['ToiletingPlan'], [plan('one', []), plan('two', ['help'])]);
    expect(await store().records.coverage('lists')).toStrictEqual({ ToiletingPlan: { present: { filled: 2, of: 2 }, topics: { filled: 1, of: 2 } } });
  });

  it('joins sources by their newest complete read, and leaves others and unfinished reads out', async () => {
    expect(await store().records.coverage('sources')).toStrictEqual({});
    await begin('sources', '0', ['Stay'], []);
    expect(await store().records.coverage('sources')).toStrictEqual({});
    await read('sources', '1', ['PressureUlcer', 'Meeting'], [ulcer(1)], 'one');
    await read('sources', '2', ['PressureUlcer'], [ulcer(1), ulcer(2)], 'one');
    await read('sources', '3', ['PressureUlcer', 'HealthcareProvider'], [ulcer(3, {}, 'two')], 'two');
    await read('others', '1', ['Stay'], [stay(1, 'a')]);
    expect(await store().records.coverage('sources')).toStrictEqual({ HealthcareProvider: {}, PressureUlcer: { decubitusCategory: { filled: 3, of: 3 } } });
  });
});
