import type { SubjectPseudonym, ZibRecord } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countShadowed, mergeSources, shadowedFor, type SourceRank } from '../src/index.ts';

const subject = (id: number): SubjectPseudonym => `p-${String(id).padStart(32, '0')}` as SubjectPseudonym;
const origin = (source: string, id: string) => ({ source, reference: `X/${id}` });
const stay = (source: string, client: number, id: string): ZibRecord => ({ zib: 'Stay', id, origin: origin(source, id), subject: subject(client), location: 'l' });
const review = (source: string, client: number, id: string): ZibRecord => ({ zib: 'MedicationReview', id, origin: origin(source, id), subject: subject(client) });
const place = (source: string, id: string): ZibRecord => ({ zib: 'HealthcareProvider', id, origin: origin(source, id), name: source, kind: 'location' });
const meeting = (source: string, id: string, ward: string, topic: 'medication-errors' | 'pressure-ulcer-case-discussion'): ZibRecord =>
  ({ zib: 'Meeting', id, origin: origin(source, id), ward, topic });

const all = ['Stay', 'MedicationReview', 'HealthcareProvider', 'Meeting'] as const;
const ranks = (...names: readonly string[]): readonly SourceRank[] => names.map((name) => ({ name, zibs: all }));
const kept = (records: readonly ZibRecord[], precedence = ranks('ecd', 'csv')) => mergeSources(records, precedence).records.map(({ origin: { source }, id }) => `${source}/${id}`);

