import type { Criterion } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { optional, table, truthNamed, truthOf } from '../ask.ts';

/** `in-reporting-year`: happened in 2022. */
describe('in the reporting year', () => {
  const criterion: Criterion = { exists: 'MedicationReview', when: 'in-reporting-year' };

  test.each(table(`
    | performed  | holds   |
    | 2021-12-31 | no      |
    | 2022-01-01 | yes     |
    | 2022-12-31 | yes     |
    | 2023-01-01 | no      |
    | 2022       | yes     |
    | 2022-12    | yes     |
    | 2023       | no      |
    | -          | unknown |
  `).slice(1))('%s: %s', (performed = '', holds = '') => {
    expect(truthOf(criterion, [{ zib: 'MedicationReview', ...optional('performed', performed) }])).toBe(truthNamed(holds));
  });
});

/** `lastMonths: 6`: from 2022-08-28 up to and including 2023-02-28. */
describe('in the last six months', () => {
  const criterion: Criterion = { exists: 'FoodPreferences', when: { lastMonths: 6 } };
  const talk = (date: string) => ({ zib: 'FoodPreferences' as const, discussed: true, topics: [], ...optional('date', date) });

  test.each(table(`
    | date       | holds   |
    | 2022-08-27 | no      |
    | 2022-08-28 | yes     |
    | 2023-02-28 | yes     |
    | 2023-03-01 | no      |
    | 2022-08    | unknown |
    | 2022-09    | yes     |
    | 2022       | unknown |
    | 2023       | unknown |
    | -          | unknown |
  `).slice(1))('%s: %s', (date = '', holds = '') => {
    expect(truthOf(criterion, [talk(date)])).toBe(truthNamed(holds));
  });

  /** What absence means is a setting (S2); a talk on or before the reference date is no absence. */
  test.each(table(`
    | talks                 | absent is unknown | absent is no |
    | none                  | unknown           | no           |
    | 2022-08-27            | no                | no           |
    | 2023-03-01            | unknown           | no           |
    | 2022-08-27 2023-03-01 | no                | no           |
    | 2023-02-28            | yes               | yes          |
    | 2023-03               | unknown           | no           |
    | 2022                  | unknown           | unknown      |
  `).slice(1))('%s: %s, or %s', (dates = '', unknown = '', no = '') => {
    const absent: Criterion = { exists: 'FoodPreferences', when: { lastMonths: 6 }, absent: { setting: 'absentFoodPreferences' } };
    const talks = dates === 'none' ? [] : dates.split(' ').map(talk);
    expect(truthOf(absent, talks)).toBe(truthNamed(unknown));
    expect(truthOf(absent, talks, { settings: { absentFoodPreferences: 'no' } })).toBe(truthNamed(no));
  });

  test('a talk that did not happen, on a day too vague to tell, leaves open whether anything is on record', () => {
    const absent: Criterion = {
      exists: 'FoodPreferences', where: { discussed: { anyOf: [true] } }, when: { lastMonths: 6 }, absent: { setting: 'absentFoodPreferences' },
    };
    expect(truthOf(absent, [{ ...talk('2023'), discussed: false }])).toBe('unknown');
    expect(truthOf(absent, [{ ...talk('2023'), discussed: false }], { settings: { absentFoodPreferences: 'no' } })).toBe(false);
  });
});

/** `each-quarter`: at least once in every quarter of 2022. */
describe('in each quarter', () => {
  const criterion: Criterion = { exists: 'Meeting', where: { multidisciplinary: { anyOf: [true] } }, when: 'each-quarter' };

  test.each(table(`
    | meetings                                    | holds   | because                                |
    | 2022-01-01 2022-04-01 2022-07-01 2022-10-01 | yes     | the first days                         |
    | 2022-03-31 2022-06-30 2022-09-30 2022-12-31 | yes     | the last days                          |
    | 2022-03-31 2022-06-30 2022-09-30 2023-01-01 | no      | the fourth is a day late               |
    | 2021-12-31 2022-06-30 2022-09-30 2022-12-31 | no      | the first is a day early               |
    | 2022-03-31 2022-09-30 2022-12-31            | no      | none in the second                     |
    | 2022-01 2022-04 2022-07 2022-10             | yes     | a month is in one quarter              |
    | 2022-03-31 2022-06-30 2022-09-30 2022       | unknown | the last may be in the fourth          |
    | 2022-03-31 2022-06-30 2022-09-30 -          | unknown | a meeting without a day may be anywhen |
    | none                                        | no      | nothing on record                      |
  `).slice(1))('%s: %s, %s', (dates = '', holds = '') => {
    const meetings = dates === 'none' ? [] : dates.split(' ').map((date) => (
      { zib: 'Meeting' as const, ward: 'w', topic: 'medication-errors' as const, multidisciplinary: true, ...optional('date', date) }
    ));
    expect(truthOf(criterion, meetings, { basis: 'ward' })).toBe(truthNamed(holds));
  });

  test('a meeting of which it is not known who was there leaves its quarter open', () => {
    const [three, fourth] = [['2022-01-01', '2022-04-01', '2022-07-01'], '2022-10-01'];
    const meeting = (date: string) => ({ zib: 'Meeting' as const, ward: 'w', topic: 'medication-errors' as const, date });
    const known = three.map((date) => ({ ...meeting(date), multidisciplinary: true }));
    expect(truthOf(criterion, [...known, meeting(fourth)], { basis: 'ward' })).toBe('unknown');
    expect(truthOf(criterion, [...known, meeting(fourth), { ...meeting(fourth), multidisciplinary: true }], { basis: 'ward' })).toBe(true);
    expect(truthOf(criterion, [...known, { ...meeting(fourth), multidisciplinary: false }], { basis: 'ward' })).toBe(false);
  });
});
