import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BulkConfig, defineBulkAdapter, defineFhirAdapter, defineMapping, type SourceEvent } from '../src/index.ts';
import { bearerConfig, openServer, request, testEffects } from './fhir-server.ts';

const place = defineMapping({
  zib: 'HealthcareProvider', resourceType: 'Location', search: ['Location'], recognise: () => true, recordId: (id) => id,
  reads: z.object({ name: z.string() }), map: ({ name }) => ({ name, kind: 'location', partOf: undefined, vestigingsnummer: undefined }),
});
const base = defineFhirAdapter({ name: 'small', version: '1', fhirVersion: '4.0.1', mappings: [place] });
const location = (id: string): string => JSON.stringify({ resourceType: 'Location', id, name: `Huis ${id}` });

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
interface Served {
  readonly manifest?: (origin: string) => object;
  readonly files?: Readonly<Record<string, string | Uint8Array | Answer>>;
  readonly kickOff?: Answer;
  /** Answers to the status before the manifest. */
  readonly polls?: readonly Answer[];
  readonly limits?: object;
  readonly fileOrigins?: readonly string[];
  readonly server?: object;
}
const opened: Awaited<ReturnType<typeof openServer>>[] = [];
afterEach(async () => { for (const server of opened.splice(0)) await server.close(); });

const ndjson = (content: string | Uint8Array): Answer => (_, response) => void response.writeHead(200, { 'content-type': 'application/fhir+ndjson' }).end(content);
const listed = (origin: string, names: readonly string[], more: object = {}): object => ({
  transactionTime: '2026-11-22T10:00:00Z', request: 'x', requiresAccessToken: true, error: [],
  output: names.map((name) => ({ type: 'Location', url: `${origin}/file/${name}` })), ...more,
});

/** Reads an export of a server that behaves as told. */
const exported = async ({ manifest, files = {}, kickOff, polls = [], limits = {}, fileOrigins = [], server: more = {} }: Served, asked: object = {}) => {
  const open = [...polls];
  const server = await openServer((incoming, response) => {
    const path = incoming.url!.split('?')[0]!;
    const origin = `http://${incoming.headers.host}`;
    if (incoming.method === 'DELETE') return void response.writeHead(202).end();
    if (path.endsWith('/$export')) {
      if (kickOff !== undefined) return kickOff(incoming, response);
      return void response.writeHead(202, { 'content-location': `${origin}/fhir/status/1` }).end();
    }
    if (path === '/fhir/status/1') {
      const poll = open.shift();
      if (poll !== undefined) return poll(incoming, response);
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(manifest?.(origin) ?? listed(origin, Object.keys(files))));
    }
    const file = files[path.split('/').at(-1)!];
    if (file === undefined) return void response.writeHead(404).end();
    return (typeof file === 'function' ? file : ndjson(file))(incoming, response);
  });
  opened.push(server);
  const { effects, slept } = testEffects();
  const adapter = defineBulkAdapter({ name: 'bulk', version: '1', base }, effects);
  const config = BulkConfig.parse({ server: bearerConfig(server.origin, more), limits, fileOrigins });
  const events: SourceEvent[] = [];
  const error = await (async () => {
    for await (const event of adapter.read({ ...request(bearerConfig(server.origin)), config, ...asked })) events.push(event);
    return undefined;
  })().catch((thrown: { readonly code?: string; readonly recovery?: string; readonly message: string }) => thrown);
  return { events, error, slept, server, asked: server.asked.map(({ method, url }) => `${method} ${url.split('?')[0]}`) };
};
const ids = (events: readonly SourceEvent[]): readonly string[] => events.flatMap((event) => (event.type === 'record' ? [event.record.id] : []));
const refused = (events: readonly SourceEvent[]): readonly string[] => events.flatMap((event) => (event.type === 'rejected' ? [`${event.origin.reference} ${event.code}`] : []));

