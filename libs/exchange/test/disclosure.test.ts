import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { calendarDate, Instant } from '@meervoud/kernel';
import { type Outcome, percentage, type Value } from '@meervoud/value';
import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import { DisclosedOutcome, type DisclosurePolicy, discloseValues } from '../src/index.ts';

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
