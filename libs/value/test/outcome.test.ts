import { describe, expect, test } from 'vitest';
import { answerOf, countsOf, Outcome } from '../src/index.ts';

const answer = { type: 'percentage', value: '5.56' } as const;
const counts = { numerator: 1, denominator: 18, unknown: 0 };
const [by, at] = ['quality officer', '2023-03-01T09:00:00.000Z'];
const measured = { kind: 'measured', answer, counts };

const outcomes = [
  measured,
  { kind: 'no-eligible' },
  { kind: 'not-chosen' },
  { kind: 'not-computable', missing: [{ zib: 'Meeting' }, { zib: 'PressureUlcer', element: 'decubitusCategory' }] },
  { kind: 'incomplete', reason: 'not-attested' },
  { kind: 'incomplete', reason: 'too-many-unknown', answer, counts },
  { kind: 'attested', answer: { type: 'text', value: 'ja' }, by, at },
  { kind: 'attested', answer, counts, by, at },
  { kind: 'overridden', answer, counts, computed: measured, reason: 'telfout', by, at },
  { kind: 'withheld', explanation: 'anders verantwoord', url: 'https://example.org/' },
  { kind: 'suppressed', rule: 'R10' },
];

describe('an outcome', () => {
  test.each(outcomes)('$kind is read back as it is', (outcome) => {
    expect(Outcome.parse(outcome)).toStrictEqual(outcome);
  });

  test.each([
    ['a number instead of text', { ...measured, answer: { type: 'percentage', value: 5.56 } }],
    ['a percentage of one decimal', { ...measured, answer: { type: 'percentage', value: '5.5' } }],
    ['a figure where there is none', { kind: 'no-eligible', answer }],
    ['half a person', { ...measured, counts: { ...counts, numerator: 0.5 } }],
    ['a statement by nobody', { kind: 'attested', answer, at }],
    ['an override without a reason', { kind: 'overridden', answer, computed: measured, reason: '', by, at }],
    ['an override of nothing', { kind: 'overridden', answer, computed: { kind: 'zero' }, reason: 'x', by, at }],
    ['a field nobody knows', { ...measured, note: 'x' }],
  ])('with %s is refused', (_, outcome) => {
    expect(Outcome.safeParse(outcome).success).toBe(false);
  });

  test('gives its figure and its counts where it holds them', () => {
    const parsed = outcomes.map((outcome) => Outcome.parse(outcome));
    expect(parsed.map((outcome) => answerOf(outcome)?.value)).toStrictEqual(
      ['5.56', undefined, undefined, undefined, undefined, '5.56', 'ja', '5.56', '5.56', undefined, undefined]);
    expect(parsed.map((outcome) => countsOf(outcome)?.denominator)).toStrictEqual(
      [18, undefined, undefined, undefined, undefined, 18, undefined, 18, 18, undefined, undefined]);
  });
});
