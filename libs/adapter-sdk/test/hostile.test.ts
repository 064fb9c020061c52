import { silentLogger, type LogFields } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cursor, openFhirSource, type SourceEvent } from '../src/index.ts';
import { adapterFor, type Behaviour, openEcd, other, place, stay, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, collect, json, openServer, request, searchset, testEffects } from './fhir-server.ts';

const records = (events: readonly SourceEvent[]): readonly string[] => [...new Set(events.flatMap((event) => (event.type === 'record' ? [JSON.stringify(event.record)] : [])))].sort();

describe('F9: one host, one patience', () => {
  test('whoever is told to wait makes all readers of that host wait, and of no other', async () => {
    const { effects, slept } = testEffects();
    let told = false;
    const busy = await openServer((_, response) => { if (told) return json(response, searchset([])); told = true; return json(response, {}, 429, { 'retry-after': '600' }); });
    const calm = await openServer((_, response) => json(response, searchset([])));
    const reader = (origin: string, limits: object = {}) => openFhirSource({ config: bearerConfig(origin, { limits }), secret: async () => 't', log: silentLogger, signal: new AbortController().signal, effects });
    const drain = async (source: ReturnType<typeof reader>): Promise<void> => { for await (const _ of source.search('Location')); };
    const [one, two, three] = [reader(busy.origin, { retries: 0 }), reader(busy.origin), reader(calm.origin)];
    await expect(drain(one)).rejects.toMatchObject({ code: 'source-unavailable' });
    await drain(three);
    expect(slept).toEqual([]);
    await drain(two);
    // at least as long as was asked of the other, and not at the same moment as everyone
    expect(slept).toEqual([600_250]);
    for (const source of [one, two, three]) await source.close();
    await busy.close();
    await calm.close();
  });

  test('no more requests per second go out than the host may get, all readers together', async () => {
    const { effects, slept } = testEffects();
    const server = await openServer((_, response) => json(response, searchset([])));
    const sources = [1, 2].map(() => openFhirSource({ config: bearerConfig(server.origin, { limits: { requestsPerSecond: 4 } }), secret: async () => 't', log: silentLogger, signal: new AbortController().signal, effects }));
    for (let round = 0; round < 3; round += 1) for (const source of sources) for await (const _ of source.search('Location'));
    expect(slept).toEqual([250, 250, 250, 250, 250]);
    for (const source of sources) await source.close();
    await server.close();
  });
});

describe('F11: clocks that differ', () => {
  test.each([[59_000, 0], [-59_000, 0], [5 * 60_000, 1], [-5 * 60_000, 1], [86_400_000, 1]])('by %i milliseconds: %i alarms', async (skew, alarms) => {
    const logged: LogFields[] = [];
    const log = { ...silentLogger, error: (_: string, fields?: LogFields) => void logged.push(fields ?? {}) };
    const ecd = await openEcd([place('a'), place('b'), place('c')], { now: () => Date.parse('2026-11-22T10:00:00Z') + skew });
    await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin), { log })));
    await ecd.close();
    expect(logged).toEqual(Array.from({ length: alarms }, () => ({ code: 'clock-skew', milliseconds: skew })));
  });
});

describe('F15: what the source takes back', () => {
  test('an entry in error gives the same records as none at all', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), async (wrong) => {
      const all = wrong.map((isWrong, index) => ulcer(`u${index}`, 'c1', '1', isWrong ? { clinicalStatus: 'entered-in-error' } : {}));
      const read = async (held: typeof all) => {
        const ecd = await openEcd(held);
        const events = await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin), { zibs })));
        await ecd.close();
        return events;
      };
      const events = await read(all);
      expect(records(events)).toEqual(records(await read(all.filter((_, index) => !wrong[index]))));
      expect(events.filter((event) => event.type === 'rejected')).toHaveLength(wrong.filter(Boolean).length);
    }), { numRuns: 10 });
  });
});

