import { describe, expect, test } from 'vitest';
import { DerivedValue, hashOfValue, valueReference } from '../src/index.ts';

const value = DerivedValue.parse({
  organization: 'org', set: 'basisveiligheid', reportingYear: 2023, location: 'de-linde', indicator: 'INID013307', referenceDate: '2024-02-28',
  outcome: { kind: 'measured', answer: { type: 'percentage', value: '5.56' }, counts: { numerator: 1, denominator: 18, unknown: 0 } },
  evidence: {
    definition: { id: 'INID013307', set: 'basisveiligheid', version: '2023.1', hash: 'sha256:00', standing: 'published' }, engine: 'engine/1', referenceDate: '2024-02-28',
    settings: { unstageable: 'unknown' }, rulings: ['R4'], inputCounts: { Stay: 18 }, inputHash: 'sha256:00', undecided: 0,
    memberships: [{ member: 'p-1', population: 'yes', answer: 'no', clause: 'numerator', records: [] }],
  },
});

describe('the hash of a value', () => {
  test('does not depend on the order of keys', () => {
    const turned = DerivedValue.parse(JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(value).reverse()))));
    expect(hashOfValue(turned)).toBe(hashOfValue(value));
  });
  test.each([
    ['its location', { location: null }],
    ['its reference date', { referenceDate: '2024-02-27' }],
    ['its outcome', { outcome: { kind: 'not-chosen' } }],
    ['its evidence', { evidence: { ...value.evidence, undecided: 1 } }],
  ])('changes with %s', (_, change) => {
    expect(hashOfValue(DerivedValue.parse({ ...value, ...change }))).not.toBe(hashOfValue(value));
  });
  test('is of nothing but a value', () => {
    expect(() => hashOfValue({ ...value, note: 'x' } as typeof value)).toThrow();
  });
});

test('a person names a value by year, place and number', () => {
  expect(valueReference(value, '1.1b')).toBe('2023/de-linde/1.1b');
  expect(valueReference({ ...value, location: null }, '1.1b')).toBe('2023/organisatie/1.1b');
});
