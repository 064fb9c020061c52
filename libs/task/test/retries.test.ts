import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliverSubmission, triesFor, withRetries } from '../src/index.ts';

const DAY = 86_400_000;
/** What the shortest pauses there may be add up to. */
const least = (tries: number, first: number, longest: number): number =>
  Array.from({ length: tries - 1 }, (_, at) => Math.min(longest, first * 2 ** at) / 2).reduce((sum, pause) => sum + pause, 0);

test('a week at pauses of two seconds to six hours', () => {
  // 14 pauses grow to 4.5 hours, together 4.5; then three hours each
  expect(triesFor({ first: 2_000, longest: 6 * 3_600_000, keepTrying: 7 * DAY })).toBe(70);
});

test('it is tried for at least as long as agreed, and one try less would not do', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 3_600_000 }), fc.integer({ min: 1_000, max: DAY }), fc.integer({ min: 1, max: 30 * DAY }), (first, longest, keepTrying) => {
    fc.pre(keepTrying / Math.min(first, longest) < 100_000 || longest > keepTrying / 1_000);
    const tries = triesFor({ first, longest, keepTrying });
    expect(least(tries, first, longest)).toBeGreaterThanOrEqual(keepTrying);
    expect(least(tries - 1, first, longest)).toBeLessThan(keepTrying);
  }));
});

test('the job itself stays what it is', () => {
  const job = withRetries(deliverSubmission, { first: 1_000, longest: 2_000, keepTrying: 3_000 });
  expect([job.name, job.backoff, job.longestBackoff, job.attempts, job.key({ organization: 'o', submission: 's' })]).toStrictEqual(['deliver-submission', 1_000, 2_000, 5, 'deliver-submission/s']);
  expect(deliverSubmission.longestBackoff).toBeUndefined();
});
