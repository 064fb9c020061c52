import { silentLogger } from '@meervoud/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineFhirAdapter, defineMapping, FhirReference, type JsonObject, type SourceEvent } from '../src/index.ts';
import { openJoins } from '../src/reading/joins.ts';
import { briefly } from './ecd-double.ts';
import { bearerConfig, codeOf, collect, json, openServer, request, testEffects } from './fhir-server.ts';

/** A use whose product is elsewhere: its name tells the group. */
const use = defineMapping({
  zib: 'MedicationUse', resourceType: 'MedicationStatement', search: ['MedicationStatement?category=x|use'], recognise: () => true,
  joins: [{ element: 'medicationReference', resourceType: 'Medication', include: 'MedicationStatement:medication' }],
  reads: z.object({ subject: FhirReference.optional(), medicationReference: FhirReference.optional() }),
  map: ({ subject, medicationReference }, read) => {
    const product = read.joined(medicationReference, 'medicationReference');
    const group = product?.['is'] === 'N05A' ? 'N05A' : product === undefined ? undefined : 'other';
    return { subject: read.subject(subject, 'subject'), psychotropicGroup: group, taken: true, start: undefined, end: undefined };
  },
});
const adapterFor = (effects = testEffects().effects) => defineFhirAdapter({ name: 'joining', version: '1', fhirVersion: '4.0.1', mappings: [use] }, effects);

const statement = (id: string, reference: string, more: object = {}): JsonObject =>
  ({ resourceType: 'MedicationStatement', id, category: { coding: [{ system: 'x', code: 'use' }] }, subject: { reference: 'Patient/c1' }, medicationReference: { reference }, ...more });
const medication = (id: string, is = 'N05A', more: object = {}): JsonObject => ({ resourceType: 'Medication', id, is, ...more });

interface Manner {
  /** What the statement offers to include; absent: there is no statement. */
  readonly includes?: readonly string[];
  /** What it does when asked to include. */
  readonly include?: 'does' | 'ignores' | 'refuses';
  /** Status with which it answers a read of a Medication. */
  readonly reads?: number;
  readonly pageSize?: number;
}
const statementOf = (includes: readonly string[]) => ({
  resourceType: 'CapabilityStatement', fhirVersion: '4.0.1',
  rest: [{ mode: 'server', resource: [{ type: 'MedicationStatement', searchParam: [{ name: 'category' }, { name: '_lastUpdated' }], searchInclude: includes }] }],
});

/** An ECD with uses and products. */
const openEcd = async (held: () => readonly JsonObject[], { includes, include = 'does', reads, pageSize = 2 }: Manner = {}) => openServer((incoming, response) => {
  const url = new URL(incoming.url!, 'http://x');
  const [, , type = '', id] = url.pathname.split('/');
  if (type === 'metadata') return includes === undefined ? json(response, {}, 404) : json(response, statementOf(includes));
  if (id !== undefined) {
    const one = held().find((resource) => resource['resourceType'] === type && resource['id'] === id);
    return reads !== undefined || one === undefined ? json(response, {}, reads ?? 404) : json(response, one);
  }
  const wanted = url.searchParams.has('_include') && include === 'does';
  if (url.searchParams.has('_include') && include === 'refuses') return json(response, {}, 400);
  const all = held().filter(({ resourceType }) => resourceType === type);
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const page = all.slice(offset, offset + pageSize);
  const along = wanted ? held().filter((resource) => page.some((one) => (one['medicationReference'] as { reference: string }).reference.endsWith(`Medication/${String(resource['id'])}`))) : [];
  const next = new URL(url);
  next.searchParams.set('offset', String(offset + pageSize));
  return json(response, {
    resourceType: 'Bundle', type: 'searchset', ...(offset + pageSize < all.length ? { link: [{ relation: 'next', url: next.search }] } : {}),
    entry: [...page.map((resource) => ({ resource })), ...along.map((resource) => ({ resource, search: { mode: 'include' } }))],
  });
});

const groupsIn = (events: readonly SourceEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'record' && event.record.zib === 'MedicationUse' ? [`${event.record.id.split('/')[1]} ${event.record.psychotropicGroup ?? '?'}`] : []));

