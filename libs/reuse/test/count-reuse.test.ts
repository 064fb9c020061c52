import type { Submission, SubmissionStatus } from '@meervoud/exchange';
import type { Outcome, Value } from '@meervoud/value';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countReuse, type ReuseInput } from '../src/index.ts';

const measured: Outcome = { kind: 'measured', answer: { type: 'percentage', value: '50.00' }, counts: { numerator: 10, denominator: 20, unknown: 0 } };
const value = (id: string, references: readonly string[], outcome: Outcome = measured): Value => ({
  id, outcome, indicator: id, location: 'eik',
  evidence: { memberships: references.map((reference) => ({ member: 'p-1', population: 'yes', answer: 'yes', clause: 'c', records: [{ source: 'ecd', reference }] })) },
}) as unknown as Value;
const submission = (recipient: string, revision: number, status: SubmissionStatus, values: readonly string[], profile = 'p@1'): Submission =>
  ({ key: { organization: 'o', recipient, profile, reportingYear: 2023, revision }, status, values }) as unknown as Submission;

const [ulcer, directive] = ['Condition/u-1', 'Consent/d-1'];
const input: ReuseInput = {
  values: [value('v1', [ulcer]), value('v2', [ulcer, directive, ulcer]), value('v3', []), value('v4', [directive], { kind: 'overridden', answer: { type: 'percentage', value: '1.00' }, computed: measured, reason: 'r', by: 'b', at: '' as never })],
  fragments: [{ valueIds: ['v1', 'v2'] }, { valueIds: ['v2'] }],
  submissions: [
    submission('broker', 1, 'corrected', ['v1', 'v2', 'v3', 'v4']), submission('broker', 2, 'accepted', ['v1', 'v2', 'v3', 'v4']), submission('broker', 3, 'withdrawn', ['v1']),
    submission('council', 1, 'sent', ['v1', 'v2']), submission('purchaser', 1, 'rejected', ['v2']),
  ],
  delivered: [],
  heldBack: ({ key }, { id }) => key.recipient === 'council' && id === 'v1',
};

test('counts each registration once per thing that rests on it, and each replaced figure once per recipient and profile', () => {
  expect(countReuse(input)).toStrictEqual({
    registrations: 2,
    values: 3,
    // ulcer: v1 v2 · 2 fragments · broker twice, council, purchaser · 3 recipients; directive: v2 v4 · 2 fragments · the same four · 3
    uses: { values: 4, fragments: 4, submissions: 8, recipients: 6 },
    most: 11,
    // v3 counts nobody and v4 was typed over; the council did not get v1; the purchaser refused
    replacedFigures: 3,
    byRecipient: [{ recipient: 'broker', profile: 'p@1', replacedFigures: 2 }, { recipient: 'council', profile: 'p@1', replacedFigures: 1 }],
  });
});

test('a year in which nothing was registered counts nothing', () => {
  expect(countReuse({ values: [], fragments: [], submissions: [], delivered: [], heldBack: () => false })).toStrictEqual({
    registrations: 0, values: 0, uses: { values: 0, fragments: 0, submissions: 0, recipients: 0 }, most: 0, replacedFigures: 0, byRecipient: [],
  });
});

test('what was delivered and has a newer value since still counts where it was delivered', () => {
  const { registrations, uses, replacedFigures } = countReuse({ ...input, values: [value('v9', ['Condition/u-9'])], delivered: input.values });
  expect([registrations, uses.values, replacedFigures]).toStrictEqual([3, 1, 3]);
});

test('the order of what is stored changes nothing: property (seed 20261122)', () => {
  const orderOf = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
  fc.assert(fc.property(orderOf(input.values), orderOf(input.fragments), orderOf(input.submissions), (values, fragments, submissions) => {
    expect(countReuse({ ...input, values, fragments, submissions })).toStrictEqual(countReuse(input));
  }), { seed: 20_261_122, numRuns: 200 });
});
