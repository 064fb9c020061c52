import { describe, expect, test } from 'vitest';
import type { SourceEvent } from '../src/index.ts';
import { adapterFor, openEcd, place, stay, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, codeOf, collect, json, openServer, request, searchset, testEffects } from './fhir-server.ts';
import { FhirSourceConfig, openFhirSource } from '../src/index.ts';
import { silentLogger } from '@meervoud/kernel';

describe('F29: a server that leaves out what we may not see', () => {
  const held = [place('a'), place('b'), stay('1', 'c1'), stay('2', 'c1'), stay('3', 'c2'), stay('4', 'c3', 'b'), ulcer('u', 'c1')];
  const reading = async (census: Record<string, number>, resources = held, more: object = {}) => {
    const ecd = await openEcd(resources);
    const seen: SourceEvent[] = [];
    let code = 'no error';
    try {
      for await (const event of adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin, { census }), { zibs, ...more }))) seen.push(event);
    } catch (thrown) {
      code = (thrown as { code: string }).code;
    }
    await ecd.close();
    return { code, seen, complete: seen.flatMap((event) => (event.type === 'checkpoint' ? event.zibsComplete : [])) };
  };

  test('is noticed when a location has fewer clients than were counted there: then stays are never complete', async () => {
    expect((await reading({ a: 2, b: 1 })).code).toBe('no error');
    const short = await reading({ a: 2, b: 1 }, held.filter(({ id }) => id !== '4'));
    expect(short.code).toBe('fewer-clients-than-census');
    expect(short.complete).not.toContain('Stay');
    // two stays of one client are one client
    expect((await reading({ a: 3 })).code).toBe('fewer-clients-than-census');
  });

  test('is noticed as well when the read is resumed: stays are then read again', async () => {
    const { seen } = await reading({ a: 2 });
    for (const event of seen) {
      if (event.type !== 'checkpoint') continue;
      expect((await reading({ a: 2 }, held, { after: event.cursor })).code).toBe('no error');
      expect((await reading({ a: 3 }, held, { after: event.cursor })).code).toBe('fewer-clients-than-census');
    }
  });

  test('is noticed at the token endpoint, which then grants less than was asked', async () => {
    const granted = async (scope: unknown) => {
      const server = await openServer((incoming, response) => (incoming.url === '/token'
        ? json(response, { access_token: 't', token_type: 'Bearer', ...(scope === undefined ? {} : { scope }) }) : json(response, searchset([]))));
      const config = FhirSourceConfig.parse({ baseUrl: server.origin, auth: { type: 'oauth2-client-credentials', tokenUrl: `${server.origin}/token`, clientId: 'c', clientSecret: { env: 'S' }, scope: 'system/*.rs' } });
      const source = openFhirSource({ config, secret: async () => 's', log: silentLogger, signal: new AbortController().signal, effects: testEffects().effects });
      const code = await codeOf((async () => { for await (const _ of source.search('Location')); })());
      await source.close();
      await server.close();
      return { code, asked: server.asked.length };
    };
    expect(await granted('system/*.rs')).toEqual({ code: 'no error', asked: 2 });
    expect(await granted(undefined)).toEqual({ code: 'no error', asked: 2 });
    expect(await granted('system/Location.rs')).toEqual({ code: 'scope-narrowed', asked: 1 });
  });

  test('without a census nothing is counted', async () => {
    expect(await codeOf(collect(adapterFor(testEffects().effects).read(request(bearerConfig('http://127.0.0.1:1'), { zibs: [] }))))).toBe('no error');
  });
});