const reading = async (held: readonly JsonObject[] | (() => readonly JsonObject[]), manner: Manner = {}, more: object = {}) => {
  const ecd = await openEcd(typeof held === 'function' ? held : () => held, manner);
  const events = await collect(adapterFor().read(request(bearerConfig(ecd.origin), { zibs: ['MedicationUse'], ...more })));
  await ecd.close();
  const asked = ecd.asked.map(({ url }) => url.replace('/fhir/', ''));
  return { events, groups: groupsIn(events), told: briefly(events), asked, apart: asked.filter((url) => url.startsWith('Medication/')) };
};

const three = [statement('1', 'Medication/a'), statement('2', 'Medication/b'), statement('3', 'Medication/a'), medication('a'), medication('b', 'x')];

describe('what a resource refers to, where its mapping joins it', () => {
  test('comes along with the page, once told, and is never asked for apart', async () => {
    const { groups, told, asked, apart } = await reading(three);
    expect(groups).toEqual(['1 N05A', '2 other', '3 N05A']);
    expect(told.filter((one) => one.includes('Medication/'))).toEqual(['read-with-another Medication/a', 'read-with-another Medication/b']);
    expect(apart).toEqual([]);
    expect(asked[1]).toContain('_include=MedicationStatement%3Amedication');
  });

  test.each<[string, Manner, readonly string[]]>([
    ['a server that ignores _include is noticed, once', { include: 'ignores' }, ['include-ignored MedicationStatement/?']],
    ['a server that ignores it though it offers it, too', { include: 'ignores', includes: ['MedicationStatement:medication'] }, ['include-ignored MedicationStatement/?']],
    ['a server that refuses _include is asked without', { include: 'refuses' }, []],
    ['a server that says it includes something else is not asked for it', { include: 'refuses', includes: ['MedicationStatement:subject'] }, []],
  ])('%s, and each is read by itself once', async (_, manner, findings) => {
    const { groups, told, apart } = await reading(three, manner);
    expect(groups).toEqual(['1 N05A', '2 other', '3 N05A']);
    expect(told.filter((one) => one.startsWith('include-ignored'))).toEqual(findings);
    expect(apart).toEqual(['Medication/a', 'Medication/b']);
    expect(told.filter((one) => one.startsWith('read-with-another'))).toEqual(['read-with-another Medication/a', 'read-with-another Medication/b']);
  });

  test('and cannot be found is a finding on a record of which that part is unknown: neither dropped nor taken for none', async () => {
    const { groups, told, apart } = await reading([statement('1', 'Medication/gone'), statement('2', 'Medication/gone'), statement('3', 'Medication/a'), medication('a')]);
    expect(groups).toEqual(['1 ?', '2 ?', '3 N05A']);
    expect(told.filter((one) => one.startsWith('referred-not-read'))).toEqual(['referred-not-read MedicationStatement/1', 'referred-not-read MedicationStatement/2']);
    expect(told.join()).not.toContain('include-ignored');
    expect(apart).toEqual(['Medication/gone']);
  });

  test('and is forbidden is asked for once, and unknown for all', async () => {
    const { groups, apart } = await reading(three, { include: 'ignores', reads: 403 });
    expect(groups).toEqual(['1 ?', '2 ?', '3 ?']);
    expect(apart).toEqual(['Medication/a']);
  });

  test('and may be there later is no unknown: the read fails, to be tried again', async () => {
    const ecd = await openEcd(() => three, { include: 'ignores', reads: 503 });
    const refused = codeOf(collect(adapterFor().read(request(bearerConfig(ecd.origin), { zibs: ['MedicationUse'] }))));
    expect(await refused).toBe('source-unavailable');
    await ecd.close();
  });

  test.each(['https://elsewhere.example/fhir/Medication/a', 'urn:uuid:5b2e', 'Substance/a', 'Medication/../Patient/1', '#a'])('and lies at %s is never fetched', async (reference) => {
    const { groups, told, asked } = await reading([statement('1', reference), medication('a')]);
    expect(groups).toEqual(['1 ?']);
    expect(told).toContain('referred-not-read MedicationStatement/1');
    expect(asked.filter((url) => !url.startsWith('MedicationStatement?') && url !== 'metadata')).toEqual([]);
  });

  test('and is contained is read where it stands', async () => {
    const { groups, asked } = await reading([statement('1', '#p', { contained: [medication('q', 'x'), medication('p')] })]);
    expect(groups).toEqual(['1 N05A']);
    expect(asked).toHaveLength(2);
  });

  test.each([['by reference', {}], ['contained', { contained: [medication('a', 'N05A', { modifierExtension: [{ url: 'https://x' }] })], medicationReference: { reference: '#a' } }]])(
    'and has a modifier that nobody knows says nothing, %s', async (_, more) => {
      const { groups, told } = await reading([statement('1', 'Medication/a', more), medication('a', 'N05A', { modifierExtension: [{ url: 'https://x' }] })]);
      expect(groups).toEqual(['1 ?']);
      expect(told).toContain('unknown-modifier-extension MedicationStatement/1');
    });

  test('counts in its highest version where a page holds several', async () => {
    const version = (versionId: string, is: string): JsonObject => medication('a', is, { meta: { versionId } });
    for (const both of [[version('2', 'N05A'), version('1', 'x')], [version('1', 'x'), version('2', 'N05A')]]) {
      expect((await reading([statement('1', 'Medication/a'), ...both])).groups).toEqual(['1 N05A']);
    }
  });
});

