import { Document, Spectral } from '@stoplight/spectral-core';
import { Json } from '@stoplight/spectral-parsers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { designRules } from './design-rules.ts';
import { openWorld, type World } from './recipient/world.ts';

let world: World;
const spectral = new Spectral();
beforeAll(async () => {
  spectral.setRuleset(designRules);
  world = await openWorld();
});
afterAll(() => world.close());

const errorsIn = async (text: string): Promise<readonly string[]> => (await spectral.run(new Document(text, Json))).map(({ code, path }) => `${code} ${path.join('.')}`);

describe.each(['/openapi.json', '/recipient/v1/openapi.json'])('%s', (path) => {
  test('keeps the Dutch API Design Rules, and is OpenAPI 3.1', async () => {
    const { text, headers } = await world.ask(path);
    expect([headers.get('access-control-allow-origin'), await errorsIn(text)]).toStrictEqual(['*', []]);
  });
});

interface Editable { openapi: string; info: { version: string; contact?: object }; servers: { url: string }[]; paths: Record<string, Record<string, { parameters?: { in: string; name: string }[]; responses: Record<string, { headers?: object; content?: Record<string, unknown> }> }>> }
const spoiled: [rule: string, spoil: (document: Editable) => void][] = [
  ['oas3-schema', ({ info }) => { delete (info as { title?: string }).title; }],
  ['adr:doc-openapi', (document) => { document.openapi = '3.1'; }],
  ['adr:semver', ({ info }) => { info.version = '1.0'; }],
  ['adr:doc-openapi-contact-there', ({ info }) => { delete info.contact; }],
  ['adr:doc-openapi-contact', ({ info }) => { info.contact = { name: 'x' }; }],
  ['adr:uri-version', ({ servers }) => { servers[0]!.url = 'https://x.example/recipient'; }],
  ['adr:transport', ({ servers }) => { servers[0]!.url = 'http://x.example/v1'; }],
  ['adr:http-methods', ({ paths }) => { paths['/board']!['trace'] = paths['/board']!['get']!; }],
  ['adr:no-trailing-slash', ({ paths }) => { paths['/boards/'] = {}; }],
  ['adr:path-segments-kebab-case', ({ paths }) => { paths['/whoUsedWhat'] = {}; }],
  ['adr:query-keys-camel-case', ({ paths }) => { paths['/submissions']!['get']!.parameters![0]!.name = 'next_cursor'; }],
  ['adr:version-header', ({ paths }) => { delete paths['/board']!['get']!.responses['200']!.headers; }],
  ['adr:problem-details', ({ paths }) => { paths['/board']!['get']!.responses['404']!.content = { 'application/json': { schema: {} } }; }],
  ['adr:problem-members', ({ paths }) => { paths['/board']!['get']!.responses['404']!.content = { 'application/problem+json': { schema: { type: 'object', properties: { status: {} } } } }; }],
  ['adr:invalid-input', ({ paths }) => { delete paths['/series']!['get']!.responses['400']; }],
  ['adr:date-omit-time-portion', ({ paths }) => { paths['/board']!['get']!.responses['200']!.content = { 'application/json': { schema: { properties: { referenceDate: { type: 'string' } } } } }; }],
];

test.each<(typeof spoiled)[number]>(spoiled)('%s is seen where it is broken', async (rule, spoil) => {
  const document = JSON.parse((await world.ask('/recipient/v1/openapi.json')).text) as Editable;
  spoil(document);
  expect(new Set((await errorsIn(JSON.stringify(document))).map((error) => error.split(' ')[0]))).toContain(rule);
});

test('every answer there is has the version and the headers of security, also those that refuse', async () => {
  const token = await world.tokenOf('makelaar');
  const paths = ['/recipient/v1/submissions', '/recipient/v1/submissions/sub-ffffffffffffffff', '/recipient/v1/nowhere', '/recipient/v1/board/', '/recipient/v1/keys', '/recipient/v1/openapi.json', '/recipient/v1/token'];
  for (const path of paths) {
    for (const init of [{}, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, { method: 'DELETE' }, { method: 'PUT', body: 'x' }, { method: 'PATCH' }, { method: 'OPTIONS' }]) {
      const { status, headers } = await world.ask(path, token, init);
      expect([path, init.method, status, headers.get('api-version'), headers.get('x-content-type-options'), headers.get('content-security-policy'), headers.get('cache-control')]).toStrictEqual(
        [path, init.method, status, '1.0.0', 'nosniff', "default-src 'none';frame-ancestors 'none'", 'no-store']);
      if (status === 405) expect(headers.get('allow')).toMatch(/^(GET, HEAD|POST|GET, HEAD, POST)$/);
      if (status >= 400 && !path.endsWith('/token')) expect([path, init.method, headers.get('content-type')]).toStrictEqual([path, init.method, 'application/problem+json']);
    }
  }
});
