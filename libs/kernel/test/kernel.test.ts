import fc from 'fast-check';
import { expect, test } from 'vitest';
import { and, contentHash, KnownError, not, or, recoveryOf, type Truth } from '../src/index.ts';

const truth = fc.constantFrom<Truth>(true, false, 'unknown');

test('De Morgan holds with unknowns', () => {
  fc.assert(fc.property(truth, truth, (a, b) => not(and(a, b)) === or(not(a), not(b))));
});

test('one false settles a conjunction and one true a disjunction, whatever is unknown', () => {
  expect(and(false, 'unknown')).toBe(false);
  expect(or(true, 'unknown')).toBe(true);
  expect(and(true, 'unknown')).toBe('unknown');
  expect(or(false, 'unknown')).toBe('unknown');
  expect(and()).toBe(true);
  expect(or()).toBe(false);
});

test('a content hash does not depend on the order of keys', () => {
  expect(contentHash({ a: 1, b: [2, { d: 3, c: 4 }] })).toBe(contentHash({ b: [2, { c: 4, d: 3 }], a: 1 }));
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
  expect(() => contentHash(undefined)).toThrow(TypeError);
});

test('an error nobody foresaw halts', () => {
  expect(recoveryOf(new Error('boom'))).toBe('halt');
  expect(recoveryOf(new KnownError({ code: 'source-unavailable', recovery: 'retry', message: 'no answer' }))).toBe('retry');
});