describe('reading only what changed', () => {
  test('is not done where something is joined: of what changed in it, the resource that refers to it tells nothing', async () => {
    const day = (at: string) => ({ meta: { lastUpdated: `2026-11-${at}T00:00:00Z` } });
    let held = [statement('1', 'Medication/a', day('01')), medication('a', 'x', day('01'))];
    const ecd = await openEcd(() => held, { includes: ['MedicationStatement:medication'] });
    const read = async (more: object = {}) => collect(adapterFor().read(request(bearerConfig(ecd.origin), { zibs: ['MedicationUse'], ...more })));
    const first = await read();
    held = [held[0]!, medication('a', 'N05A', day('20'))];
    const second = await read({ changesSince: (first.at(-1) as { cursor: string }).cursor });
    expect([groupsIn(first), groupsIn(second)]).toEqual([['1 other'], ['1 N05A']]);
    expect(ecd.asked.map(({ url }) => url).join()).not.toContain('_lastUpdated');
    await ecd.close();
  });
});

describe('whatever the pages and the manners of the server', () => {
  test('every use has the group of its product, also when the read is resumed after any checkpoint', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c', 'gone'), { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom<Manner['include']>('does', 'ignores', 'refuses'), fc.nat(),
      async (products, pageSize, include, cut) => {
        const held = [...products.map((product, at) => statement(String(at), `Medication/${product}`)), medication('a'), medication('b', 'x'), medication('c')];
        const expected = products.map((product, at) => `${at} ${{ a: 'N05A', b: 'other', c: 'N05A', gone: '?' }[product]}`);
        const ecd = await openEcd(() => held, { include: include!, pageSize });
        const read = async (more: object = {}) => collect(adapterFor().read(request(bearerConfig(ecd.origin), { zibs: ['MedicationUse'], ...more })));
        const whole = await read();
        expect(groupsIn(whole)).toEqual(expected);
        const checkpoints = whole.flatMap((event, at) => (event.type === 'checkpoint' ? [{ at, cursor: event.cursor }] : []));
        const { at, cursor } = checkpoints[cut % checkpoints.length]!;
        expect(new Set([...groupsIn(whole.slice(0, at)), ...groupsIn(await read({ after: cursor }))])).toEqual(new Set(expected));
        await ecd.close();
      }), { numRuns: 15 });
  });

  test('a thousand are remembered and no more: one that was forgotten is read again', async () => {
    const asked: string[] = [];
    const server = { read: async (reference: string) => { asked.push(reference); return medication(reference.split('/')[1]!); } };
    const join = openJoins({ mappings: [use], wanted: new Set(['MedicationUse']), server, baseUrl: 'https://ecd.example/fhir', log: silentLogger });
    const pageOf = (number: number) => ({ url: 'x', resources: [statement('1', `Medication/${number}`)], included: new Set<JsonObject>(), gone: [] });
    for (let number = 0; number < 1_000; number += 1) await join(pageOf(number));
    await join(pageOf(0));
    expect(asked).toHaveLength(1_000);
    await join(pageOf(1_000));
    await join(pageOf(0));
    await join(pageOf(1));
    expect(asked.slice(1_000)).toEqual(['Medication/1000', 'Medication/1']);
  });
});
