import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bearerConfig, json, openServer, searchset } from './fhir-server.ts';
import { readAll, tryReading } from './source-double.ts';

const SECRET_WORDS = /Jansen|999911120|the-secret/;
const fhir = { 'content-type': 'application/fhir+json' };

describe('F7: redirects', () => {
  test.each([301, 302, 303, 307, 308])('%i is refused, and the token goes nowhere else', async (status) => {
    const other = await openServer((_, response) => json(response, searchset([])));
    const { error, asked } = await tryReading((_, response) => response.writeHead(status, { location: `${other.origin}/fhir` }).end());
    await other.close();
    expect(error).toMatchObject({ code: 'redirect-refused', recovery: 'halt' });
    expect(asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
  });
});

describe('F8: what is no search result', () => {
  const outcome = (severity: string, code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics: 'Jansen 999911120' }] });
  test.each([
    ['an OperationOutcome with an error', outcome('error', 'not-supported'), 'source-error', 'halt'],
    ['an OperationOutcome that may pass', outcome('fatal', 'timeout'), 'source-error', 'retry'],
    ['an OperationOutcome with a warning only', outcome('warning', 'informational'), 'malformed-bundle', 'halt'],
    ['an error as an entry', { resourceType: 'Bundle', type: 'searchset', entry: [{ search: { mode: 'outcome' }, resource: outcome('error', 'security') }] }, 'source-error', 'halt'],
    ['a Bundle of another type', { resourceType: 'Bundle', type: 'history' }, 'malformed-bundle', 'halt'],
    ['a Bundle without a type', { resourceType: 'Bundle' }, 'malformed-bundle', 'halt'],
    ['another resource', { resourceType: 'Patient', name: [{ family: 'Jansen' }] }, 'malformed-bundle', 'halt'],
    ['entries that are no list', { resourceType: 'Bundle', type: 'searchset', entry: {} }, 'malformed-bundle', 'halt'],
    ['an entry without a resource', { resourceType: 'Bundle', type: 'searchset', entry: [{ fullUrl: 'x' }] }, 'malformed-bundle', 'halt'],
    ['an entry that is no object', { resourceType: 'Bundle', type: 'searchset', entry: [null] }, 'malformed-bundle', 'halt'],
    ['a resource without a type', { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: {} }] }, 'malformed-bundle', 'halt'],
    ['links that are no list', { resourceType: 'Bundle', type: 'searchset', link: { relation: 'next' } }, 'malformed-bundle', 'halt'],
    ['two next links', { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: '?a' }, { relation: 'next', url: '?b' }] }, 'malformed-bundle', 'halt'],
    ['a next link without a URL', { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next' }] }, 'malformed-bundle', 'halt'],
    ['a list', [], 'malformed-bundle', 'halt'],
    ['null', 'null', 'malformed-bundle', 'halt'],
  ])('%s gives an error with a code', async (_, body, code, recovery) => {
    const { error, pages } = await tryReading((_request, response) => json(response, body));
    expect(error).toMatchObject({ code, recovery });
    expect(pages).toEqual([]);
    expect(`${error!.message} ${error!.at}`).not.toMatch(SECRET_WORDS);
  });

  test('a warning among the entries does not stop the reading and is no resource', async () => {
    const { error, pages } = await tryReading((_, response) => json(response, searchset([outcome('warning', 'informational'), { resourceType: 'Location', id: '1' }])));
    expect(error).toBeUndefined();
    expect(pages[0]!.resources).toEqual([{ resourceType: 'Location', id: '1' }]);
  });
});

test.each([0, -1, '3', 1e15, null])('F4: a total of %j proves nothing and is not looked at', async (total) => {
  const { error, pages } = await tryReading((_, response) => json(response, { ...searchset([{ resourceType: 'Location', id: '1' }]), total }));
  expect(error).toBeUndefined();
  expect(pages[0]!.resources).toHaveLength(1);
});

