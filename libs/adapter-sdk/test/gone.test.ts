import { silentLogger } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { openFhirSource, type SourceEvent } from '../src/index.ts';
import { adapterFor, type Behaviour, briefly, openEcd, place, stay, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, codeOf, collect, json, openServer, request, testEffects } from './fhir-server.ts';

describe('F14: what was deleted', () => {
  const served = async (entries: readonly object[]): Promise<readonly SourceEvent[]> => {
    const server = await openServer((incoming, response) => (incoming.url!.includes('metadata') ? json(response, {}, 404)
      : json(response, { resourceType: 'Bundle', type: 'searchset', entry: incoming.url!.includes('/Location') ? entries : [] })));
    const events = await collect(adapterFor(testEffects().effects).read(request(bearerConfig(server.origin))));
    await server.close();
    return events;
  };
  const removal = (url: string) => ({ request: { method: 'DELETE', url } });

  test('and is said so in an entry, becomes an event, with what is still there', async () => {
    const events = await served([{ resource: place('a') }, removal('Location/b'), removal('Location/c/_history/3')]);
    expect(briefly(events)).toEqual(['a', 'gone Location/b', 'gone Location/c']);
  });

  test('and is a person, is no event: no record points at one', async () => {
    expect(briefly(await served([removal('Patient/999911120'), removal('RelatedPerson/1')]))).toEqual([]);
  });

  test.each([[{ request: { method: 'DELETE', url: '../etc' } }], [{ request: { method: 'DELETE' } }], [{ request: { method: 'PUT', url: 'Location/b' } }], [{ request: null }]])(
    'in an entry that does not say so properly stops the reading: %j', async (entry) => {
      expect(await codeOf(served([entry]))).toBe('malformed-bundle');
    });

  test.each([[410, 'gone'], [404, 'unknown']])('and is asked for by its id: %i means %s', async (status, expected) => {
    const server = await openServer((_, response) => json(response, { resourceType: 'OperationOutcome' }, status));
    const source = openFhirSource({ config: bearerConfig(server.origin), secret: async () => 't', log: silentLogger, signal: new AbortController().signal, effects: testEffects().effects });
    expect(await source.read('Location/b')).toBe(expected);
    for (const stray of ['Location/../../admin', 'Location/..', 'Location/.', 'https://evil.example/Location/b', '#b', 'Location']) {
      expect(await codeOf(source.read(stray))).toBe('source-refused-search');
    }
    await source.close();
    await server.close();
    expect(server.asked.map(({ url }) => url)).toEqual(['/fhir/Location/b']);
  });

  test('and is still there, is read', async () => {
    const server = await openServer((_, response) => json(response, place('b')));
    const source = openFhirSource({ config: bearerConfig(server.origin), secret: async () => 't', log: silentLogger, signal: new AbortController().signal, effects: testEffects().effects });
    expect(await source.read('Location/b')).toEqual(place('b'));
    await source.close();
    await server.close();
  });
});

describe('F17: who is who', () => {
  const link = (type: string, id: string) => ({ type, other: { reference: `Patient/${id}` } });
  const patient = (id: string, ...links: readonly object[]) => ({ resourceType: 'Patient', id, name: [{ family: 'Jansen' }], link: links });
  /** Whose pseudonyms were asked for, stay by stay; and what the server was asked. */
  const reading = async (patients: readonly object[], behaviour: Behaviour = { ignores: ['_elements'] }, followMerges = true) => {
    const ids: string[] = [];
    const ecd = await openEcd([...(patients as ReturnType<typeof place>[]), stay('1', 'old'), stay('2', 'new'), stay('3', 'newest'), stay('4', 'else')], behaviour);
    const events = await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin, { followMerges }), {
      zibs: ['Stay'], pseudonym: (id) => { ids.push(id); return `p-${'0'.repeat(32)}` as never; },
    })));
    await ecd.close();
    expect(JSON.stringify(events)).not.toContain('Jansen');
    return { ids, asked: ecd.asked.map(({ url }) => url) };
  };

  test('a file that was replaced, and replaced again, counts as the last one', async () => {
    const chain = [patient('old', link('replaced-by', 'new')), patient('newest', link('replaces', 'new'), link('seealso', 'else')), patient('else')];
    const { ids, asked } = await reading(chain);
    expect(ids).toEqual(['newest', 'newest', 'newest', 'else']);
    expect(asked.filter((url) => url.includes('Patient')).every((url) => url.includes('_elements=link'))).toBe(true);
  });

  test('files that replace each other in a circle are one, and the reading ends', async () => {
    const circle = [patient('old', link('replaced-by', 'new')), patient('new', link('replaced-by', 'newest')), patient('newest', link('replaced-by', 'old'))];
    expect((await reading(circle, { refuses: ['_elements'] })).ids).toEqual(['new', 'new', 'new', 'else']);
  });

  test('unless asked for, Patients are not read at all', async () => {
    const { ids, asked } = await reading([patient('old', link('replaced-by', 'new'))], {}, false);
    expect(ids).toEqual(['old', 'new', 'newest', 'else']);
    expect(asked.some((url) => url.includes('Patient'))).toBe(false);
  });

  test('the same id of another type is another resource, and the same id in another source another client', async () => {
    const ecd = await openEcd([place('1'), stay('1', '1'), ulcer('1', '1')], {});
    const read = async (source: string) => collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin), {
      source, zibs, pseudonym: (id) => `p-${Buffer.from(`${source}/${id}`).toString('hex').padEnd(32, '0').slice(0, 32)}` as never,
    })));
    const [one, two] = [await read('one'), await read('two')];
    await ecd.close();
    expect(briefly(one)).toEqual(['1', 'Encounter/1', 'Condition/1']);
    const clients = [one, two].map((events) => new Set(events.flatMap((event) => (event.type === 'record' && 'subject' in event.record ? [event.record.subject] : []))));
    expect(clients.map(({ size }) => size)).toEqual([1, 1]);
    expect([...clients[0]!][0]).not.toBe([...clients[1]!][0]);
    expect(new Set([...one, ...two].flatMap((event) => (event.type === 'record' ? [event.record.origin.source] : [])))).toEqual(new Set(['one', 'two']));
  });
});
