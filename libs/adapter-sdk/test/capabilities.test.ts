import { describe, expect, test } from 'vitest';
import { toCapabilities } from '../src/index.ts';
import { adapterFor, type Behaviour, briefly, openEcd, other, place, stay, ULCER_PROFILE, ulcer, zibs } from './ecd-double.ts';
import { bearerConfig, codeOf, collect, request, testEffects } from './fhir-server.ts';

const held = [place('a'), stay('s1', 'c1'), stay('s2', 'c2'), ulcer('u1', 'c1'), ulcer('u2', 'c2', '2'), other('x1', 'c1')];
const all = { Location: ['_lastUpdated'], Encounter: ['class', '_lastUpdated'], Condition: ['code', '_lastUpdated'] };
const RECORDS = ['a', 'Encounter/s1', 'Encounter/s2', 'Condition/u1', 'Condition/u2'];

/** Reads this small ECD and says what came and what was asked, without paging. */
const reading = async (behaviour: Behaviour, more: object = {}, resources = held) => {
  const ecd = await openEcd(resources, behaviour);
  const events = await collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin, more), { zibs })));
  await ecd.close();
  const asked = ecd.asked.map(({ url }) => decodeURIComponent(url)).filter((url) => !url.includes('offset') && !url.includes('metadata')).map((url) => url.replace('/fhir/', ''));
  return { brief: briefly(events), asked, complete: events.at(-1) };
};
const isComplete = { type: 'checkpoint', zibsComplete: [...zibs] };

describe('what a server offers', () => {
  test('is used: searches by code, and nothing comes that was not asked for', async () => {
    const { brief, asked, complete } = await reading({ offers: all });
    expect(brief).toEqual(RECORDS);
    expect(asked).toEqual(['Location?_count=2', 'Encounter?_count=2&class=http://act|IMP', 'Condition?_count=2&code=http://sct|1', 'Condition?_count=2&code=http://sct|2']);
    expect(complete).toMatchObject(isComplete);
  });

  test('and no more: without search by code the whole type is read once, and sorted by code', async () => {
    const { brief, asked, complete } = await reading({ offers: { ...all, Encounter: [], Condition: ['subject'] } });
    expect(brief).toEqual([...RECORDS, 'unrecognised Condition/x1']);
    expect(asked).toEqual(['Location?_count=2', 'Encounter?_count=2', 'Condition?_count=2']);
    expect(complete).toMatchObject(isComplete);
  });

  test('by profile, when it says that it conforms: then that is a second way', async () => {
    const profiled = held.map((resource) => (resource['resourceType'] === 'Condition' && resource['id'] !== 'x1' ? { ...resource, meta: { profile: [ULCER_PROFILE] } } : resource));
    const offers = { ...all, Condition: ['_profile'] };
    expect(await reading({ offers, profiles: [ULCER_PROFILE] }, {}, profiled)).toMatchObject({ brief: RECORDS, asked: expect.arrayContaining([`Condition?_count=2&_profile=${ULCER_PROFILE}`]) as unknown });
    // it offers the parameter and does not conform: the type is read
    expect((await reading({ offers }, {}, profiled)).asked).toContain('Condition?_count=2');
  });

  test('is not asked for where the configuration says that its statement is of no use', async () => {
    const { asked } = await reading({ offers: {} , fhirVersion: '3.0.2' }, { ignoreCapabilities: true });
    expect(asked).toHaveLength(4);
  });

  test('without a statement is tried: refusals lead to a wider search, in the end without any parameter', async () => {
    expect((await reading({})).brief).toEqual(RECORDS);
    const coded = await reading({ refuses: ['code', 'class'] });
    expect(coded.brief).toEqual([...RECORDS, 'unrecognised Condition/x1']);
    const bare = await reading({ refuses: ['code', 'class', '_count'], pageSize: 100 });
    expect(bare.brief).toEqual([...RECORDS, 'unrecognised Condition/x1']);
    expect(bare.asked).toEqual(expect.arrayContaining(['Condition?_count=2&code=http://sct|1', 'Condition?_count=2', 'Condition']));
    expect(bare.complete).toMatchObject(isComplete);
  });

  test('when every way is refused the reading stops: nothing is taken for empty', async () => {
    const ecd = await openEcd(held, { first: (incoming, response) => { if (incoming.url!.includes('Condition')) response.writeHead(404).end(); return incoming.url!.includes('Condition'); } });
    expect(await codeOf(collect(adapterFor(testEffects().effects).read(request(bearerConfig(ecd.origin), { zibs }))))).toBe('source-refused-search');
    await ecd.close();
  });
});

