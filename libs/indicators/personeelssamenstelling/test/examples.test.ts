import { answerExample } from '@meervoud/derivation';
import { expect, test } from 'vitest';
import { personeelssamenstellingFor } from '../src/index.ts';

const derived = personeelssamenstellingFor(2021).indicators.flatMap((row) => (row.kind === 'ratio' ? [row] : []));

test('21 of the 23 rows with a figure follow from HR facts; cost and clients are stated', () => {
  const set = personeelssamenstellingFor(2021);
  expect(derived).toHaveLength(21);
  expect(set.indicators.filter(({ kind }) => kind === 'attested').map(({ number }) => number)).toEqual(['1.5', '5.1']);
});

test.each(derived.flatMap((row) => row.examples.map((example) => [`${row.number} ${example.title.en}`, row, example] as const)))('%s', (_, row, example) => {
  expect(answerExample(row, example)).toBe(example.expect);
});