describe('an export', () => {
  test('is asked for, waited for, read file by file and deleted', async () => {
    const { events, error, asked, server } = await exported({ files: { a: `${location('1')}\n${location('2')}\n`, b: location('3') }, polls: [(_, response) => void response.writeHead(202).end()] });
    expect(error).toBeUndefined();
    expect(ids(events)).toEqual(['1', '2', '3']);
    expect(asked).toEqual(['GET /fhir/$export', 'GET /fhir/status/1', 'GET /fhir/status/1', 'GET /file/a', 'GET /file/b', 'DELETE /fhir/status/1']);
    expect(server.asked[0]!.url).toContain('_type=Location');
    expect(events.flatMap((event) => (event.type === 'checkpoint' ? [event.zibsComplete] : []))).toEqual([[], [], [], ['HealthcareProvider']]);
  });

  test('of a long file is staged bit by bit, and the file is only done at its end', async () => {
    const { events } = await exported({ files: { a: Array.from({ length: 2_500 }, (_, index) => location(String(index))).join('\n') } });
    const cursors = events.flatMap((event) => (event.type === 'checkpoint' ? [(JSON.parse(event.cursor) as { readonly done: readonly number[] }).done] : []));
    expect(cursors).toEqual([[], [], [], [0], [0]]);
    expect(ids(events)).toHaveLength(2_500);
  });

  test('F9: is waited for as long as the server says, in seconds or until a date, and ever longer when it says nothing', async () => {
    const busy = (headers: Record<string, string> = {}): Answer => (_, response) => void response.writeHead(202, headers).end();
    const { slept } = await exported({
      files: {}, polls: [
        busy({ 'retry-after': '7' }), busy({ 'retry-after': 'Sun, 22 Nov 2026 10:05:00 GMT', date: 'Sun, 22 Nov 2026 10:04:30 GMT' }),
        busy(), busy(), busy({ 'retry-after': '0' }), busy({ 'retry-after': 'soon' }),
      ],
    });
    expect(slept).toEqual([7_000, 30_000, 3_000, 6_000, 1_000, 24_000]);
  });

  test('that takes too long stops, and may be tried again', async () => {
    const polls = Array.from({ length: 10 }, (): Answer => (_, response) => void response.writeHead(202, { 'retry-after': '60' }).end());
    expect((await exported({ polls, limits: { exportMilliseconds: 100_000 } })).error).toMatchObject({ code: 'export-too-slow', recovery: 'retry' });
  });

  test.each([
    ['200', 200, {}, 'export-not-offered'], ['501', 501, {}, 'export-not-offered'], ['403', 403, {}, 'source-forbidden'], ['401', 401, {}, 'source-refused-token'],
    ['202 without a place to ask', 202, {}, 'export-not-offered'], ['202 and a status elsewhere', 202, { 'content-location': 'http://evil.example/status' }, 'export-foreign-link'],
    ['202 and a status with credentials', 202, { 'content-location': 'http://a:b@127.0.0.1/status' }, 'export-foreign-link'],
    ['a redirect', 307, { location: 'http://evil.example/' }, 'redirect-refused'],
  ])('answered with %s stops with a name', async (_, status, headers, code) => {
    expect((await exported({ kickOff: (__, response) => void response.writeHead(status, headers).end() })).error).toMatchObject({ code, recovery: 'halt' });
  });

  test.each([
    ['no manifest', () => ({})],
    ['without saying whether files need a token', (origin: string) => ({ ...listed(origin, []), requiresAccessToken: undefined })],
    ['at no moment', (origin: string) => ({ ...listed(origin, []), transactionTime: 'now' })],
    ['with a strange type', (origin: string) => ({ ...listed(origin, []), output: [{ type: '__proto__', url: origin }] })],
  ])('with %s is refused', async (_, manifest) => {
    expect((await exported({ manifest })).error).toMatchObject({ code: 'export-malformed', recovery: 'halt' });
  });

  test('of more files than allowed is refused before one is asked', async () => {
    const { error, asked } = await exported({ manifest: (origin) => listed(origin, ['a', 'b', 'c']), limits: { files: 2 } });
    expect(error).toMatchObject({ code: 'export-too-large' });
    expect(asked.filter((one) => one.includes('/file/'))).toEqual([]);
  });
});