describe('F13: a server that takes a filter and ignores it', () => {
  test.each([[{ offers: all }], [{}], [{ withoutSelf: true }]])('is noticed by what it gives, and its type is read in full: %j', async (behaviour) => {
    const { brief, asked, complete } = await reading({ ...behaviour, ignores: ['code'] });
    expect(brief).toEqual(['a', 'Encounter/s1', 'Encounter/s2', 'filter-ignored Condition/?', 'Condition/u1', 'Condition/u2', 'unrecognised Condition/x1']);
    expect(asked.filter((url) => url.startsWith('Condition'))).toEqual(['Condition?_count=2&code=http://sct|1', 'Condition?_count=2']);
    expect(complete).toMatchObject(isComplete);
  });
});

describe('the version of FHIR', () => {
  const reads = async (fhirVersion: string, wanted: '3.0.2' | '4.0.1') => {
    const ecd = await openEcd(held, { offers: all, fhirVersion });
    const code = await codeOf(collect(adapterFor(testEffects().effects, wanted).read(request(bearerConfig(ecd.origin), { zibs }))));
    await ecd.close();
    return { code, asked: ecd.asked.length };
  };
  test.each([['3.0.2', '4.0.1'], ['4.0.1', '3.0.2'], ['5.0.0', '4.0.1'], ['4.3.0', '4.0.1'], ['1.0.2', '3.0.2']] as const)('a server of %s is not read by an adapter for %s', async (stated, wanted) => {
    expect(await reads(stated, wanted)).toEqual({ code: 'fhir-version-wrong', asked: 1 });
  });
  test.each([['4.0.0', '4.0.1'], ['3.0.1', '3.0.2'], ['onbekend', '4.0.1']] as const)('a server of %s is read by an adapter for %s', async (stated, wanted) => {
    expect((await reads(stated, wanted)).code).toBe('no error');
  });
});

test('a statement may be anything: what is not understood is not promised', () => {
  for (const statement of [undefined, null, 7, {}, [], { resourceType: 'CapabilityStatement', rest: {} }, { resourceType: 'CapabilityStatement', rest: [null, { mode: 'client' }], fhirVersion: 4 },
    { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource: [{}, null, { type: 7, searchParam: [{}] }] }] }]) {
    const { offers, fhirVersion, bulkExport, profiles } = toCapabilities(statement);
    expect([offers('Condition', 'code'), fhirVersion, bulkExport, [...profiles('Condition')]]).toEqual([undefined, undefined, false, []]);
  }
  const { offers, bulkExport, profiles } = toCapabilities({ resourceType: 'CapabilityStatement', rest: [{
    mode: 'server', searchParam: [{ name: '_lastUpdated' }], operation: [{ name: '$export' }],
    resource: [{ type: 'Condition', searchParam: [{ name: 'code' }], profile: { reference: 'http://p|1' }, supportedProfile: ['http://q|2'] }, { type: 'Basic' }],
  }] });
  expect([offers('Condition', 'code'), offers('Condition', '_lastUpdated'), offers('Condition', 'category'), offers('Basic', '_lastUpdated'), offers('Basic', 'code'), offers('Flag', 'code')])
    .toEqual([true, true, false, true, false, undefined]);
  expect(bulkExport).toBe(true);
  expect([...profiles('Condition')].sort()).toEqual(['http://p', 'http://q']);
});
