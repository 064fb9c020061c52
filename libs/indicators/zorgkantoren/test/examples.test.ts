import { answerExample } from '@meervoud/derivation';
import { codeOf } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { zorgkantorenFor, zorgkantorenQuarters } from '../src/index.ts';

const set = zorgkantorenFor(1)(2026);
const counted = set.indicators.filter((row) => row.kind === 'count');

describe.each(counted)('the examples of $number', (definition) => {
  test.each(definition.examples)('$title.nl: $expect', (example) => expect(answerExample(definition, example)).toBe(example.expect));
});

test('the rows are the columns of 14.1, 14.2 and 14.3, a total each, and 16.1, which a person states', () => {
  const numbersOf = (theme: string): readonly string[] => set.indicators.filter((row) => row.theme === theme).map(({ number }) => number);
  expect(numbersOf('14.1')).toEqual(['14.1 4VV', '14.1 5VV', '14.1 6VV', '14.1 7VV', '14.1 8VV', '14.1 9BVV', '14.1 10VV', '14.1 Totaal']);
  expect(numbersOf('14.2')).toEqual(['14.2 Verblijf_met_behandeling', '14.2 Verblijf_zonder_behandeling', '14.2 vpt', '14.2 mpt', '14.2 pgb', '14.2 Totaal']);
  expect(numbersOf('14.3')).toHaveLength(7 * 5 + 1);
  expect(set.indicators.at(-1)).toMatchObject({ number: '16.1', kind: 'attested', answer: 'count' });
  expect(set.organizationLabel).toBe('Organisatie (gecontracteerd + algemeen)');
});

test('a quarter is counted on its last day', () => {
  expect(zorgkantorenQuarters.map((quarter) => zorgkantorenFor(quarter)(2026).measuringWindow.end)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
});

test.each([2024, 2028, 2025.5, Number.NaN])('of %s there is no set', (year) => {
  expect.assertions(1);
  try { zorgkantorenFor(1)(year); } catch (thrown) { expect(codeOf(thrown)).toBe('unknown-reporting-year'); }
});
