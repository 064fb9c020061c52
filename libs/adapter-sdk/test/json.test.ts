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
  ['{"a":', { problem: 'malformed-json' }],
  ['{"a":"\u0000"}', { problem: 'malformed-json' }],
  ['{"a":1}}', { problem: 'malformed-json' }],
  ['', { problem: 'malformed-json' }],
  ['"unfinished', { problem: 'malformed-json' }],
  ['{"a":[{"b":"x,y"},{"b":1}],"b":{"a":[]}}', { value: { a: [{ b: 'x,y' }, { b: 1 }], b: { a: [] } } }],
  ['{"a":{"b":1},"c":[1,2],"a":2}', { problem: 'duplicate-key' }],
])('F24: %s', (text, expected) => expect(parseJson(text, 64)).toEqual(expected));

test.each([
  ['{"__proto__":{"polluted":true}}', { problem: 'forbidden-key' }],
  ['{"\\u005f_proto__":1}', { problem: 'forbidden-key' }],
  ['{"constructor":{"prototype":1},"toString":2}', { value: { constructor: { prototype: 1 }, toString: 2 } }],
])('F25: %s', (text, expected) => expect(parseJson(text, 64)).toEqual(expected));

test('F24: duplicates are found wherever they are, however they are written, in objects of any size', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd e', 'resourceType');
  const tree: fc.Memo<string> = fc.memo((depth) => (depth <= 1 ? fc.constantFrom('1', '"x:{,}"', 'null', '"\\\\"', '"\\""') : fc.oneof(
    tree(depth - 1), fc.array(tree(depth - 1), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc.array(fc.tuple(name, tree(depth - 1)), { maxLength: 4 }).map((pairs) => `{${pairs.map(([key, value]) => `"${key}" : ${value}`).join()}}`))));
  const hasTwice = (text: string): boolean => {
    // an oracle of another kind: a revived copy in which every name is made unique by its place
    let count = 0;
    const unique = text.replace(/"(?:[^"\\]|\\.)*"(?=\s*:)/g, () => `"${++count}"`);
    const names = (value: unknown): number => (typeof value !== 'object' || value === null ? 0
      : (Array.isArray(value) ? 0 : Object.keys(value).length) + Object.values(value).reduce((sum: number, item) => sum + names(item), 0));
    return names(JSON.parse(text)) < names(JSON.parse(unique));
  };
  fc.assert(fc.property(tree(4), (text) => {
    expect('problem' in parseJson(text, 64)).toBe(hasTwice(text));
  }), { numRuns: 2_000 });
  const many = Array.from({ length: 500 }, (_, index) => `"n${index}":${index}`);
  expect(parseJson(`{${many.join()}}`, 64)).toHaveProperty('value');
  expect(parseJson(`{${[...many, '"n0":1'].join()}}`, 64)).toEqual({ problem: 'duplicate-key' });
});

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
  // the fastest of three: a busy machine slows one, a quadratic scan slows each
  const took = [1, 2, 3].map(() => {
    const begun = performance.now();
    parseJson(JSON.stringify('\\"'.repeat(100_000)), 64);
    parseJson(`"${'\\'.repeat(200_000)}`, 64);
    return performance.now() - begun;
  });
  expect(Math.min(...took)).toBeLessThan(200);
});
