import { periodOf } from '@meervoud/indicator';
import { codeOf } from '@meervoud/kernel';
import { deriveValues } from '@meervoud/derivation';
import { Instant } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { personeelssamenstelling, personeelssamenstellingFor } from '../src/index.ts';

/** indicators.md §3.1: number, IndicatorCode, unit. */
const published = `
1.1 INID013486 Getal|1.2 INID013520 Getal|1.3 INID013521 Percentage|1.4 INID013522 Percentage|1.5 INID013523 Percentage|1.6 INID013524 Getal|2.1 INID013525 Subindicator
2.1.1 INID013534 Percentage|2.1.2 INID013535 Percentage|2.1.3 INID013536 Percentage|2.1.4 INID013537 Percentage|2.1.5 INID013538 Percentage|2.1.6 INID013539 Percentage
2.1.7 INID013540 Percentage|2.1.8. INID013541 Percentage|2.1.9 INID013542 Percentage|2.2 INID013526 Getal|2.3 INID013527 Getal|3.1 INID013528 Percentage|3.2 INID013529 Getal
4.1 INID013530 Percentage|4.2 INID013531 Percentage|4.3 INID013532 Percentage|5.1 INID013533 Getal
`.trim().split(/[|\n]/);

test.each(personeelssamenstelling)('$reportingYear has the published rows, 23 of them with a value', (set) => {
  expect(set.code).toBe('ISID000160');
  expect(set.indicators.map(({ number, id, unit }) => `${number} ${id} ${unit}`)).toEqual(published);
  expect(set.indicators.filter(({ kind }) => kind !== 'header')).toHaveLength(23);
});

test('what is counted on a day is counted on the last of the year', () => {
  const set = personeelssamenstellingFor(2021);
  expect(set.indicators.filter((row) => periodOf(set, row).start === '2021-12-31').map(({ number }) => number)).toEqual(['1.3', '4.1', '4.2', '4.3']);
});

test('a stated ratio is rounded as published: half up over what was not rounded, with whole numbers beside it', () => {
  const set = personeelssamenstellingFor(2021);
  const stated = (indicator: string, numerator: string, denominator: string) =>
    ({ set: set.id, reportingYear: 2021, indicator, answer: { type: 'ratio', numerator, denominator }, by: 'hr', at: Instant.parse('2022-02-01T12:00:00.000Z') } as const);
  const values = deriveValues({
    organization: 'o', set, campaign: { set: set.id, reportingYear: 2021, locations: {} }, location: null, records: [], provided: new Set(),
    attestations: [stated('INID013522', '41.25', '660.5'), stated('INID013533', '617.04', '812')],
  });
  const outcomeOf = (id: string) => values.find(({ indicator }) => indicator === id)?.outcome;
  expect(outcomeOf('INID013522')).toMatchObject({ kind: 'attested', answer: { type: 'percentage', value: '6.25' }, counts: { numerator: 41, denominator: 661, unknown: 0 } });
  expect(outcomeOf('INID013533')).toMatchObject({ kind: 'attested', answer: { type: 'number', value: '0.76' }, counts: { numerator: 617, denominator: 812, unknown: 0 } });
  expect(outcomeOf('INID013486')).toEqual({ kind: 'incomplete', reason: 'not-attested' });
  expect(values).toHaveLength(23);
});

test.each([2018, 2024])('over %i there is no set', (year) => {
  expect.assertions(1);
  try { personeelssamenstellingFor(year); } catch (thrown) { expect(codeOf(thrown)).toBe('unknown-reporting-year'); }
});
