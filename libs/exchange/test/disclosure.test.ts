import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { calendarDate, Instant } from '@meervoud/kernel';
import { type Outcome, percentage, type Value } from '@meervoud/value';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { decideDisclosure, DisclosedOutcome, type DisclosurePolicy, discloseValues } from '../src/index.ts';

const policy: DisclosurePolicy = { policy: 'odb-denominator@1', suppressBelow: 10 };
const at = Instant.parse('2024-03-01T09:30:00.000Z');
const row = (id: string, over: object): IndicatorDefinition => ({
  id, number: id, sort: 1, unit: 'Percentage', type: 'Uitkomst', theme: '5', title: { nl: 'x', en: 'x' },
  period: 'measuring-window', obligation: 'mandatory', source: 'test', rulings: [], kind: 'proportion', basis: 'client',
  population: { exists: 'Stay', when: 'on-reference-date' }, numerator: { exists: 'ToiletingPlan', when: 'on-reference-date' },
  counts: 'yes', attestable: false, examples: [], ...over,
}) as unknown as IndicatorDefinition;

const clients = row('INID014321', {});
const wards = row('INID014310', { basis: 'ward' });
const majority = row('INID014325', { kind: 'majority' });
const experience = row('INID013381', { kind: 'attested', answer: 'proportion' });

const measured = (numerator: number, denominator: number, unknown = 0): Outcome => ({
  kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown },
});
const suppressed = { kind: 'suppressed', rule: 'denominator-below-10' };

const triple = ['yes', 'no', 'unknown'].map((counts, index) => row(`INID01432${index + 1}`, { counts }));
const set = { id: 'basisveiligheid', reportingYear: 2023, indicators: [...triple, wards] } as unknown as IndicatorSet;
const value = (indicator: string, outcome: Outcome): Value => ({
  id: `val-${indicator}`, version: 1, contentHash: 'sha256:0', derivedAt: at, organization: 'o', set: 'basisveiligheid',
  reportingYear: 2023, location: 'de-linde', indicator, referenceDate: calendarDate('2024-02-28'), outcome,
  evidence: {
    definition: { id: indicator, set: 'basisveiligheid', version: '1', hash: 'sha256:1', standing: 'published' }, engine: 'e', referenceDate: calendarDate('2024-02-28'),
    settings: {}, rulings: ['R6'], inputCounts: { Stay: 8 }, inputHash: 'sha256:2', undecided: 0,
    memberships: [{ member: 'p-0', population: 'yes', answer: 'yes', clause: 'c', records: [] }],
  },
});
const disclose = (indicator: IndicatorDefinition, outcome: Outcome, rule: DisclosurePolicy): DisclosedOutcome =>
  discloseValues({ ...set, indicators: [indicator] }, [value(indicator.id, outcome)], rule)[0]!.outcome;

test.each([[9, suppressed], [10, measured(1, 10)], [11, measured(1, 11)]])('a client percentage over %i leaves as it should', (denominator, expected) => {
  expect(disclose(clients, measured(1, denominator), policy)).toStrictEqual(expected);
});

test('a true zero over ten leaves as zero, and over nine is hidden like any other', () => {
  expect(disclose(clients, measured(0, 10), policy)).toStrictEqual(measured(0, 10));
  expect(disclose(clients, measured(0, 9), policy)).toStrictEqual(suppressed);
});

test('incomplete, attested and overridden percentages over fewer than ten are hidden too', () => {
  const { answer, counts } = measured(1, 9) as Extract<Outcome, { kind: 'measured' }>;
  const outcomes: readonly Outcome[] = [
    { kind: 'incomplete', reason: 'too-many-unknown', answer, counts },
    { kind: 'incomplete', reason: 'too-many-unknown', counts },
    { kind: 'attested', answer, counts, by: 'A. Jansen', at },
    { kind: 'overridden', answer, counts, computed: measured(2, 30), reason: 'r', by: 'A. Jansen', at },
    { kind: 'overridden', answer, computed: measured(2, 9), reason: 'r', by: 'A. Jansen', at },
  ];
  expect(outcomes.map((outcome) => disclose(clients, outcome, policy))).toStrictEqual(outcomes.map(() => suppressed));
});

test('a client percentage whose group nobody knows is hidden', () => {
  const outcome: Outcome = { kind: 'attested', answer: { type: 'percentage', value: '12.50' }, by: 'A. Jansen', at };
  expect(disclose(clients, outcome, policy)).toStrictEqual({ kind: 'suppressed', rule: 'denominator-not-known' });
});

test('ward counts and client experience leave with their counts, however small', () => {
  expect(disclose(wards, measured(1, 1), policy)).toStrictEqual(measured(1, 1));
  const { answer, counts } = measured(3, 4) as Extract<Outcome, { kind: 'measured' }>;
  expect(disclose(experience, { kind: 'attested', answer, counts: counts!, by: 'A. Jansen', at }, policy))
    .toStrictEqual({ kind: 'attested', answer, counts });
});

test('a yes-no row leaves without counts', () => {
  const outcome: Outcome = { kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator: 3, denominator: 4, unknown: 0 } };
  expect(disclose(majority, outcome, policy)).toStrictEqual({ kind: 'measured', answer: { type: 'yes-no', value: true } });
});

test('who attested or replaced a figure, and what was computed, stay inside', () => {
  const { answer, counts } = measured(3, 40) as Extract<Outcome, { kind: 'measured' }>;
  const left = disclose(clients, { kind: 'overridden', answer, counts, computed: measured(7, 40), reason: 'dubbel geteld', by: 'A. Jansen', at }, policy);
  expect(left).toStrictEqual({ kind: 'overridden', answer, counts, reason: 'dubbel geteld' });
});

