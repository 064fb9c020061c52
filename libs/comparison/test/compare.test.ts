import type { OdbFigure } from '@meervoud/odb';
import { type Outcome, percentage, type Value } from '@meervoud/value';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareOne } from '../src/index.ts';
import { delivered, indicator, measured, point, row, share, value, yesNo } from './values.ts';

const compare = (figure: OdbFigure | undefined, own: Value | undefined, history: Parameters<typeof compareOne>[4] = [], number = '1.1b') => {
  const { verdict, causes } = compareOne('de-linde', indicator(number), figure && row(figure, number), own, history);
  return { verdict, causes };
};
const refused = (code: 'ambiguous-column' | 'fraction-or-percentage' | 'zero-without-counts' | 'numerator-above-denominator' | 'not-filled-in', written?: Record<string, string>): OdbFigure => ({ kind: 'refused', code, ...(written && { written }) });
const differs = (...causes: readonly object[]) => ({ verdict: 'differs', causes });
const equal = { verdict: 'equal', causes: [] };

describe('what is equal', () => {
  test('the same percentage and counts, or the same percentage alone', () => {
    expect(compare(delivered('16.67', 6, 36), share(6, 36))).toStrictEqual(equal);
    expect(compare(delivered('16.67'), share(6, 36))).toStrictEqual(equal);
  });
  test('a figure a person stated or put in its place', () => {
    const overridden: Outcome = { kind: 'overridden', answer: { type: 'percentage', value: '20.00' }, computed: measured(1, 10), reason: 'r', by: 'b', at: '2024-01-01T00:00:00.000Z' as never };
    expect(compare(delivered('20.00'), value(overridden))).toStrictEqual(equal);
  });
  test('not applicable there and not chosen here, or nobody to count', () => {
    for (const kind of ['not-chosen', 'no-eligible'] as const) expect(compare({ kind: 'not-applicable', because: 'stated' }, value({ kind }))).toStrictEqual(equal);
  });
  test('hidden there, and fewer than ten here', () => expect(compare({ kind: 'suppressed' }, share(1, 9))).toStrictEqual(equal));
  test('yes or no in words', () => {
    const own = value({ kind: 'measured', answer: { type: 'yes-no', value: false }, counts: { numerator: 0, denominator: 3, unknown: 0 } }, { number: '5.3e' });
    expect(compare({ kind: 'value', answer: { type: 'text', value: 'Nee' } }, own, [], '5.3e')).toStrictEqual(equal);
  });
});

describe('what stands on one side only', () => {
  test.each<[string, OdbFigure | undefined, Value | undefined, string]>([
    ['delivered, and not derived at all', delivered('16.67', 6, 36), undefined, 'only-delivered'],
    ['delivered, and not chosen here', delivered('16.67', 6, 36), value({ kind: 'not-chosen' }), 'only-delivered'],
    ['hidden there, and not derived', { kind: 'suppressed' }, undefined, 'only-delivered'],
    ['a number in doubt, and not derived', refused('ambiguous-column', { numerator: '100' }), undefined, 'only-delivered'],
    ['derived, and not in the file', undefined, share(6, 36), 'only-derived'],
    ['derived, and not applicable there', { kind: 'not-applicable', because: 'stated' }, share(6, 36), 'only-derived'],
    ['derived, and not filled in there', refused('not-filled-in'), share(6, 36), 'only-derived'],
    ['not filled in, and not derived', refused('not-filled-in'), undefined, 'neither'],
    ['not applicable there, and not to be computed here', { kind: 'not-applicable', because: 'stated' }, value({ kind: 'not-computable', missing: [{ zib: 'PressureUlcer' }] }), 'neither'],
    ['not in the file, and not chosen here', undefined, value({ kind: 'not-chosen' }), 'neither'],
  ])('%s', (_, figure, own, verdict) => expect(compare(figure, own)).toStrictEqual({ verdict, causes: [] }));

  test('delivered, and not on record here: registration, with what is missing', () => {
    const missing = [{ zib: 'PressureUlcer' }];
    expect(compare(delivered('16.67'), value({ kind: 'not-computable', missing }))).toStrictEqual({ verdict: 'only-delivered', causes: [{ kind: 'registration', reason: 'not-recorded', missing }] });
  });
});