describe('F20: too much', () => {
  const bomb = JSON.stringify(searchset([{ resourceType: 'Location', id: '1', name: 'x'.repeat(20_000_000) }]));
  const limits = { limits: { pageBytes: 1_000_000, retries: 1 } };

  test('a page larger than the limit is refused', async () => {
    expect((await tryReading((_, response) => json(response, bomb), limits)).error).toMatchObject({ code: 'response-too-large' });
  });

  test('a small page that unpacks to a large one is refused as soon as it passes the limit', async () => {
    const packed = gzipSync(bomb);
    expect(packed.byteLength).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    const { error } = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': 'gzip' }).end(packed), limits);
    expect(error).toMatchObject({ code: 'response-too-large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  test('a page that unpacks to more than a hundred times its size is refused, whatever the limit of bytes', async () => {
    const packed = gzipSync(bomb);
    const chunked = await tryReading((_, response) => { response.writeHead(200, { ...fhir, 'content-encoding': 'gzip' }); response.write(packed.subarray(0, 100)); response.end(packed.subarray(100)); });
    expect(chunked.error).toMatchObject({ code: 'response-too-large', message: expect.stringContaining('100 times') as string });
    const allowed = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': 'gzip' }).end(packed), { limits: { compressionRatio: 10_000 } });
    expect(allowed.error).toBeUndefined();
  });

  test.each(['gzip, gzip', 'gzip, br', 'identity, gzip, gzip, gzip, gzip'])('a page under %s is refused unread', async (encoding) => {
    const { error, asked } = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': encoding }).end(gzipSync(gzipSync('{}'))), { limits: { retries: 0 } });
    expect(error).toMatchObject({ code: expect.stringMatching(/^(?:response-too-large|source-unavailable)$/) as string });
    expect(asked).toHaveLength(1);
  });

  test('a page that says it is compressed and is not is an error', async () => {
    const { error } = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': 'gzip' }).end('{"resourceType":"Bundle"}'), { limits: { retries: 0 } });
    expect(error).toMatchObject({ code: 'source-unavailable' });
  });

  test('a page that is compressed twice is refused', async () => {
    const twice = gzipSync(gzipSync('{}'));
    const { error } = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': 'gzip, gzip' }).end(twice), limits);
    expect(error).toMatchObject({ code: 'response-too-large' });
  });

  test('an ordinary compressed page is read', async () => {
    const { pages } = await tryReading((_, response) => response.writeHead(200, { ...fhir, 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(searchset([])))));
    expect(pages).toHaveLength(1);
  });

  test('a page with too many entries is refused', async () => {
    const many = searchset([1, 2, 3].map((id) => ({ resourceType: 'Location', id: String(id) })));
    expect((await tryReading((_, response) => json(response, many), { limits: { pageEntries: 2 } })).error).toMatchObject({ code: 'response-too-large' });
  });

});

describe('F21: not all of it', () => {
  test('a page that is torn off is asked again, and never used in part', async () => {
    const whole = JSON.stringify(searchset([{ resourceType: 'Location', id: '1' }]));
    let count = 0;
    const { error, pages, asked } = await tryReading((_, response) => {
      if (++count > 1) return json(response, whole);
      response.writeHead(200, { ...fhir, 'content-length': String(whole.length) });
      response.write(whole.slice(0, 20), () => response.destroy());
    });
    expect(error).toBeUndefined();
    expect(pages).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });
});

describe('F22: a source that keeps silent', () => {
  test.each([
    ['before its first byte', () => {}],
    ['in the middle of a page', (_: unknown, response: { writeHead: (s: number, h: object) => void; write: (t: string) => void }) => { response.writeHead(200, fhir); response.write('{"resourceType"'); }],
  ])('%s is left alone after the time limit', async (_, respond) => {
    const { error } = await tryReading(respond as never, { limits: { requestMilliseconds: 200, retries: 0 } });
    expect(error).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
  });

  test('that lets its bytes drip is left alone after the idle limit', async () => {
    const begun = performance.now();
    const { error } = await tryReading((_, response) => { response.writeHead(200, fhir); response.write('{'); }, { limits: { idleMilliseconds: 500, retries: 0 } });
    expect(error).toMatchObject({ code: 'source-unavailable' });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('F22: a source that is slow', () => {
  const dripping = (bytes: number) => (_: unknown, response: ServerResponse): void => {
    response.writeHead(200, fhir);
    const drip = setInterval(() => response.write(' '.repeat(bytes)), 20);
    response.on('close', () => clearInterval(drip));
  };

  test('that sends less than a kilobyte per second is left alone, though it never keeps silent', async () => {
    const begun = performance.now();
    const { error } = await tryReading(dripping(2) as never, { limits: { idleMilliseconds: 300, retries: 0 } });
    expect(error).toMatchObject({ code: 'source-unavailable', message: expect.stringContaining('bytes per second') as string });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('that sends enough and never ends is left alone when the request has had its time', async () => {
    const { error } = await tryReading(dripping(2_000) as never, { limits: { idleMilliseconds: 300, requestMilliseconds: 700, retries: 0 } });
    expect(error).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
  });

  test('whose headers never end is left alone as well', async () => {
    const { createServer } = await import('node:net');
    const server = createServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x-a: b\r\n'), 20);
      socket.on('close', () => clearInterval(drip)).on('error', () => clearInterval(drip));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { error } = await readAll(bearerConfig(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { limits: { requestMilliseconds: 400, retries: 0 } }), 'Location');
    expect(error).toMatchObject({ code: 'source-unavailable' });
    await new Promise<void>((done) => server.close(() => done()));
  });
});

describe('F23: an answer of another kind', () => {
  test.each([
    ['text/html', '<html>Inloggen</html>'], ['text/plain', '{}'], ['application/json', '{}'], ['application/fhir+xml', '<Bundle/>'],
    ['application/fhir+json; charset=iso-8859-1', '{}'], ['', '{}'],
  ])('%j is refused', async (type, body) => {
    const { error } = await tryReading((_, response) => response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(body));
    expect(error).toMatchObject({ code: 'not-fhir-json', recovery: 'halt' });
  });

  test.each([['application/fhir+json', {}], ['Application/FHIR+JSON; charset="UTF-8"', {}], ['application/json', { acceptPlainJson: true }]])('%s is read', async (type, more) => {
    const { error } = await tryReading((_, response) => response.writeHead(200, { 'content-type': type }).end(JSON.stringify(searchset([]))), more);
    expect(error).toBeUndefined();
  });
});

describe('F24: bytes that are no good JSON, F25 and F26 among them', () => {
  test.each([
    ['malformed-utf8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['malformed-utf8', Buffer.from(`{"a":"\u20ac"}`).subarray(0, 8)],
    ['malformed-json', '{"resourceType":"Bundle",'],
    ['malformed-json', ''],
    ['duplicate-key', '{"resourceType":"Bundle","type":"searchset","type":"searchset"}'],
    ['forbidden-key', '{"resourceType":"Bundle","type":"searchset","__proto__":{"next":1}}'],
    ['too-deep', `{"resourceType":"Bundle","x":${'['.repeat(100_000)}`],
  ])('%s', async (code, body) => {
    const { error } = await tryReading((_, response) => response.writeHead(200, fhir).end(body));
    expect(error).toMatchObject({ code, recovery: 'halt' });
  });
});
