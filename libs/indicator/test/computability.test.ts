import { type ZibName, zibNames, zibs } from '@meervoud/zibs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimedCoverage, type ComputabilityVerdict, computabilityOf, type Coverage, defaultSettings, FILLED_SHARE, type IndicatorSet, registration, type ZibCoverage,
} from '../src/index.ts';
import { aSet, share } from './definitions.ts';

const all = claimedCoverage(zibNames);
const elementsOf = (zib: ZibName): readonly string[] => Object.keys(zibs[zib].unwrap().shape).filter((name) => !['zib', 'id', 'origin', 'subject'].includes(name));
/** Ten records with every element, except as said. */
const counted = (zib: ZibName, filled: Readonly<Record<string, number>> = {}, of = 10): ZibCoverage =>
  Object.fromEntries(elementsOf(zib).map((element) => [element, { filled: filled[element] ?? of, of }]));

const small: IndicatorSet = { ...aSet, indicators: aSet.indicators.toSorted((one, other) => one.sort - other.sort) };
/** Rows 1a choice, 1b share, 3 question, 4 majority, 5 wards; as `number verdict missing`. */
const told = (coverage: Coverage, set = small): readonly string[] => computabilityOf(set, coverage).map(({ number, verdict, missing }) =>
  [number, verdict, ...missing.map(({ zib, element }) => (element === undefined ? zib : `${zib}.${element}`))].join(' '));
const of1b = (coverage: Coverage): string | undefined => told(coverage).find((line) => line.startsWith('1b'));

describe('what can be computed, before anything is', () => {
  test('with everything, all is computed except what people choose and state; a header has no row', () => {
    expect(told(all)).toStrictEqual(['1a chosen-by-provider', '1b computable', '3 attested', '4 computable', '5 computable']);
  });

  test('with nothing, what people choose and state remains', () => {
    expect(told({})).toStrictEqual([
      '1a chosen-by-provider', '1b not Stay WlzIndicatie PressureUlcer', '3 attested', '4 not Stay WlzIndicatie ToiletingPlan',
      '5 attested HealthcareProvider Meeting',
    ]);
  });

  test('without one zib, what reads it is not there, and what a person may state instead is stated', () => {
    expect(told({ ...all, PressureUlcer: undefined, Meeting: undefined } as never)).toStrictEqual([
      '1a chosen-by-provider', '1b not PressureUlcer', '3 attested', '4 computable', '5 attested Meeting',
    ]);
  });

  test('a zib of which no record came makes a row partly computable, never a bare zero', () => {
    expect(of1b({ ...all, PressureUlcer: counted('PressureUlcer', {}, 0) })).toBe('1b partly PressureUlcer');
    expect(of1b({ ...all, PressureUlcer: {} })).toBe('1b partly PressureUlcer');
  });

  test.each<[string, Readonly<Record<string, number>>, string]>([
    ['every element filled', {}, '1b computable'],
    ['no category', { decubitusCategory: 0 }, '1b partly PressureUlcer.decubitusCategory'],
    [`a category below a share of ${FILLED_SHARE}`, { decubitusCategory: 4 }, '1b partly PressureUlcer.decubitusCategory'],
    [`a category in exactly a share of ${FILLED_SHARE}`, { decubitusCategory: 5 }, '1b computable'],
    ['no onset', { dateOfOnset: 0 }, '1b partly PressureUlcer.dateOfOnset'],
    ['no end, and a status', { abatement: 0, lastEvidence: 0 }, '1b computable'],
    ['no end and no status, and looked at lately', { abatement: 0, clinicalStatus: 0 }, '1b computable'],
    ['nothing that tells whether it goes on', { abatement: 1, clinicalStatus: 4, lastEvidence: 0 }, '1b partly PressureUlcer.clinicalStatus'],
  ])('a pressure ulcer with %s', (_, filled, expected) => {
    expect(of1b({ ...all, PressureUlcer: counted('PressureUlcer', filled) })).toBe(expected);
  });

  test.each<[ZibName, Readonly<Record<string, number>>, string]>([
    ['Stay', { end: 1 }, '1b computable'],
    ['Stay', { end: 0 }, '1b partly Stay.end'],
    ['Stay', { location: 0, start: 0, end: 0 }, '1b partly Stay.end Stay.location Stay.start'],
    ['Stay', { ward: 0 }, '1b computable'],
    ['WlzIndicatie', { validUntil: 0, withTreatment: 0 }, '1b computable'],
  ])('%s filled as %j', (zib, filled, expected) => {
    expect(of1b({ ...all, [zib]: counted(zib, filled) })).toBe(expected);
  });

  test('a list counts as filled where some record has something in it', () => {
    const line = (topics: number) => told({ ...all, ToiletingPlan: counted('ToiletingPlan', { topics }) })[3];
    expect([line(0), line(1)]).toStrictEqual(['4 partly ToiletingPlan.topics', '4 computable']);
  });

  test('an element that nobody counted was never filled', () => {
    expect(of1b({ ...all, WlzIndicatie: { zorgprofiel: { filled: 3, of: 3 } } })).toBe('1b partly WlzIndicatie.validFrom');
  });

  test('the settings decide what a row reads', () => {
    const set: IndicatorSet = {
      ...aSet, indicators: [{
        ...share, numerator: { any: [share.numerator, { whenSetting: { name: 'advanceDirectiveSuffices', is: 'yes' }, then: { exists: 'AdvanceDirective', when: 'on-reference-date' } }] },
      }],
    };
    const coverage: Coverage = { ...all, AdvanceDirective: {} };
    const verdict = (settings = set.settings) => computabilityOf(set, coverage, settings)[0]!.verdict;
    expect([verdict(), verdict({ ...defaultSettings, advanceDirectiveSuffices: 'yes' })]).toStrictEqual(['computable', 'partly']);
  });

  test('every verdict occurs, and its advice says in both languages what to record or who answers', () => {
    const rows = [...computabilityOf(small, {}), ...computabilityOf(small, { ...all, PressureUlcer: counted('PressureUlcer', { decubitusCategory: 0 }) })];
    expect([...new Set(rows.map(({ verdict }) => verdict))].toSorted()).toStrictEqual(['attested', 'chosen-by-provider', 'computable', 'not', 'partly']);
    expect(rows.find(({ verdict }) => verdict === 'partly')!.advice).toStrictEqual({
      nl: 'Kies bij elke doorligwond de categorie (1 tot en met 4) uit de lijst, niet alleen in de tekst. Zonder dit komt er vaak "onbekend" uit.',
      en: 'Choose the category (1 to 4) of every pressure ulcer from the list, not in the text alone. Without this the answer is often "unknown".',
    });
    expect(rows.find(({ number, verdict }) => number === '5' && verdict === 'attested')!.advice.en).toBe(
      'Give every location and every ward as a Location. Record the meetings of the ward, or have a member of staff state them. '
      + 'A named member of staff states the answer (meervoud attest).');
  });
});