describe('why figures differ: definition', () => {
  test('a fraction instead of a percentage', () => {
    expect(compare(refused('fraction-or-percentage', { value: '0.17' }), share(6, 36))).toStrictEqual(differs({ kind: 'definition', reason: 'fraction', written: '0.17', percentage: '16.67' }));
    expect(compare(refused('fraction-or-percentage', { value: '1' }), share(36, 36))).toStrictEqual(differs({ kind: 'definition', reason: 'fraction', written: '1', percentage: '100.00' }));
  });
  test('numerator and denominator swapped', () => {
    expect(compare(refused('numerator-above-denominator', { numerator: '36', denominator: '6' }), share(6, 36))).toStrictEqual(differs({ kind: 'definition', reason: 'swapped', numerator: 6, denominator: 36 }));
  });
  test.each<[string, number, 'nearest' | 'down' | 'up']>([['17.00', 0, 'nearest'], ['16.70', 1, 'nearest'], ['16.66', 2, 'down'], ['16.00', 0, 'down']])('another rounding: %s', (written, decimals, how) => {
    const { verdict, causes } = compare(delivered(written), share(6, 36));
    expect([verdict, causes[0]]).toStrictEqual(['differs', { kind: 'definition', reason: 'rounding', written: String(Number(written)), percentage: '16.67', decimals, how }]);
  });
  test('the unknown left out of the denominator', () => {
    expect(compare(delivered('44.44'), share(12, 28, { unknown: 1 }))).toStrictEqual(differs({ kind: 'definition', reason: 'unknown-left-out', denominator: 27, unknown: 1 }));
    expect(compare(delivered('44.44', 12, 27), share(12, 28, { unknown: 1 }))).toStrictEqual(differs({ kind: 'definition', reason: 'unknown-left-out', denominator: 27, unknown: 1 }));
  });
  test('another number of people', () => {
    expect(compare(delivered('17.14', 6, 35), share(6, 36))).toStrictEqual(differs({ kind: 'definition', reason: 'population', delivered: '35', derived: 36 }));
    expect(compare({ kind: 'suppressed' }, share(1, 10))).toStrictEqual(differs({ kind: 'definition', reason: 'population', delivered: '<10', derived: 10 }));
  });
  test('a number in a column where it may mean two things', () => {
    const cause = { kind: 'definition', reason: 'two-meanings', written: '100' };
    expect(compare(refused('ambiguous-column', { numerator: '100' }), share(36, 36))).toStrictEqual(differs({ ...cause, readAs: 'percentage' }));
    expect(compare(refused('ambiguous-column', { numerator: '100' }), share(100, 400)).causes[0]).toStrictEqual({ ...cause, readAs: 'numerator' });
  });
  test('a value of which it is not sure that it is a percentage, or a zero', () => {
    expect(compare(refused('fraction-or-percentage', { value: '1' }), share(1, 100))).toStrictEqual(differs({ kind: 'definition', reason: 'two-meanings', written: '1', readAs: 'percentage' }));
    expect(compare(refused('zero-without-counts', { value: '0' }), share(0, 36, { unknown: 2 }))).toStrictEqual(differs({ kind: 'definition', reason: 'two-meanings', written: '0', readAs: 'percentage' }));
    expect(compare(refused('numerator-above-denominator', { numerator: '6', denominator: '36' }), share(6, 36, { unknown: 2 }))).toStrictEqual(differs({ kind: 'unexplained' }));
  });
  test('a theme chosen otherwise', () => {
    const own = value({ kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 1, denominator: 1, unknown: 0 } }, { number: '1.1a' });
    expect(compare(yesNo(false), own, [], '1.1a')).toStrictEqual(differs({ kind: 'definition', reason: 'choice' }));
  });
});

describe('why figures differ: timing', () => {
  test('equal on another reference date that was derived', () => {
    const other = measured(8, 40);
    expect(compare(delivered('20.00', 8, 40), share(6, 36), [point('2022-01-15', other), point('2022-02-28', measured(6, 36))])).toStrictEqual(
      differs({ kind: 'timing', reason: 'other-date', referenceDate: '2022-01-15', reportingYear: 2021, answer: { type: 'percentage', value: '20.00' }, counts: { numerator: 8, denominator: 40, unknown: 0 } }));
  });
  test('an equal percentage of other counts on that date is no explanation', () => {
    expect(compare(delivered('20.00', 8, 40), share(6, 36), [point('2022-01-15', measured(2, 10))])).toStrictEqual(differs({ kind: 'definition', reason: 'population', delivered: '40', derived: 36 }));
  });
  test('of yes or no as well', () => {
    const no = value({ kind: 'measured', answer: { type: 'yes-no', value: false }, counts: { numerator: 4, denominator: 10, unknown: 0 } }, { number: '5.3a' });
    const yes: Outcome = { kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 6, denominator: 10, unknown: 0 } };
    expect(compare(yesNo(true), no, [point('2022-02-15', yes)], '5.3a').causes).toMatchObject([{ kind: 'timing', referenceDate: '2022-02-15' }]);
  });
});