describe('F30: data that would like to be something else', () => {
  const corpus = ['=cmd|\' /C calc\'!A0', '<script>alert(1)</script>', "'; drop table zib_record; --", 'a\r\nSet-Cookie: x=1', '\u202egnp.exe', '${jndi:ldap://x}', '../../etc/passwd', '\u0000', '{{7*7}}', '\u001b[31m'];

  test.each(corpus)('%j stays data: free text goes nowhere, a name stays a name', async (evil) => {
    const logged: unknown[] = [];
    const keep = (...given: readonly unknown[]): void => void logged.push(given);
    const ecd = await openEcd([
      place('a', { name: evil, description: evil, extension: [{ url: evil, valueString: evil }] }),
      stay('s', 'c1', 'a', { text: { div: evil }, note: evil, meta: { versionId: evil, tag: [{ display: evil }] } }), stay(evil, 'c1'), stay('s2', evil),
      ulcer('u', 'c1', '1', { note: [{ text: evil }], code: { text: evil, coding: [{ system: 'http://sct', code: '1', display: evil }] } }), ulcer('v', 'c1', evil), other('x', evil),
    ]);
    const events = await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin, { pageSize: 50 }), { zibs, log: { debug: keep, info: keep, warn: keep, error: keep } })));
    await ecd.close();
    const names = events.flatMap((event) => (event.type === 'record' && event.record.zib === 'HealthcareProvider' ? [event.record.name] : []));
    expect(names).toEqual([evil]);
    const rest = events.filter((event) => !(event.type === 'record' && event.record.zib === 'HealthcareProvider'));
    const inside = JSON.stringify(evil).slice(1, -1);
    expect(JSON.stringify([rest, logged])).not.toContain(inside);
    expect(ecd.asked.some(({ url }) => decodeURIComponent(url).includes(evil))).toBe(false);
  });
});

describe('F31: a source that comes and goes', () => {
  const held = [place('a'), place('b'), place('c'), ...Array.from({ length: 25 }, (_, n) => stay(`s${n}`, `c${n}`)), ...Array.from({ length: 25 }, (_, n) => ulcer(`u${n}`, `c${n}`, n % 2 ? '1' : '2'))];

  /** Reads as the engine does: after a failure that may pass, on from the last checkpoint. */
  const readToTheEnd = async (behaviour: (now: () => number, pass: (milliseconds: number) => void) => Behaviour) => {
    const { effects, pass } = testEffects();
    const now = () => Date.parse(effects.clock.now());
    const ecd = await openEcd(held, behaviour(now, pass));
    const events: SourceEvent[] = [];
    let after: Cursor | undefined;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      try {
        for await (const event of adapterFor(effects).read(request(bearerConfig(ecd.origin, { limits: { retries: 2 } }), { zibs, ...(after === undefined ? {} : { after }) }))) {
          events.push(event);
          if (event.type === 'checkpoint') after = event.cursor;
        }
        break;
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'source-unavailable', recovery: 'retry' });
        pass(700);
      }
    }
    await ecd.close();
    return { records: records(events), last: events.at(-1), asked: ecd.asked.length };
  };

  test('up for two seconds and down for three, gives the same records as one that stays', async () => {
    const clean = await readToTheEnd(() => ({}));
    const flapping = await readToTheEnd((now, pass) => ({ first: (_, response) => {
      // without this all would be read in no time at all, before the source ever went down
      pass(80);
      if (now() % 5_000 < 2_000) return false;
      response.destroy();
      return true;
    } }));
    expect(flapping.records).toEqual(clean.records);
    expect(flapping.last).toMatchObject({ type: 'checkpoint', zibsComplete: [...zibs] });
    expect(flapping.asked).toBeGreaterThan(clean.asked);
  });

  test('with three in ten answers a failure of some kind, likewise', async () => {
    const clean = await readToTheEnd(() => ({}));
    let seed = 42;
    const random = (): number => { seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0; return (seed >>> 8) / 2 ** 24; };
    const kinds: readonly ((response: Parameters<NonNullable<Behaviour['first']>>[1]) => unknown)[] = [
      (response) => json(response, {}, 500), (response) => json(response, {}, 503, { 'retry-after': '1' }), (response) => response.destroy(), (response) => json(response, {}, 429),
      (response) => { response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-length': '5000' }); response.write('{"resourceType":"Bun', () => response.destroy()); },
    ];
    const flapping = await readToTheEnd(() => ({ first: (_, response) => {
      if (random() >= 0.3) return false;
      kinds[Math.floor(random() * kinds.length)]!(response);
      return true;
    } }));
    expect(flapping.records).toEqual(clean.records);
    expect(flapping.asked).toBeGreaterThan(clean.asked);
  });
});

test('F32: no URL that goes out names a client, a number or a secret', async () => {
  const ecd = await openEcd([place('a'), stay('s', '999911120'), ulcer('u', '999911120')], { offers: { Encounter: ['class', '_lastUpdated'], Condition: ['code'] } });
  await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin, { followMerges: true }), { zibs })));
  await ecd.close();
  expect(ecd.asked.length).toBeGreaterThan(4);
  for (const { url } of ecd.asked) expect(decodeURIComponent(url)).not.toMatch(/999911120|the-secret|patient=|subject=|identifier/i);
});
