import type { Criterion, ExampleRecord } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { table, truthNamed, truthOf } from '../ask.ts';

const criterion: Criterion = {
  exists: 'ToiletingPlan', where: { present: { anyOf: [true] } }, when: 'on-reference-date', latestOnly: true,
  absent: { setting: 'absentToiletingPlan' },
};

/** `2022-01-01 yes` is a plan from that day, `no` that there is none, `2022-01-01..2022-06-30 yes` a plan with an end. */
const plan = (text: string): ExampleRecord => {
  const [dates = '', present] = text.trim().split(' ');
  const [effective = '', end] = dates.split('..');
  return {
    zib: 'ToiletingPlan', present: present === 'yes', topics: [],
    ...(effective === '-' ? {} : { effective }), ...(end === undefined ? {} : { end }),
  };
};

/** `latestOnly`: what was last put on record on or before 2023-02-28 speaks, and what is older does not. */
describe('the latest record on or before the reference date', () => {
  test.each(table(`
    | on record                                    | holds   | because                                             |
    | 2022-01-01 yes                               | yes     | the only one                                        |
    | 2022-01-01 yes; 2022-02-01 no                | no      | the later one says so                               |
    | 2022-01-01 no; 2022-02-01 yes                | yes     | the later one says so                               |
    | 2022-01-01 yes; 2022-02-01 no; 2022-02-01 no | no      | two of the latest day agree                         |
    | 2022-01-01 yes; 2022-01-01 no                | unknown | two of the latest day disagree                      |
    | 2022-01-01 yes; 2023-02-28 no                | no      | the reference date itself counts                    |
    | 2022-01-01 yes; 2023-03-01 no                | yes     | what comes after has no say                         |
    | 2023-03-01 yes                               | unknown | nothing was on record by then                       |
    | 2022-01-01..2023-02-28 yes                   | yes     | the last day counts                                 |
    | 2022-01-01..2023-02-27 yes                   | no      | ended a day before                                  |
    | 2022-01-01 yes; 2022-06-01..2022-12-31 yes   | no      | the latest has ended, and an older one does not revive |
    | 2022-01-01..2023 yes                         | unknown | may have ended before                               |
    | - yes                                        | yes     | without a day it had begun                          |
    | - yes; 2022-01-01 no                         | unknown | without a day it may be the latest                  |
    | - yes; 2022-01-01 yes                        | yes     | whichever is the latest, it is a yes                |
    | 2022 yes; 2022-06-01 no                      | unknown | some day of 2022 may be later                       |
    | 2021 yes; 2022-06-01 no                      | no      | no day of 2021 is later                             |
    | 2022 yes; 2022-12-31 no                      | unknown | the 31st may be the day of both                     |
    | 2023 yes                                     | unknown | may be of after the reference date                  |
    | 2023 yes; 2022-01-01 no                      | unknown | may be the latest, or of after the reference date   |
    | 2023 no; 2022-01-01 no                       | no      | either way it is no                                 |
  `).slice(1))('%s: %s, %s', (records = '', holds = '') => {
    expect(truthOf(criterion, records.split(';').map(plan))).toBe(truthNamed(holds));
  });

  test('absence is what the setting says', () => {
    expect(truthOf(criterion, [])).toBe('unknown');
    expect(truthOf(criterion, [], { settings: { absentToiletingPlan: 'no' } })).toBe(false);
    expect(truthOf(criterion, [plan('2023 no')], { settings: { absentToiletingPlan: 'no' } })).toBe(false);
    expect(truthOf(criterion, [plan('2023 yes')], { settings: { absentToiletingPlan: 'no' } })).toBe('unknown');
  });
});