describe('the table of what to register', () => {
  test('has every element of every zib, and no other', () => {
    for (const zib of zibNames) expect(Object.keys(registration[zib].elements).toSorted(), zib).toStrictEqual([...elementsOf(zib)].toSorted());
  });

  test('says of each in both languages one whole sentence, no two the same', () => {
    const sentences = zibNames.flatMap((zib) => [registration[zib].whole, ...Object.values(registration[zib].elements).map(({ advice }) => advice)]);
    for (const { nl, en } of sentences) {
      expect(nl).toMatch(/^[A-Z].{15,140}\.$/);
      expect(en).toMatch(/^[A-Z].{15,140}\.$/);
    }
    expect(new Set(sentences.map(({ nl }) => nl)).size).toBe(sentences.length);
  });

  test('names only elements of the zib itself as replacements', () => {
    for (const zib of zibNames) {
      for (const { orElse = [] } of Object.values(registration[zib].elements)) expect(elementsOf(zib)).toEqual(expect.arrayContaining([...orElse]));
    }
  });
});

const worse: readonly ComputabilityVerdict[] = ['not', 'attested', 'partly', 'computable'];
const rank = (verdict: ComputabilityVerdict): number => worse.indexOf(verdict);
const OF = 8;
const someCoverage: fc.Arbitrary<Coverage> = fc.record(
  Object.fromEntries(zibNames.map((zib) => [zib, fc.oneof(
    fc.constant({}),
    fc.record(Object.fromEntries(elementsOf(zib).map((element) => [element, fc.integer({ min: 0, max: OF }).map((filled) => ({ filled, of: OF }))]))),
  )])), { requiredKeys: [] }) as fc.Arbitrary<Coverage>;

const joined = (one: Coverage, other: Coverage): Coverage => Object.fromEntries(zibNames.flatMap((zib) => {
  const [a, b] = [one[zib], other[zib]];
  if (a === undefined && b === undefined) return [];
  const names = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
  const filled = (fills: ZibCoverage | undefined, name: string): number => (fills as Record<string, { filled: number }> | undefined)?.[name]?.filled ?? 0;
  return [[zib, Object.fromEntries(names.map((name) => [name, { filled: Math.max(filled(a, name), filled(b, name)), of: OF }]))]];
}));

test('more coverage never makes a row worse', () => {
  fc.assert(fc.property(someCoverage, someCoverage, (one, other) => {
    const before = computabilityOf(small, one);
    const after = computabilityOf(small, joined(one, other));
    for (const [index, row] of before.entries()) expect(rank(after[index]!.verdict), row.number).toBeGreaterThanOrEqual(rank(row.verdict));
  }), { verbose: 1, numRuns: 500 });
});
