import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineFhirAdapter, defineMapping, FhirReference, type JsonObject, type SourceEvent } from '../src/index.ts';
import { bearerConfig, codeOf, collect, json, openServer, pseudonym, request, searchset, testEffects } from './fhir-server.ts';

/** Two zibs, three searches, one of which both need. */
const place = defineMapping({
  zib: 'HealthcareProvider', resourceType: 'Location', search: ['Location'], recognise: ({ mode }) => mode !== 'kind', recordId: (id) => id,
  reads: z.object({ name: z.string() }),
  map: ({ name }) => ({ name, kind: 'location', partOf: undefined, vestigingsnummer: undefined }),
});
const meeting = defineMapping({
  zib: 'Meeting', resourceType: 'Basic', search: ['Basic', 'Location'], recognise: () => true,
  reads: z.object({ status: z.string().optional(), subject: FhirReference.optional() }),
  map: ({ status, subject }, read) => {
    read.status(status ?? 'final', ['final']);
    return { ward: read.idOf('Location', subject, 'subject') ?? '?', topic: 'medication-errors', date: undefined, multidisciplinary: undefined, basedOnReports: undefined };
  },
});
const adapter = defineFhirAdapter(
  { name: 'small', version: '1', fhirVersion: '4.0.1', mappings: [place, meeting], known: [{ zib: 'Patient', resourceType: 'Patient' }] }, testEffects().effects);

/** Serves pages per resource type. */
const serving = async (pages: Record<string, readonly (readonly JsonObject[])[]>, fail?: string) => openServer((incoming, response) => {
  const url = new URL(incoming.url!, 'http://x');
  const type = url.pathname.split('/').at(-1)!;
  if (type === 'metadata') return json(response, {}, 404);
  const index = Number(url.searchParams.get('page') ?? 0);
  if (fail === `${type}${index}`) return json(response, {}, 400);
  const all = pages[type] ?? [[]];
  return json(response, searchset(all[index]!, index + 1 < all.length ? `?page=${index + 1}` : undefined));
});

/** One search after another, so that the order is known. */
const inOrder = (origin: string) => bearerConfig(origin, { limits: { searchesAtOnce: 1 } });

const location = (id: string, more: object = {}): JsonObject => ({ resourceType: 'Location', id, name: `Huis ${id}`, ...more });
const brief = (event: SourceEvent): string =>
  event.type === 'record' ? `record ${event.record.id}${event.record.origin.versionId ? ` v${event.record.origin.versionId}` : ''}`
    : event.type === 'checkpoint' ? `checkpoint ${event.zibsComplete.join()}`
      : event.type === 'gone' ? `gone ${event.reference}` : `${event.type} ${event.code} ${event.origin.reference}`;

const readAll = async (pages: Parameters<typeof serving>[0], more: Parameters<typeof request>[1] = {}): Promise<string[]> => {
  const server = await serving(pages);
  const events = await collect(adapter.read(request(inOrder(server.origin), { zibs: ['HealthcareProvider', 'Meeting'], ...more })));
  await server.close();
  return events.map(brief);
};

test('every page ends in a checkpoint, which says what has been read to its end', async () => {
  expect(await readAll({ Location: [[location('a')], [location('b')]], Basic: [[{ resourceType: 'Basic', id: 'm', subject: { reference: 'Location/a' } }]] })).toEqual([
    'record a', 'checkpoint ', 'record b', 'checkpoint HealthcareProvider', 'record Basic/m', 'checkpoint HealthcareProvider,Meeting',
    'checkpoint HealthcareProvider,Meeting',
  ]);
});

test('only what is asked for is read', async () => {
  const server = await serving({});
  await collect(adapter.read(request(bearerConfig(server.origin), { zibs: ['HealthcareProvider'] })));
  expect(server.asked.map(({ url }) => url)).toEqual(['/fhir/metadata', '/fhir/Location?_count=2']);
  expect((await collect(adapter.read(request(bearerConfig(server.origin), { zibs: [] })))).map(brief)).toEqual(['checkpoint ']);
  expect(server.asked).toHaveLength(2);
  await server.close();
});

describe('F3: pages that overlap', () => {
  test('a resource that comes again comes once', async () => {
    expect(await readAll({ Location: [[location('a'), location('a')], [location('a'), location('b')]] }, { zibs: ['HealthcareProvider'] }))
      .toEqual(['record a', 'checkpoint ', 'record b', 'checkpoint HealthcareProvider', 'checkpoint HealthcareProvider']);
  });

});

describe('F2: data that changes while it is read', () => {
  test('the highest version counts, on one page and over pages, by number and by time', async () => {
    const version = (versionId: string) => location('a', { meta: { versionId } });
    expect(await readAll({ Location: [[version('9'), version('10'), version('2')], [version('3')], [version('11')]] }, { zibs: ['HealthcareProvider'] }))
      .toEqual(['record a v10', 'checkpoint ', 'checkpoint ', 'record a v11', 'checkpoint HealthcareProvider', 'checkpoint HealthcareProvider']);
    const updated = (time: string) => location('a', { meta: { lastUpdated: `2024-01-01T${time}:00Z` } });
    expect((await readAll({ Location: [[updated('10:00')], [updated('09:00')], [updated('11:00')]] }, { zibs: ['HealthcareProvider'] })).filter((line) => line.startsWith('record')))
      .toEqual(['record a', 'record a']);
  });

  test('a record that turns into an error while it is read is refused after it was given, so that the later word counts', async () => {
    const basic = (versionId: string, status: string): JsonObject => ({ resourceType: 'Basic', id: 'm', meta: { versionId }, status, subject: { reference: 'Location/a' } });
    expect(await readAll({ Basic: [[basic('1', 'final')], [basic('2', 'entered-in-error')]] }))
      .toEqual(expect.arrayContaining(['record Basic/m v1', 'rejected entered-in-error Basic/m']));
  });

  test('resources without an id are each refused, not merged', async () => {
    const lines = await readAll({ Location: [[{ resourceType: 'Location', name: 'x' }, { resourceType: 'Location', name: 'y' }]] }, { zibs: ['HealthcareProvider'] });
    expect(lines.slice(0, 2)).toEqual(['rejected id-missing Location/?', 'rejected id-missing Location/?']);
  });
});

