import { DisclosedOutcome, type DisclosedValue } from '@meervoud/exchange';
import { calendarDate, Instant } from '@meervoud/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliveredContent, toMeasureReportBundle, toPayload } from '../src/index.ts';
import { key, locations, majority, medicationErrors, organization, profile, remarks, reportUrl, score, set, ulcers, withoutPlan } from './example.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((given) => !/\p{Surrogate}/u.test(given));
const count = fc.nat({ max: 3_000 });
/** The house rule keeps unknowns in. */
const counts = fc.record({ numerator: count, denominator: count, unknown: count }, { requiredKeys: ['numerator', 'denominator'] });
const percentage = fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 99 })).map(([whole, rest]) => ({ type: 'percentage', value: `${whole}.${String(rest).padStart(2, '0')}` }));
/** The row it fits, and what is said of it. */
const outcomes = fc.oneof(
  fc.tuple(fc.constantFrom(ulcers, medicationErrors, withoutPlan), fc.record({ kind: fc.constant('measured'), answer: percentage, counts })),
  fc.tuple(fc.constant(ulcers), fc.record({ kind: fc.constant('overridden'), answer: percentage, counts, reason: text })),
  fc.tuple(fc.constant(ulcers), fc.record({ kind: fc.constant('incomplete'), reason: fc.constantFrom('too-many-unknown', 'not-attested'), answer: percentage, counts })),
  fc.tuple(fc.constant(ulcers), fc.constantFrom({ kind: 'no-eligible' }, { kind: 'not-chosen' }, { kind: 'suppressed', rule: 'denominator-below-10' })),
  fc.tuple(fc.constant(ulcers), fc.record({ kind: fc.constant('withheld'), explanation: text, url: fc.constant('https://zorg.example/uitleg') })),
  fc.tuple(fc.constant(ulcers), fc.constant({ kind: 'not-computable', missing: [{ zib: 'PressureUlcer' }, { zib: 'Stay', element: 'start' }] })),
  fc.tuple(fc.constant(majority), fc.record({ kind: fc.constant('measured'), answer: fc.record({ type: fc.constant('yes-no'), value: fc.boolean() }) })),
  fc.tuple(fc.constant(reportUrl), fc.constant({ kind: 'attested', answer: { type: 'text', value: 'https://zorg.example/verslag' } })),
  fc.tuple(fc.constant(remarks), fc.record({ kind: fc.constant('attested'), answer: fc.record({ type: fc.constant('text'), value: text }) })),
  fc.tuple(fc.constant(score), fc.record({ kind: fc.constant('attested'), answer: fc.constantFrom('8.40', '10', '-0.5', '0.10').map((value) => ({ type: 'number', value })) })),
);

test('what a submission says is read back from its exact bytes, digit by digit', () => {
  fc.assert(fc.property(outcomes, fc.constantFrom('eik', 'iep', null), fc.option(fc.constant('sha256:before')), ([indicator, outcome], location, supersedes) => {
    const value: DisclosedValue = {
      id: 'val-00000000000000a1', set: set.id, reportingYear: 2023, location, indicator: indicator.id, referenceDate: calendarDate('2024-02-28'),
      derivedAt: Instant.parse('2024-03-01T09:30:00.000Z'), outcome: DisclosedOutcome.parse(outcome),
      manifest: { definition: { id: indicator.id, set: set.id, version: '2023.1', hash: 'sha256:1', standing: 'published' }, engine: 'e', inputHash: 'sha256:2', rulings: [], settings: { a: '"12.50"' } },
    };
    const { bytes } = toPayload(toMeasureReportBundle({ organization, locations, set, profile, key, values: [value], supersedes: supersedes ?? undefined }));
    const content = deliveredContent(bytes);
    expect(content.supersedes).toBe(supersedes);
    expect(content.values).toStrictEqual([{
      value: value.id, indicator: indicator.id, location: location === null ? null : { id: content.values[0]!.location!.id, name: location === 'eik' ? 'De Eik' : 'De Iep' },
      referenceDate: '2024-02-28', derivedAt: '2024-03-01T09:30:00.000Z', definition: '2023.1', outcome: JSON.parse(JSON.stringify(outcome)) as unknown,
    }]);
  }), { numRuns: 500 });
});

test.each(['', '{', '[]', '{"resourceType":"Bundle"}', '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}'])('%j is no submission', (given) => {
  expect(() => deliveredContent(new TextEncoder().encode(given))).toThrow(expect.objectContaining({ code: 'submission-malformed' }) as Error);
});