describe('why figures differ: registration', () => {
  test('some of the unknown would make it so', () => {
    expect(compare(delivered('22.22', 8, 36), share(6, 36, { unknown: 5 }))).toStrictEqual(differs({ kind: 'registration', reason: 'unknowns', unknown: 5, undecided: 0, needed: 2, added: 0 }));
    expect(compare(delivered('22.22'), share(6, 36, { unknown: 5 })).causes).toContainEqual({ kind: 'registration', reason: 'unknowns', unknown: 5, undecided: 0, needed: 2, added: 0 });
  });
  test('more than the unknown it cannot be', () => expect(compare(delivered('22.22', 8, 36), share(6, 36, { unknown: 1 }))).toStrictEqual(differs({ kind: 'unexplained' })));
  test('with some of those whose place is undecided', () => {
    expect(compare(delivered('18.42', 7, 38), share(6, 36, { undecided: 3 }))).toStrictEqual(differs({ kind: 'registration', reason: 'unknowns', unknown: 0, undecided: 3, needed: 1, added: 2 }));
  });
  test('a row that counts the unknown themselves has fewer of them', () => {
    const own = value(measured(5, 36), { number: '6.1c', unknown: 5 });
    expect(compare(delivered('5.56', 2, 36), own, [], '6.1c')).toStrictEqual(differs({ kind: 'registration', reason: 'unknowns', unknown: 5, undecided: 0, needed: 3, added: 0 }));
  });
  test('a majority that would turn', () => {
    const no = (unknown: number) => value({ kind: 'measured', answer: { type: 'yes-no', value: false }, counts: { numerator: 4, denominator: 10, unknown: 0 } }, { number: '5.3a', unknown, settings: { majorityAbove: 50 } });
    expect(compare(yesNo(true), no(2), [], '5.3a')).toStrictEqual(differs({ kind: 'registration', reason: 'unknowns', unknown: 2, undecided: 0, needed: 2, added: 0 }));
    expect(compare(yesNo(true), no(1), [], '5.3a')).toStrictEqual(differs({ kind: 'unexplained' }));
  });
});

test('what nothing fits is called unexplained', () => {
  expect(compare(delivered('50.00', 18, 36), share(6, 36))).toStrictEqual(differs({ kind: 'unexplained' }));
  expect(compare({ kind: 'value', answer: { type: 'text', value: 'zus' } }, value({ kind: 'attested', answer: { type: 'text', value: 'zo' }, by: 'a', at: '2024-01-01T00:00:00.000Z' as never }, { number: '4.2b' }), [], '4.2b')).toStrictEqual(differs({ kind: 'unexplained' }));
});

describe('whatever was counted', () => {
  const counted = fc.integer({ min: 1, max: 120 }).chain((denominator) => fc.integer({ min: 0, max: denominator }).chain((numerator) =>
    fc.record({ numerator: fc.constant(numerator), denominator: fc.constant(denominator), unknown: fc.integer({ min: 0, max: denominator - numerator }) })));

  test('the figure itself is equal, and any other is not', () => fc.assert(fc.property(counted, counted, (own, other) => {
    const mine = share(own.numerator, own.denominator, { unknown: own.unknown });
    expect(compare(delivered(percentage(own.numerator, own.denominator), own.numerator, own.denominator), mine)).toStrictEqual(equal);
    const isSame = own.numerator === other.numerator && own.denominator === other.denominator;
    expect(compare(delivered(percentage(other.numerator, other.denominator), other.numerator, other.denominator), mine).verdict).toBe(isSame ? 'equal' : 'differs');
  })));

  test('a difference always has a cause, and each holds by its own numbers', () => fc.assert(fc.property(counted, counted, (own, other) => {
    const mine = share(own.numerator, own.denominator, { unknown: own.unknown });
    const { verdict, causes } = compare(delivered(percentage(other.numerator, other.denominator), other.numerator, other.denominator), mine);
    expect(causes.length > 0).toBe(verdict === 'differs');
    for (const cause of causes) {
      if (cause.kind !== 'registration' || cause.reason !== 'unknowns') continue;
      expect([own.numerator + cause.needed, own.denominator + cause.added]).toStrictEqual([other.numerator, other.denominator]);
      expect(cause.needed <= own.unknown).toBe(true);
    }
  })));

  test('a fraction is always seen as one', () => fc.assert(fc.property(counted.filter(({ numerator, denominator }) => 10 * numerator > denominator), ({ numerator, denominator }) => {
    const written = String(Number((numerator / denominator).toFixed(4)));
    expect(compare(refused('fraction-or-percentage', { value: written }), share(numerator, denominator)).causes.map((cause) => 'reason' in cause && cause.reason)).toContain('fraction');
  })));
});
