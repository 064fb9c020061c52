import type { ZibName, ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { home, seed } from './arbitrary.ts';
import { attested, chosenHere, clientsHere, derive, times, ulcer } from './home.ts';
import { ids } from './small-set.ts';

const zibsOf = (records: readonly ZibRecord[]): ReadonlySet<ZibName> => new Set(records.map(({ zib }) => zib));
const place = fc.constantFrom('here', null);

describe(`deriving again after a change (seed ${seed})`, () => {
  test('gives the same as deriving all, whatever came, went or changed', () => {
    const change = home.chain((records) => fc.tuple(fc.constant(records), fc.subarray([...records]), fc.subarray([...records])));
    fc.assert(fc.property(place, change, fc.constantFrom(50, 66), (location, [records, gone, retold], majorityAbove) => {
      const after = records.filter((record) => !gone.includes(record))
        .map((record) => (retold.includes(record) && record.zib === 'PressureUlcer' ? { ...record, decubitusCategory: '2' as const } : record));
      const changed = zibsOf([...gone, ...retold]);
      const campaign = { ...chosenHere, settings: { majorityAbove } };
      const earlier = { values: derive({ location, records }), changed };
      expect(derive({ location, records: after, campaign, earlier })).toStrictEqual(derive({ location, records: after, campaign }));
    }), { seed, numRuns: 300 });
  });

  test('counts only the rows again that read what changed', () => {
    const before = clientsHere(times(3, ulcer('2')));
    const values = derive({ records: before });
    const after = [...before, ...clientsHere(times(1, { zib: 'ToiletingPlan', present: true, topics: [], effective: '2023-01-01' }), 10)];
    const again = derive({ records: after, earlier: { values, changed: new Set(['ToiletingPlan']) } });
    const kept = again.filter((value) => values.includes(value)).map(({ indicator }) => indicator);
    expect(kept).toContain(ids.ulcers);
    expect(kept).not.toContain(ids.plan);
  });

  test('keeps no value of another date, of other choices, or that rests on a person', () => {
    const values = derive();
    const changed = new Set<ZibName>();
    const keptIn = (more: Parameters<typeof derive>[0]): readonly string[] => derive({ ...more, earlier: { values, changed } }).filter((value) => values.includes(value)).map(({ indicator }) => indicator);
    expect(keptIn({})).toContain(ids.ulcers);
    expect(keptIn({ campaign: { ...chosenHere, locations: { here: { chosen: ['1.1'], referenceDate: '2023-01-31' as never } } } })).toEqual([]);
    expect(keptIn({ campaign: { ...chosenHere, locations: { here: { chosen: [] } } } })).not.toContain(ids.ulcers);
    expect(keptIn({ attestations: [attested(ids.wardYear, { type: 'proportion', numerator: 1, denominator: 2 })] })).not.toContain(ids.wardYear);
  });
});
