import { answerExample } from '@meervoud/derivation';
import type { DerivedIndicator } from '@meervoud/indicator';
import { describe, expect, test } from 'vitest';
import { basisveiligheid, kwaliteitsbeeld } from '../src/index.ts';

const derived = (set: (typeof basisveiligheid)[number]): readonly DerivedIndicator[] =>
  set.indicators.filter((row) => 'population' in row);

describe.each([...basisveiligheid, ...kwaliteitsbeeld])('the examples of $id $reportingYear', (set) => {
  describe.each(derived(set))('$number $title.nl', (definition) => {
    test.each(definition.examples)('$title.nl: $expect', (example) => {
      expect(answerExample(definition, example)).toBe(example.expect);
    });

    test('show a yes and a no', () => {
      const expected = definition.examples.map((example) => example.expect);
      expect(expected).toContain('yes');
      expect(expected).toContain('no');
    });
  });
});
