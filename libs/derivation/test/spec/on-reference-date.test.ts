import type { Criterion } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { optional, table, truthNamed, truthOf } from '../ask.ts';

/** `on-reference-date`: started on or before it and not ended before it. The reference date is 2023-02-28. */
describe('on the reference date, both ends inclusive', () => {
  const criterion: Criterion = { exists: 'Stay', when: 'on-reference-date' };

  test.each(table(`
    | start      | end        | holds   | because                                        |
    | 2022-01-01 | -          | yes     | without an end it runs (R14)                   |
    | 2023-02-28 | -          | yes     | the first day counts                           |
    | 2023-03-01 | -          | no      | a day too late                                 |
    | 2022-01-01 | 2023-02-28 | yes     | the last day counts                            |
    | 2022-01-01 | 2023-02-27 | no      | ended a day before                             |
    | 2023-02-28 | 2023-02-28 | yes     | a single day                                   |
    | -          | -          | yes     | without a start it had begun                   |
    | -          | 2023-02-27 | no      | had begun, and had ended                       |
    | 2023       | -          | unknown | may have begun later that year                 |
    | 2023-02    | -          | yes     | February ends on the reference date            |
    | 2023-03    | -          | no      | no day of March is early enough                |
    | 2022       | -          | yes     | every day of 2022 is early enough              |
    | 2022-01-01 | 2023       | unknown | may have ended before                          |
    | 2022-01-01 | 2023-02    | unknown | may have ended on the 27th                     |
    | 2022-01-01 | 2023-03    | yes     | every day of March is late enough              |
    | 2022-01-01 | 2022       | no      | no day of 2022 is late enough                  |
    | 2023       | 2022       | no      | where one end is certain the other has no say  |
  `).slice(1))('%s to %s: %s, %s', (start = '', end = '', holds = '') => {
    expect(truthOf(criterion, [{ zib: 'Stay', ...optional('start', start), ...optional('end', end) }])).toBe(truthNamed(holds));
  });

  test('one record that holds is enough, whatever is unknown of others', () => {
    expect(truthOf(criterion, [{ zib: 'Stay', start: '2023' }, { zib: 'Stay', start: '2022-01-01' }])).toBe(true);
    expect(truthOf(criterion, [{ zib: 'Stay', start: '2023' }, { zib: 'Stay', start: '2023-03-01' }])).toBe('unknown');
    expect(truthOf(criterion, [])).toBe(false);
  });
});

/** R5: an ulcer has no end in the zib; status and last evidence speak in its place. 90 days before is 2022-11-30. */
describe('an ulcer without an end', () => {
  const criterion: Criterion = { exists: 'PressureUlcer', when: 'on-reference-date' };

  test.each(table(`
    | status   | last evidence | holds   | because                                     |
    | active   | -             | yes     | the source says so                          |
    | active   | 2019-01-01    | yes     | the source says so, however long ago        |
    | resolved | 2023-02-28    | no      | was over by then                            |
    | resolved | 2022-06-01    | no      | was over by then                            |
    | resolved | 2023-03-01    | unknown | may have been there and healed since        |
    | resolved | 2023          | unknown | may have been there and healed since        |
    | resolved | -             | unknown | nobody knows since when                     |
    | -        | 2022-11-30    | yes     | seen 90 days before                         |
    | -        | 2022-11-29    | unknown | seen 91 days before                         |
    | -        | 2023-05-01    | yes     | seen after                                  |
    | -        | 2022-11       | unknown | seen on the 30th, or before                 |
    | -        | 2022-12       | yes     | every day of December is recent enough      |
    | -        | -             | unknown | never seen                                  |
  `).slice(1))('%s, last seen %s: %s, %s', (status = '', evidence = '', holds = '') => {
    const clinicalStatus = status === '-' ? {} : { clinicalStatus: status as 'active' };
    const ulcer = { zib: 'PressureUlcer' as const, dateOfOnset: '2022-01-01', ...clinicalStatus, ...optional('lastEvidence', evidence) };
    expect(truthOf(criterion, [ulcer])).toBe(truthNamed(holds));
  });

  test('begins before anything else is asked', () => {
    expect(truthOf(criterion, [{ zib: 'PressureUlcer', dateOfOnset: '2023-03-01', clinicalStatus: 'active' }])).toBe(false);
  });

  test('is spoken for by its end where it has one, whatever its status says', () => {
    const ulcer = { zib: 'PressureUlcer', dateOfOnset: '2022-01-01', clinicalStatus: 'resolved', lastEvidence: '2022-02-01' } as const;
    expect(truthOf(criterion, [{ ...ulcer, abatement: '2023-02-28' }])).toBe(true);
    expect(truthOf(criterion, [{ ...ulcer, clinicalStatus: 'active', abatement: '2023-02-27' }])).toBe(false);
  });

  test('goes stale after the number of days that is set', () => {
    const seen = { zib: 'PressureUlcer', lastEvidence: '2023-02-18' } as const;
    expect(truthOf(criterion, [seen], { settings: { staleAfterDays: 10 } })).toBe(true);
    expect(truthOf(criterion, [seen], { settings: { staleAfterDays: 9 } })).toBe('unknown');
  });
});
