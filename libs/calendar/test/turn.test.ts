import { Instant, toMilliseconds } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cron, dayIn, nextTurn, TimeZone } from '../src/index.ts';

const SEED = 20_261_122;
const at = (text: string): Instant => Instant.parse(text);
const amsterdam = (cron: string) => ({ cron, timeZone: 'Europe/Amsterdam' });

describe('the next turn', () => {
  test.each([
    ['every night at half past two, in winter', '30 2 * * *', '2024-01-10T12:00:00.000Z', '2024-01-11T01:30:00.000Z'],
    ['and in summer an hour earlier by UTC', '30 2 * * *', '2024-07-10T12:00:00.000Z', '2024-07-11T00:30:00.000Z'],
    ['never the moment itself', '30 2 * * *', '2024-01-11T01:30:00.000Z', '2024-01-12T01:30:00.000Z'],
    ['the night without half past two has its turn at half past three', '30 2 * * *', '2024-03-30T12:00:00.000Z', '2024-03-31T01:30:00.000Z'],
    ['the night after it is as any other', '30 2 * * *', '2024-03-31T01:30:00.000Z', '2024-04-01T00:30:00.000Z'],
    ['the leap day comes round every four years', '0 0 29 2 *', '2024-03-01T00:00:00.000Z', '2028-02-28T23:00:00.000Z'],
  ])('%s', (_, cron, after, next) => {
    expect(nextTurn(amsterdam(cron), at(after))).toBe(next);
  });

  test('comes once in the night that has half past two twice', () => {
    const first = nextTurn(amsterdam('30 2 * * *'), at('2024-10-26T12:00:00.000Z'));
    expect(dayIn('Europe/Amsterdam', first)).toBe('2024-10-27');
    expect(dayIn('Europe/Amsterdam', nextTurn(amsterdam('30 2 * * *'), first))).toBe('2024-10-28');
  });

  test(`of a daily schedule comes on every day of a year exactly once, seed ${SEED}`, () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom(2023, 2024, 2025), (hour, minute, year) => {
      let turn = at(`${year}-01-01T12:00:00.000Z`);
      let day = dayIn('Europe/Amsterdam', nextTurn(amsterdam(`${minute} ${hour} * * *`), turn));
      for (let count = 0; count < 366; count += 1) {
        turn = nextTurn(amsterdam(`${minute} ${hour} * * *`), turn);
        const next = dayIn('Europe/Amsterdam', turn);
        if (count > 0) expect(toMilliseconds(at(`${next}T00:00:00.000Z`)) - toMilliseconds(at(`${day}T00:00:00.000Z`))).toBe(86_400_000);
        day = next;
      }
    }), { numRuns: 8, seed: SEED });
  });
});

test('a day begins at midnight in the zone, not in Greenwich', () => {
  expect(dayIn('Europe/Amsterdam', at('2024-02-28T23:30:00.000Z'))).toBe('2024-02-29');
  expect(dayIn('Europe/Amsterdam', at('2024-06-30T21:59:59.999Z'))).toBe('2024-06-30');
});

test.each(['', '* * * *', '61 * * * *', '* * * * * *', 'every night', '0 0 30 2'])('%j is no schedule', (text) => {
  expect(Cron.safeParse(text).success).toBe(false);
});
test.each([['Europe/Amsterdam', true], ['UTC', true], ['Amsterdam', false], ['', false]])('%j as a time zone: %s', (name, known) => {
  expect(TimeZone.safeParse(name).success).toBe(known);
});
