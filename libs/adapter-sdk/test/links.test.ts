import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { json, openServer, searchset } from './fhir-server.ts';
import { tryReading } from './source-double.ts';

const location = (id: string | number) => ({ resourceType: 'Location', id: String(id) });
const closers: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closers.splice(0)) await close(); });

const host = (request: IncomingMessage): string => `http://${request.headers.host}`;

describe('F1: pages that never end', () => {
  test('a page whose next link is itself stops the reading', async () => {
    const { error, asked } = await tryReading((request, response) => json(response, searchset([location(1)], `${host(request)}${request.url}`)));
    expect(error).toMatchObject({ code: 'paging-loop', recovery: 'halt' });
    expect(asked).toHaveLength(1);
  });

  test('two pages that name each other stop the reading', async () => {
    const { error, asked } = await tryReading((request, response) =>
      json(response, searchset([location(request.url!.length)], request.url!.includes('page=2') ? '?page=1' : '?page=2')));
    expect(error).toMatchObject({ code: 'paging-loop' });
    expect(asked).toHaveLength(3);
  });

  test('an ever-new cursor over the same pages stops once nothing new has come for a while', async () => {
    let count = 0;
    const { error, asked } = await tryReading(
      (_, response) => json(response, searchset([location(count % 3)], `?cursor=${++count}`)), { limits: { idlePages: 4 } });
    expect(error).toMatchObject({ code: 'paging-loop' });
    expect(asked).toHaveLength(3 + 4);
  });

  test('ever more pages stop at the cap', async () => {
    let count = 0;
    const { error, asked } = await tryReading((_, response) => json(response, searchset([location(++count)], `?cursor=${count}`)), { limits: { pages: 5 } });
    expect(error).toMatchObject({ code: 'too-many-pages' });
    expect(asked).toHaveLength(5);
  });
});

describe('F5: a next link to another place', () => {
  test.each([
    ['another port', (_: string, other: string) => `${other}/fhir/Location?page=2`],
    ['a scheme-less host', (_: string, other: string) => other.replace('http:', '') + '/fhir'],
    ['credentials before a host', (origin: string, other: string) => `${origin.replace('http://', 'http://good@')}/fhir?${other}`],
    ['our host as credentials', (origin: string, other: string) => `http://${origin.slice(7).replace(':', '%3A')}@${other.slice(7)}/fhir`],
    ['another scheme', (origin: string) => `${origin.replace('http:', 'https:')}/fhir/Location`],
    ['another base path', (origin: string) => `${origin}/other/Location?page=2`],
    ['a longer base path', (origin: string) => `${origin}/fhirevil/Location?page=2`],
    ['a path that climbs out', (origin: string) => `${origin}/fhir/../admin`],
    ['a path that climbs out in disguise', (origin: string) => `${origin}/fhir/%2e%2e%2fadmin`],
    ['a file', () => 'file:///etc/passwd'],
    ['data', () => 'data:application/fhir+json,{}'],
    ['a host that begins like ours', () => 'http://127.0.0.1.evil.example/fhir'],
    ['the metadata service of a cloud', () => 'http://169.254.169.254/latest'],
    ['a number as host', (origin: string) => origin.replace('127.0.0.1', '2130706434') + '/fhir'],
    ['an IPv6 loopback', (origin: string) => origin.replace('127.0.0.1', '[::1]') + '/fhir'],
    ['a URL that is none', (origin: string) => origin.replace('http://', 'http://x:443:443')],
  ])('%s is refused before any request, so no token leaves', async (_, link) => {
    const other = await openServer((_request, response) => json(response, searchset([])));
    closers.push(other.close);
    const { error, asked } = await tryReading((request, response) => json(response, searchset([location(1)], link(host(request), other.origin))));
    expect(error).toMatchObject({ code: 'foreign-next-link', recovery: 'halt' });
    expect(error!.at).not.toContain('?');
    expect(asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
  });
});

describe('F6: next links as servers write them', () => {
  test.each([
    ['absolute', (origin: string) => `${origin}/fhir/Location?page=2`],
    ['with a query only', () => '?page=2'],
    ['relative to the type', () => 'Location?page=2'],
    ['with an absolute path', () => '/fhir/Location?page=2'],
    ['on the base, as HAPI does', (origin: string) => `${origin}/fhir?_getpages=abc&page=2`],
    ['longer than 2 KB', (origin: string) => `${origin}/fhir/Location?page=2&ct=${'a'.repeat(6_000)}`],
  ])('%s: the second page is read, with the token', async (_, link) => {
    const { error, pages, asked } = await tryReading((request, response) =>
      json(response, request.url!.includes('page=2') ? searchset([location('b')]) : searchset([location('a')], link(host(request)))));
    expect(error).toBeUndefined();
    expect(pages.flatMap((page) => page.resources.map((resource) => resource['id']))).toEqual(['a', 'b']);
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer the-secret', 'Bearer the-secret']);
  });

  test('a next page that is gone is an error, never the end', async () => {
    const { error, pages } = await tryReading((request, response) =>
      (request.url!.includes('page=2') ? json(response, {}, 404) : json(response, searchset([location('a')], '?page=2'))));
    expect(pages).toHaveLength(1);
    expect(error).toMatchObject({ code: 'source-refused-search' });
  });
});

test('F32: a search asks what it declares, with the page size, and names no client', async () => {
  const { asked } = await tryReading((_, response) => json(response, searchset([])), { pageSize: 50 }, 'Condition?code=http://snomed.info/sct|1,http://snomed.info/sct|2');
  expect(decodeURIComponent(asked[0]!.url)).toBe('/fhir/Condition?_count=50&code=http://snomed.info/sct|1,http://snomed.info/sct|2');
});
