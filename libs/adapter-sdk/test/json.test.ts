import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../src/index.ts';

test.each([
  ['{"a":1,"b":{"a":2}}', { value: { a: 1, b: { a: 2 } } }],
  ['{"a:b":"c\\":d","e\\\\":1}', { value: { 'a:b': 'c":d', 'e\\': 1 } }],
  ['[]', { value: [] }],
  ['"x"', { value: 'x' }],
  ['{"a":1,"a":1}', { problem: 'duplicate-key' }],
  ['{"a":[{"b":1,"c":2,"b":3}]}', { problem: 'duplicate-key' }],
  ['{"a":1,"\\u0061":2}', { problem: 'duplicate-key' }],
  ['{"__proto__":{"polluted":true}}', { problem: 'forbidden-key' }],
  ['{"constructor":{"prototype":1},"toString":2}', { value: { constructor: { prototype: 1 }, toString: 2 } }],
  ['{"a":', { problem: 'malformed-json' }],
  ['{"a":"\u0000"}', { problem: 'malformed-json' }],
  ['{"a":1}}', { problem: 'malformed-json' }],
  ['', { problem: 'malformed-json' }],
  ['"unfinished', { problem: 'malformed-json' }],
])('F24, F25: %s', (text, expected) => expect(parseJson(text, 64)).toEqual(expected));

test('F26: nesting is refused before anything recurses', () => {
  for (const depth of [65, 1_000, 1_000_000]) {
    expect(parseJson('['.repeat(depth) + ']'.repeat(depth), 64)).toEqual({ problem: 'too-deep' });
    expect(parseJson('{"a":'.repeat(depth), 64)).toEqual({ problem: 'too-deep' });
  }
  expect(parseJson('['.repeat(64) + ']'.repeat(64), 64)).toHaveProperty('value');
});

test('whatever JSON.parse accepts without duplicates is accepted alike, and nothing pollutes Object.prototype', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 20 }), (text) => {
    const parsed = parseJson(text, 64);
    if ('problem' in parsed) expect(parsed.problem).toBe('forbidden-key');
    else expect(parsed.value).toEqual(JSON.parse(text));
    expect(Object.keys(Object.prototype)).toEqual([]);
  }));
  fc.assert(fc.property(fc.string(), (text) => void parseJson(text, 64)));
});

test('F27: a string of backslashes and quotes is read in linear time', () => {
  const begun = performance.now();
  parseJson(JSON.stringify('\\"'.repeat(100_000)), 64);
  parseJson(`"${'\\'.repeat(200_000)}`, 64);
  expect(performance.now() - begun).toBeLessThan(200);
});
