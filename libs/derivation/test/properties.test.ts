import { contentHash } from '@meervoud/kernel';
import { countsOf, DerivedValue } from '@meervoud/value';
import type { ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { home, seed } from './arbitrary.ts';
import { recordsOf } from './ask.ts';
import { indexAt, indexRecords } from '../src/index.ts';
import { clientsHere, derive, pseudonym, times, ulcer } from './home.ts';
import { ids } from './small-set.ts';

const place = fc.constantFrom('here', null);
const asText = (location: string | null, records: readonly ZibRecord[]): string => JSON.stringify(derive({ location, records }));
const options = { seed, numRuns: 200 };

describe(`a value (seed ${seed})`, () => {
  test('does not change with the order of the records, not by a byte', () => {
    fc.assert(fc.property(place, home.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length }))), (location, [records, shuffled]) => {
      expect(asText(location, shuffled)).toBe(asText(location, records));
    }), options);
  });

  test('does not change with records that come twice', () => {
    fc.assert(fc.property(place, home.chain((records) => fc.tuple(fc.constant(records), fc.subarray(records.map((record) => structuredClone(record))))), (location, [records, again]) => {
      expect(asText(location, [...again, ...records])).toBe(asText(location, records));
    }), options);
  });

  test('of a location is the same from its part of an index of all, not by a byte another', () => {
    fc.assert(fc.property(home, (records) => {
      const whole = indexRecords(records);
      expect(JSON.stringify(derive({ location: 'here', records: indexAt(whole, 'here') }))).toBe(asText('here', records));
      expect(JSON.stringify(derive({ location: null, records: whole }))).toBe(asText(null, records));
    }), options);
  });

  test('does not change with clients who are not counted', () => {
    const others = [
      ...recordsOf([{ zib: 'Stay', location: 'elsewhere' }, { zib: 'WlzIndicatie', zorgprofiel: '5VV' }, ulcer('3')], pseudonym(901)),
      ...recordsOf([{ zib: 'Stay', location: 'here', end: '2023-02-27' }, { zib: 'WlzIndicatie', zorgprofiel: '5VV' }, ulcer('3')], pseudonym(902)),
      ...recordsOf([{ zib: 'Stay', location: 'here' }, { zib: 'WlzIndicatie', zorgprofiel: '3VV' }, ulcer('3')], pseudonym(903)),
      ...recordsOf([{ zib: 'Stay', location: 'here' }, ulcer('3')], pseudonym(904)),
      ...recordsOf([{ zib: 'WlzIndicatie', zorgprofiel: '5VV' }, ulcer('3')], pseudonym(905)),
    ];
    fc.assert(fc.property(home, (records) => {
      expect(asText('here', [...records, ...others])).toBe(asText('here', records));
      expect(asText(null, [...records, ...others.slice(6)])).toBe(asText(null, records));
    }), options);
  });

  test('never has more in the numerator than in the denominator, and adds up', () => {
    fc.assert(fc.property(place, home, (location, records) => {
      const values = derive({ location, records });
      for (const { outcome } of values) {
        const counts = countsOf(outcome);
        if (counts === undefined) continue;
        expect(counts.numerator + counts.unknown).toBeLessThanOrEqual(counts.denominator);
      }
      const [yes, no, unknown] = [ids.plan, ids.noPlan, ids.unknownPlan].map((id) => countsOf(values.find(({ indicator }) => indicator === id)!.outcome));
      if (yes && no && unknown) expect(yes.numerator + no.numerator + unknown.numerator).toBe(yes.denominator);
    }), options);
  });

  test('counts exactly the members its evidence names', () => {
    fc.assert(fc.property(place, home, (location, records) => {
      for (const { outcome, evidence } of derive({ location, records })) {
        const counts = countsOf(outcome);
        if (counts === undefined || outcome.kind === 'attested' || evidence.inputCounts['Stay'] === undefined) continue;
        const counted = evidence.memberships.filter(({ population }) => population === 'yes');
        expect(counts.denominator).toBe(counted.length);
        expect(evidence.undecided).toBe(evidence.memberships.length - counted.length);
        expect(new Set(evidence.memberships.map(({ member }) => member)).size).toBe(evidence.memberships.length);
      }
    }), options);
  });

  test('is always one that can be stored', () => {
    fc.assert(fc.property(place, home, (location, records) => {
      for (const value of derive({ location, records })) expect(DerivedValue.parse(value)).toStrictEqual(value);
    }), options);
  });
});

test('a value is the same in every time zone', () => {
  const records = clientsHere([...times(3, ulcer('2')), ...times(2, { zib: 'ToiletingPlan', present: true, topics: [], effective: '2023-02-28' })]);
  const before = process.env['TZ'];
  try {
    const hashes = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Amsterdam'].map((zone) => {
      process.env['TZ'] = zone;
      return contentHash(derive({ records }));
    });
    expect(new Set(hashes).size).toBe(1);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