describe('F5: files elsewhere', () => {
  const elsewhere = async () => {
    const server = await openServer((_, response) => ndjson(location('9'))(_, response));
    opened.push(server);
    return server;
  };
  const at = (url: string, requiresAccessToken: boolean) => (origin: string): object =>
    ({ ...listed(origin, ['a']), requiresAccessToken, output: [{ type: 'Location', url: `${origin}/file/a` }, { type: 'Location', url }] });

  test('are never asked for when a token is needed, nor when nobody allowed them, and then no file is asked', async () => {
    const other = await elsewhere();
    for (const [needsToken, fileOrigins] of [[true, [other.origin]], [false, []]] as const) {
      const { error, asked } = await exported({ manifest: at(`${other.origin}/x`, needsToken), files: { a: location('1') }, fileOrigins });
      expect(error).toMatchObject({ code: 'export-foreign-link', recovery: 'halt' });
      expect(asked.filter((one) => one.includes('/file/'))).toEqual([]);
    }
    expect(other.asked).toEqual([]);
  });

  test('are fetched without token where they need none and are allowed', async () => {
    const other = await elsewhere();
    const { events, error, server } = await exported({ manifest: at(`${other.origin}/x?signature=s`, false), files: { a: location('1') }, fileOrigins: [other.origin] });
    expect([error, ids(events)]).toEqual([undefined, ['1', '9']]);
    expect(other.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(server.asked.find(({ url }) => url === '/file/a')?.authorization).toBeUndefined();
    expect(JSON.stringify(events)).not.toContain('signature');
  });

  test('and odd forms of our own origin are all refused', async () => {
    for (const url of ['//evil.example/x', 'http://127.0.0.1@evil.example/x', 'file:///etc/passwd', 'data:,x', 'http://[::1]/x', 'relative', 'http://a:b@127.0.0.1/']) {
      expect((await exported({ manifest: at(url, true) })).error, url).toMatchObject({ code: 'export-foreign-link' });
    }
  });
});

describe('a file', () => {
  test('F7: that redirects is refused', async () => {
    expect((await exported({ files: { a: (_, response) => void response.writeHead(302, { location: 'http://evil.example/' }).end() } })).error).toMatchObject({ code: 'redirect-refused' });
  });

  test('F10: whose token has run out is asked once more', async () => {
    let asked = 0;
    const { events } = await exported({ files: { a: (_, response) => ((asked += 1) === 1 ? void response.writeHead(401).end() : ndjson(location('1'))(_, response)) } });
    expect([asked, ids(events)]).toEqual([2, ['1']]);
  });

  test('F20: that grows beyond all measure when unpacked is broken off', async () => {
    const bomb: Answer = (_, response) => void response.writeHead(200, { 'content-type': 'application/fhir+ndjson', 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(32 * 1024 * 1024, 0x20)));
    expect((await exported({ files: { a: bomb } })).error).toMatchObject({ code: 'export-too-large' });
  });

  test('F21: that breaks off halfway may be tried again, and its export is kept', async () => {
    const torn: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+ndjson', 'content-length': '1000' }).write(`${location('1')}\n`);
      setTimeout(() => response.destroy(), 20);
    };
    const { error, asked } = await exported({ files: { a: torn } });
    expect(error).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
    expect(asked).not.toContain('DELETE /fhir/status/1');
  });

  test('F21: with fewer lines than the manifest counts stops the read, and its export is thrown away', async () => {
    const { error, asked } = await exported({
      manifest: (origin) => ({ ...listed(origin, []), output: [{ type: 'Location', url: `${origin}/file/a`, count: 2 }] }), files: { a: location('1') },
    });
    expect(error).toMatchObject({ code: 'export-file-short', recovery: 'retry' });
    expect(asked.at(-1)).toBe('DELETE /fhir/status/1');
  });

  test('F22: that never ends is broken off at its limit of bytes', async () => {
    let open = true;
    const endless: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+ndjson' });
      response.on('close', () => { open = false; });
      const pour = (): void => { while (open && response.write(`${location('1')}\n`.repeat(100))); };
      response.on('drain', pour);
      pour();
    };
    expect((await exported({ files: { a: endless }, limits: { fileBytes: 1_000_000 } })).error).toMatchObject({ code: 'export-too-large' });
  });

  test('F23: that is a login page, or whose first line is no JSON, is no file with one wrong resource', async () => {
    const page: Answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    expect((await exported({ files: { a: page } })).error).toMatchObject({ code: 'not-ndjson', recovery: 'halt' });
    expect((await exported({ files: { a: '<html>\n</html>' } })).error).toMatchObject({ code: 'not-ndjson' });
  });

  test('F24, F25, F26: names each line that cannot be read, and reads the others', async () => {
    const lines = [
      location('1'), '{"resourceType":"Location","id":"2","id":"3","name":"x"}', '{"resourceType":"Location","__proto__":{}}', '[1]', '{"id":"4"}',
      '{', `{"resourceType":"Location","a":${'['.repeat(100)}${']'.repeat(100)}}`, `{"resourceType":"Location","name":"${'x'.repeat(2_000)}"}`, '', '  \t\r', `${location('5')}\r`,
    ];
    const { events, error } = await exported({ files: { a: Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0x7b, 0xff, 0x7d])]) }, limits: { lineBytes: 1_000 } });
    expect([error, ids(events)]).toEqual([undefined, ['1', '5']]);
    expect(refused(events)).toEqual([
      'export/Location.1#2 duplicate-key', 'export/Location.1#3 forbidden-key', 'export/Location.1#4 not-a-resource', 'export/Location.1#5 not-a-resource',
      'export/Location.1#6 malformed-json', 'export/Location.1#7 too-deep', 'export/Location.1#8 too-large', 'export/Location.1#12 malformed-utf8',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('that is gone means that the export has expired', async () => {
    expect((await exported({ manifest: (origin) => listed(origin, ['a']) })).error).toMatchObject({ code: 'export-expired', recovery: 'retry' });
  });
});