describe('of several sources', () => {
  test('the first speaks of each zib about each client, and the next one where the first has nothing', () => {
    const records = [stay('csv', 1, 'a'), stay('ecd', 1, 'b'), stay('ecd', 1, 'c'), stay('csv', 2, 'd'), review('csv', 1, 'e')];
    expect(kept(records)).toEqual(['ecd/b', 'ecd/c', 'csv/d', 'csv/e']);
    expect(kept(records, ranks('csv', 'ecd'))).toEqual(['csv/a', 'csv/d', 'csv/e']);
  });

  test('a place counts once, and a meeting by ward and topic', () => {
    const records = [
      place('csv', 'l'), place('ecd', 'l'), place('csv', 'm'),
      meeting('ecd', '1', 'w', 'medication-errors'), meeting('csv', '2', 'w', 'medication-errors'),
      meeting('csv', '3', 'w', 'pressure-ulcer-case-discussion'), meeting('csv', '4', 'v', 'medication-errors'),
    ];
    expect(kept(records)).toEqual(['ecd/l', 'csv/m', 'ecd/1', 'csv/3', 'csv/4']);
  });

  test('what was shadowed is told with who counted instead and what that source says, and counted', () => {
    const records = [stay('csv', 1, 'a'), stay('csv', 1, 'b'), stay('ecd', 1, 'c'), stay('other', 2, 'd'), stay('csv', 2, 'e'), review('other', 1, 'f'), review('ecd', 1, 'g')];
    const { shadowed } = mergeSources(records, ranks('ecd', 'csv', 'other'));
    expect(shadowed.map(({ record, by, instead }) => [record.id, by, instead.map(({ id }) => id)])).toEqual([
      ['a', 'ecd', ['c']], ['b', 'ecd', ['c']], ['d', 'csv', ['e']], ['f', 'ecd', ['g']],
    ]);
    expect(countShadowed(shadowed, ranks('ecd', 'csv', 'other'))).toEqual([
      { zib: 'Stay', source: 'csv', by: 'ecd', records: 2 },
      { zib: 'MedicationReview', source: 'other', by: 'ecd', records: 1 },
      { zib: 'Stay', source: 'other', by: 'csv', records: 1 },
    ]);
  });

  test('a source, or a zib of it, that is not configured any more does not speak and shadows nobody', () => {
    const precedence = [{ name: 'ecd', zibs: ['MedicationReview'] as const }, { name: 'csv', zibs: ['Stay'] as const }];
    const merged = mergeSources([stay('ecd', 1, 'a'), stay('csv', 1, 'b'), review('ecd', 1, 'c'), stay('gone', 1, 'd')], precedence);
    expect(merged.records.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(merged).toMatchObject({ shadowed: [], notConfigured: 2 });
  });

  test('a survey of a location is told by one source', () => {
    const response = (source: string, id: string, location: string): ZibRecord => ({ zib: 'SurveyResponse', id, origin: origin(source, id), location });
    const precedence = [{ name: 'ecd', zibs: ['SurveyResponse'] as const }, { name: 'csv', zibs: ['SurveyResponse'] as const }];
    expect(kept([response('csv', 'a', 'l'), response('ecd', 'b', 'l'), response('csv', 'c', 'm')], precedence)).toEqual(['ecd/b', 'csv/c']);
  });

  test('what a value of a location might have rested on is told apart from the rest', () => {
    const ward = (source: string, id: string, partOf: string): ZibRecord => ({ zib: 'HealthcareProvider', id, origin: origin(source, id), name: source, kind: 'ward', partOf });
    const records = ['ecd', 'csv'].flatMap((source) => [
      place(source, 'l'), ward(source, 'w', 'l'), ward(source, 'v', 'm'), stay(source, 1, `stay-${source}`), review(source, 1, `review-${source}`),
      meeting(source, `here-${source}`, 'w', 'medication-errors'), meeting(source, `there-${source}`, 'v', 'medication-errors'),
    ]);
    const merged = mergeSources(records, ranks('ecd', 'csv'));
    const found = (location: string | null, zibs: Parameters<typeof shadowedFor>[2]) => shadowedFor(merged, location, zibs).map(({ record }) => record.id);
    expect(found('l', ['Stay', 'Meeting', 'HealthcareProvider'])).toEqual(['l', 'w', 'stay-csv', 'here-csv']);
    expect(found(null, ['Stay', 'Meeting', 'HealthcareProvider'])).toEqual(['l', 'w', 'v', 'stay-csv', 'here-csv', 'there-csv']);
    expect(found('l', [])).toEqual([]);
  });

  test('records keep their own origin', () => {
    const [record] = mergeSources([stay('csv', 1, 'a')], ranks('ecd', 'csv')).records;
    expect(record).toEqual(stay('csv', 1, 'a'));
  });
});

describe('whatever the records', () => {
  const record = fc.record({ source: fc.constantFrom('a', 'b', 'c'), client: fc.nat(3), id: fc.uuid(), zib: fc.boolean() })
    .map(({ source, client, id, zib }) => (zib ? stay : review)(source, client, id));
  const list = fc.array(record, { maxLength: 30 });

  test('each is kept or counted, and their order changes nothing', () => {
    fc.assert(fc.property(list, fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (records, order) => {
      const merged = mergeSources(records, ranks(...order));
      expect(merged.records.length + merged.shadowed.length + merged.notConfigured).toBe(records.length);
      for (const { record, by, instead } of merged.shadowed) {
        expect(order.indexOf(by)).toBeLessThan(order.indexOf(record.origin.source));
        expect(instead.length).toBeGreaterThan(0);
        expect(new Set(instead.map(({ origin: { source } }) => source))).toEqual(new Set([by]));
      }
      const back = mergeSources(records.toReversed(), ranks(...order));
      expect(back.records.toReversed()).toEqual(merged.records);
      expect(back.shadowed.map(({ record, by }) => [record, by]).toReversed()).toEqual(merged.shadowed.map(({ record, by }) => [record, by]));
      expect(countShadowed(back.shadowed, ranks(...order))).toEqual(countShadowed(merged.shadowed, ranks(...order)));
    }));
  });

  test('the order of sources that speak of nobody twice changes nothing', () => {
    fc.assert(fc.property(list, fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (records, order) => {
      const apart = records.filter((one) => 'subject' in one && ['a', 'b', 'c'][Number(one.subject.slice(-1)) % 3] === one.origin.source);
      expect(mergeSources(apart, ranks(...order)).records).toEqual(apart);
    }));
  });

  test('merging what was merged changes nothing', () => {
    fc.assert(fc.property(list, (records) => {
      const once = mergeSources(records, ranks('a', 'b', 'c')).records;
      expect(mergeSources(once, ranks('a', 'b', 'c'))).toEqual({ records: once, shadowed: [], notConfigured: 0 });
    }));
  });
});