test('what holds no figure passes as it is', () => {
  const outcomes: readonly Outcome[] = [
    { kind: 'no-eligible' }, { kind: 'not-chosen' }, { kind: 'not-computable', missing: [{ zib: 'ToiletingPlan' }] },
    { kind: 'incomplete', reason: 'not-attested' }, { kind: 'withheld', explanation: 'zie verslag', url: 'https://zorg.example/v' },
  ];
  expect(outcomes.map((outcome) => disclose(clients, outcome, policy))).toStrictEqual(outcomes);
});

test('an outcome that did not pass the door does not fit where a disclosed one is asked', () => {
  expectTypeOf<Outcome>().not.toExtend<DisclosedOutcome>();
  expect(DisclosedOutcome.safeParse({ kind: 'attested', answer: { type: 'yes-no', value: true }, by: 'A. Jansen', at }).success).toBe(false);
});

const discloseTriple = (outcomes: readonly Outcome[]) =>
  discloseValues(set, outcomes.map((outcome, index) => value(triple[index]!.id, outcome)), policy);

test('complementary rows are hidden together: property over every split of a group', () => {
  fc.assert(fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (yes, no, unknown) => {
    const total = yes + no + unknown;
    fc.pre(total > 0);
    const kinds = discloseTriple([yes, no, unknown].map((part) => measured(part, total, unknown))).map(({ outcome }) => outcome.kind);
    expect(new Set(kinds)).toStrictEqual(new Set([total < 10 ? 'suppressed' : 'measured']));
  }));
});

test('an override of one row does not open its hidden complements, and hides with them', () => {
  const { answer, counts } = measured(4, 12) as Extract<Outcome, { kind: 'measured' }>;
  const overridden: Outcome = { kind: 'overridden', answer, counts, computed: measured(4, 12), reason: 'r', by: 'b', at };
  expect(discloseTriple([measured(4, 9), overridden, measured(1, 9)]).map(({ outcome }) => outcome)).toStrictEqual([
    suppressed, { kind: 'suppressed', rule: 'complement-of-suppressed' }, suppressed,
  ]);
});

test('a disclosed value carries its manifest, and nobody and no size', () => {
  const [left] = discloseTriple([measured(1, 8)]);
  expect(left!.manifest).toStrictEqual({
    definition: { id: triple[0]!.id, set: 'basisveiligheid', version: '1', hash: 'sha256:1', standing: 'published' }, engine: 'e', inputHash: 'sha256:2', rulings: ['R6'], settings: {},
  });
  expect(JSON.stringify(left)).not.toMatch(/p-0|Stay|denominator"|"o"/);
});

test('a row the set does not know is refused', () => {
  expect(() => discloseValues(set, [value('INID999999', measured(1, 30))], policy)).toThrow(/INID999999 is not in set/);
});

const house: DisclosurePolicy = { policy: 'house@1', suppressBelow: 10 };
const hidden = { kind: 'suppressed', rule: 'house@1' };

test('under the house rule a share leaves when ten have it and ten have not, every group up to sixty', () => {
  for (let denominator = 1; denominator <= 60; denominator += 1) {
    for (let numerator = 0; numerator <= denominator; numerator += 1) {
      const { answer } = measured(numerator, denominator) as Extract<Outcome, { kind: 'measured' }>;
      const mayLeave = numerator >= 10 && denominator - numerator >= 10;
      expect(disclose(clients, measured(numerator, denominator, 1), house)).toStrictEqual(mayLeave ? { kind: 'measured', answer, counts: { numerator, denominator } } : hidden);
    }
  }
});

test('a recipient of the house rule is not told why a row is hidden, and the reviewer is', () => {
  const decide = (outcomes: readonly Outcome[]) => decideDisclosure(set, outcomes.map((outcome, index) => value(triple[index]!.id, outcome)), house);
  const decided = decide([measured(20, 40), measured(15, 40), measured(5, 40)]);
  expect(decided.map(({ hold }) => hold)).toStrictEqual([undefined, 'would-reveal-another', 'small-count']);
  expect(decided.slice(1).map(({ disclosed }) => disclosed.outcome)).toStrictEqual([hidden, hidden]);
});

test('wards leave, respondents when ten answered, and a yes or no about a small group does not', () => {
  expect(disclose(wards, measured(1, 1), house)).toMatchObject({ kind: 'measured' });
  const { answer, counts } = measured(3, 4) as Extract<Outcome, { kind: 'measured' }>;
  expect(disclose(experience, { kind: 'attested', answer, counts: counts!, by: 'A. Jansen', at }, house)).toStrictEqual(hidden);
  const yes = (numerator: number, denominator: number): Outcome => ({ kind: 'measured', answer: { type: 'yes-no', value: true }, counts: { numerator, denominator, unknown: 0 } });
  expect(disclose(majority, yes(9, 9), house)).toStrictEqual(hidden);
  expect(disclose(majority, yes(30, 40), house)).toStrictEqual({ kind: 'measured', answer: { type: 'yes-no', value: true } });
});

test('numbers that add up leave all or none', () => {
  const rows = ['4VV', '5VV', 'total'].map((profile) => row(`MV-14.1-${profile}`, { kind: 'count', numerator: { exists: 'Stay', when: 'always', profile } }));
  const numbers = (...counts: readonly number[]) => discloseValues({ ...set, indicators: rows }, counts.map((numerator, index) => value(rows[index]!.id, {
    kind: 'measured', answer: { type: 'number', value: String(numerator) }, counts: { numerator, denominator: counts.at(-1)!, unknown: 0 },
  })), house).map(({ outcome }) => outcome.kind);
  expect(numbers(20, 30, 50)).toStrictEqual(['measured', 'measured', 'measured']);
  expect(numbers(45, 5, 50)).toStrictEqual(['suppressed', 'suppressed', 'suppressed']);
});
