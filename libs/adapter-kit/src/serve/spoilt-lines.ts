/** Lines in a file of NDJSON that are no resource, each in its own way. */
export const spoiltLines: readonly string[] = [
  '', '   ', '[]', '17', '"text"', 'null', '{', '{"resourceType":', '{"resourceType":"Condition","id":"x"', '{"id":"no-type"}',
  '{"resourceType":"Condition","resourceType":"Stay","id":"twice"}', '{"resourceType":"Condition","__proto__":{"polluted":true}}',
  `{"resourceType":"Condition","a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, '<html>', '\u0000', '\uFEFF{}',
];