describe('what an export also says', () => {
  const outcome = (...severities: readonly string[]): string =>
    JSON.stringify({ resourceType: 'OperationOutcome', issue: severities.map((severity) => ({ severity, code: 'exception', diagnostics: 'mevrouw Jansen' })) });
  const deletion = (...urls: readonly string[]): string =>
    JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: urls.map((url) => ({ request: { method: 'DELETE', url } })) });

  test('what it could not export is counted, in words of ours', async () => {
    const { events } = await exported({
      manifest: (origin) => listed(origin, [], { error: [{ type: 'OperationOutcome', url: `${origin}/file/e` }], outcome: [{ type: 'OperationOutcome', url: `${origin}/file/o` }] }),
      files: { e: `${outcome('error')}\n${outcome('information')}\n${outcome('information', 'warning')}\n`, o: '{"resourceType":"OperationOutcome"}' },
    });
    expect(refused(events)).toEqual(['export/error.1#1 export-error', 'export/error.1#3 export-error', 'export/error.2#1 export-error']);
    expect(JSON.stringify(events)).not.toContain('Jansen');
  });

  test('F14: what was deleted is gone, after everything else, but a person is not pointed at', async () => {
    const { events } = await exported({
      manifest: (origin) => listed(origin, ['a'], { deleted: [{ type: 'Bundle', url: `${origin}/file/d` }] }),
      files: { a: location('1'), d: `${deletion('Location/7', 'Patient/8')}\n${deletion()}\n${deletion('../x')}\n` },
    });
    expect(events.filter(({ type }) => type === 'gone' || type === 'record').map((event) => (event.type === 'gone' ? event.reference : event.type))).toEqual(['record', 'Location/7']);
    expect(refused(events)).toEqual(['export/deleted.1#2 malformed-resource', 'export/deleted.1#3 malformed-resource']);
  });
});

test('a cursor of another adapter, or one that points elsewhere, is refused before anything is asked', async () => {
  const { error, asked } = await exported({}, { after: '{"version":1,"done":["Location"]}' });
  expect([error?.code, asked]).toEqual(['cursor-invalid', []]);
  const elsewhere = await exported({}, { after: '{"version":1,"done":[],"status":"http://evil.example/x"}' });
  expect([elsewhere.error?.code, elsewhere.asked]).toEqual(['export-foreign-link', []]);
});

test('an abort stops a wait at once, with the reason of the abort', async () => {
  const controller = new AbortController();
  const { error } = await exported({ polls: [(_, response) => { controller.abort(new Error('stop')); response.writeHead(202).end(); }] }, { signal: controller.signal });
  expect(error?.message).toBe('stop');
});
