import { calendarDate, Instant } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, expiryOf, inForce, isSettled, type Submission, SubmissionEvent, SubmissionStatus } from '../src/index.ts';

describe('the life of a submission', () => {
  test('every status by every event: what it becomes, and a dash where the event does not fit', () => {
    const table = Object.fromEntries(SubmissionStatus.options.map((status) => [status, SubmissionEvent.options.map((event) => advance(status, event) ?? '-').join(' ')]));
    expect(SubmissionEvent.options).toStrictEqual([
      'first-approval', 'final-approval', 'content-changed', 'withdrawn-by-provider', 'send-started', 'receipt-received', 'recipient-accepted', 'recipient-rejected', 'successor-accepted', 'deadline-passed',
    ]);
    expect(table).toStrictEqual({
      drafted: 'approved released withdrawn withdrawn - - - - - expired',
      approved: '- released withdrawn withdrawn - - - - - expired',
      released: '- - withdrawn withdrawn sent - - - - expired',
      sent: '- - - - sent received - rejected corrected expired',
      received: '- - - - - - accepted rejected corrected expired',
      accepted: '- - - - - - - - corrected -',
      rejected: '- - - - - - - - - -',
      corrected: '- - - - - - - - - -',
      withdrawn: '- - - - - - - - - -',
      expired: '- - - - - received accepted rejected corrected -',
    });
  });

  test('what is not settled can always expire, and from everywhere a settled status can be reached', () => {
    expect(SubmissionStatus.options.filter(isSettled)).toStrictEqual(['accepted', 'rejected', 'corrected', 'withdrawn', 'expired']);
    for (const status of SubmissionStatus.options) expect(isSettled(status) || advance(status, 'deadline-passed') === 'expired').toBe(true);
  });

  test('nothing leaves without having been approved: property over random events (seed 20261122)', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...SubmissionEvent.options), { maxLength: 30 }), (events) => {
      let status: SubmissionStatus = 'drafted';
      let [isReleased, isSent] = [false, false];
      for (const event of events) {
        // nobody answers what they never got: a receipt is signed over the bytes
        if (!isSent && (event === 'receipt-received' || event.startsWith('recipient-'))) continue;
        const next = advance(status, event);
        if (next === undefined) continue;
        isReleased ||= event === 'final-approval';
        isSent ||= event === 'send-started';
        if (['sent', 'received', 'accepted'].includes(next)) expect(isReleased && isSent).toBe(true);
        status = next;
      }
    }), { seed: 20_261_122, numRuns: 2_000 });
  });
});

const at = Instant.parse('2024-02-01T00:00:00.000Z');
const revision = (number: number): Submission => ({
  id: `sub-${number}`, key: { organization: 'o', recipient: 'r', profile: 'p@1', reportingYear: 2023, revision: number }, status: 'drafted', payloadHash: `h${number}`, values: [], approvals: [], draftedAt: at,
});

test('the last good one stays in force until its successor is accepted: property over random events on five revisions (seed 20261123)', () => {
  const step = fc.tuple(fc.nat(4), fc.constantFrom(...SubmissionEvent.options.filter((event) => event !== 'successor-accepted')));
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
    const all = [1, 2, 3, 4, 5].map(revision);
    const move = (index: number, event: SubmissionEvent): boolean => {
      const to = advance(all[index]!.status, event);
      if (to !== undefined) all[index] = { ...all[index]!, status: to };
      return to !== undefined;
    };
    let good: number | undefined;
    for (const [index, event] of steps) {
      const isAccepted = move(index, event) && all[index]!.status === 'accepted';
      // as the delivery does: whoever is accepted corrects what was before it
      if (isAccepted) for (let older = 0; older < index; older += 1) move(older, 'successor-accepted');
      if (isAccepted && (good === undefined || index > good)) good = index;
      expect(inForce(all)?.key.revision).toBe(good === undefined ? undefined : good + 1);
    }
  }), { seed: 20_261_123, numRuns: 5_000 });
});

describe('when a submission lapses', () => {
  const rule = { expiry: { unsentDays: 30, unansweredDays: 90 }, windows: { 2023: { opens: calendarDate('2024-01-08'), closes: calendarDate('2024-06-25') } } };
  const moved = Instant.parse('2024-03-01T12:00:00.000Z');
  const lapses = (status: SubmissionStatus, more: object = {}, of = rule) => expiryOf({ ...revision(1), status, ...more }, moved, of);

  test.each<[SubmissionStatus, string | undefined]>([
    ['drafted', '2024-07-25T23:59:59.999Z'], ['approved', '2024-07-25T23:59:59.999Z'], ['released', '2024-07-25T23:59:59.999Z'],
    ['sent', '2024-05-30T12:00:00.000Z'], ['received', '2024-05-30T12:00:00.000Z'],
    ['accepted', undefined], ['rejected', undefined], ['corrected', undefined], ['withdrawn', undefined], ['expired', undefined],
  ])('%s: %s', (status, expected) => { expect(lapses(status)).toBe(expected); });

  test('a correction after closing, and what is asked for when it is wanted, have days of their own', () => {
    expect(lapses('drafted', { draftedAt: '2024-09-01T00:00:00.000Z' })).toBe('2024-10-01T00:00:00.000Z');
    expect(lapses('drafted', {}, { ...rule, windows: {} as never })).toBe('2024-03-02T00:00:00.000Z');
  });
});