test('what a server gives unasked is refused and counted, and no id of a person is repeated', async () => {
  const lines = await readAll({ Location: [[
    location('a', { mode: 'kind' }), { resourceType: 'Patient', id: '999911120' }, { resourceType: 'Basic', id: 'm' },
  ]] }, { zibs: ['HealthcareProvider'] });
  expect(lines).toEqual([
    'rejected unrecognised Location/a', 'rejected not-needed Patient/?', 'rejected not-needed Basic/m', 'checkpoint HealthcareProvider', 'checkpoint HealthcareProvider',
  ]);
});

describe('resuming', () => {
  const pages = { Location: [[location('a')], [location('b')]], Basic: [[{ resourceType: 'Basic', id: 'm' }], [{ resourceType: 'Basic', id: 'n' }]] };
  const zibs = ['HealthcareProvider', 'Meeting'] as const;

  test('after any checkpoint gives, together with what came before it, everything', async () => {
    const server = await serving(pages);
    const whole = await collect(adapter.read(request(bearerConfig(server.origin), { zibs })));
    const ids = (events: readonly SourceEvent[]): Set<string> => new Set(events.flatMap((event) => (event.type === 'record' ? [event.record.id] : [])));
    for (const [index, event] of whole.entries()) {
      if (event.type !== 'checkpoint') continue;
      const rest = await collect(adapter.read(request(bearerConfig(server.origin), { zibs, after: event.cursor })));
      expect(new Set([...ids(whole.slice(0, index)), ...ids(rest)])).toEqual(ids(whole));
      expect(rest.at(-1)).toMatchObject({ type: 'checkpoint', zibsComplete: zibs });
    }
    await server.close();
  });

  test('skips the searches that were read to their end', async () => {
    const server = await serving(pages);
    const whole = await collect(adapter.read(request(inOrder(server.origin), { zibs })));
    const afterPlaces = whole.filter((event) => event.type === 'checkpoint')[1]!;
    const before = server.asked.length;
    await collect(adapter.read(request(inOrder(server.origin), { zibs, after: afterPlaces.cursor })));
    expect(server.asked.slice(before).every(({ url }) => url === '/fhir/metadata' || url.startsWith('/fhir/Basic'))).toBe(true);
    await server.close();
  });

  test('after an error on the second page loses nothing', async () => {
    const broken = await serving(pages, 'Basic1');
    const seen: SourceEvent[] = [];
    const failure = (async () => { for await (const event of adapter.read(request(bearerConfig(broken.origin), { zibs }))) seen.push(event); })();
    expect(await codeOf(failure)).toBe('source-refused-search');
    await broken.close();
    expect(seen.map(brief).at(-1)).toBe('checkpoint HealthcareProvider');
    const last = seen.at(-1) as { cursor: string };
    const mended = await serving(pages);
    const rest = await collect(adapter.read(request(bearerConfig(mended.origin), { zibs, after: last.cursor })));
    await mended.close();
    expect(rest.map(brief)).toEqual(['record Basic/m', 'checkpoint HealthcareProvider', 'record Basic/n', 'checkpoint HealthcareProvider,Meeting', 'checkpoint HealthcareProvider,Meeting']);
  });

  test.each(['', 'x', '{}', '{"version":2,"done":[]}', '[]'])('with %j, which is no cursor of ours, is refused', async (after) => {
    expect(await codeOf(collect(adapter.read(request(bearerConfig('http://127.0.0.1:1'), { after }))))).toBe('cursor-invalid');
  });
});

test('an abort between two events ends the reading', async () => {
  const server = await serving({ Location: [[location('a')], [location('b')]] });
  const stop = new AbortController();
  const reason = new Error('enough');
  const seen: string[] = [];
  await expect((async () => {
    for await (const event of adapter.read(request(bearerConfig(server.origin), { signal: stop.signal }))) {
      seen.push(brief(event));
      if (event.type === 'checkpoint') stop.abort(reason);
    }
  })()).rejects.toBe(reason);
  expect(seen).toEqual(['record a', 'checkpoint ']);
  await server.close();
});

test('the adapter says what it provides, and gives pseudonyms, never ids', () => {
  expect(adapter.provides).toEqual(['HealthcareProvider', 'Meeting']);
  expect(pseudonym('c-1')).toMatch(/^p-[0-9a-f]{32}$/);
});

test('a reader that stops before the end leaves no search under way', async () => {
  const server = await openServer((incoming, response) => {
    const type = new URL(incoming.url!, 'http://x').pathname.split('/').at(-1)!;
    if (type === 'Location') return json(response, searchset([location('a')], '?page=1'));
    return json(response, {}, type === 'metadata' ? 404 : 503);
  });
  for await (const event of adapter.read(request(bearerConfig(server.origin), { zibs: ['HealthcareProvider', 'Meeting'] }))) if (event.type === 'record') break;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = server.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.asked).toHaveLength(asked);
  await server.close();
});
