import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { failedChecks, type JsonObject, type Passport, verifyPassport } from '@meervoud/adapter-sdk';
import { startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAdapter, checkEndpoint, checkIds, issuePassport, prerequisitesOf } from '../src/check.ts';
import { memoryAdapter, serveMemory } from './mutants/memory-adapter.ts';
import { goodAdapter, inMemory } from './mutants/mutant.ts';
import { retelling } from './mutants/retelling.ts';

const outcomes = ({ checks }: Pick<Passport, 'checks'>) => Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome]));
const mutantNamed = (name: string) => retelling.find((mutant) => mutant.name === name)!;

describe('a passport of an adapter without fault', () => {
  let passport: Passport;
  beforeAll(async () => { passport = await checkAdapter(goodAdapter, { ...inMemory, reportingYears: [2022, 2023] }); });

  test('tells every check, in the same order, and how much was predicted', () => {
    expect(passport.checks.map(({ check }) => check)).toEqual(checkIds);
    expect(failedChecks(passport)).toEqual([]);
    expect(passport).toMatchObject({ adapter: { name: 'in-memory', version: '1.0.0' }, checkedOn: 'population', population: { seed: 20_230_228, reportingYears: [2022, 2023] }, bypasses: [] });
    expect(passport.predicted).toMatchObject({ equal: passport.predicted.values, differences: [] });
    expect(passport.predicted.values).toBeGreaterThan(180);
  });

  test('says of every zib which elements it fills', () => {
    expect(Object.keys(passport.coverage)).toEqual(goodAdapter.provides);
    expect(passport.coverage.Stay?.['subject']).toEqual({ filled: passport.coverage.Stay?.['subject']?.of, of: expect.any(Number) });
    expect(passport.coverage.WlzIndicatie?.['withTreatment']!.filled).toBeLessThan(passport.coverage.WlzIndicatie!['withTreatment']!.of);
  });

  test('can be signed, and is then what a worker verifies', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jws = await issuePassport(passport, await exportJWK(privateKey));
    expect(await verifyPassport(jws, { keys: [await exportJWK(publicKey)] }, { adapter: 'in-memory', version: '1.0.0' })).toEqual(passport);
  });
});

describe('a bypass', () => {
  const { adapter } = mutantNamed('drops-rejects');
  const bypass = [{ check: 'rejects-are-counted', reason: 'our interface cannot say, ticket 12' }] as const;

  test('lets a check fail, is told in the passport, and lets what hangs on that check be judged', async () => {
    const passport = await checkAdapter(adapter, { ...inMemory, bypass });
    expect(outcomes(passport)).toMatchObject({ 'rejects-are-counted': 'bypassed', 'values-as-predicted': 'pass' });
    expect(failedChecks(passport)).toEqual([]);
    expect(passport.bypasses).toEqual(bypass);
  });

  test('of a check that passes fails', async () => {
    const passport = await checkAdapter(goodAdapter, { ...inMemory, bypass });
    expect(passport.checks.filter(({ outcome }) => outcome === 'fail')).toEqual([
      { check: 'rejects-are-counted', outcome: 'fail', detail: 'it passes, and is bypassed (our interface cannot say, ticket 12): take the bypass away' },
    ]);
  });

  test('of nothing: what hangs on a check that failed is not judged, and says so', async () => {
    const { checks } = await checkAdapter(adapter, inMemory);
    expect(checks.find(({ check }) => check === 'values-as-predicted')).toEqual({
      check: 'values-as-predicted', outcome: 'not-applicable', detail: 'not judged, because rejects-are-counted failed',
    });
  });
});

describe('an adapter of one zib', () => {
  const ulcers = { known: nlCoreR4.known, mappings: nlCoreR4.mappings.filter(({ zib }) => zib === 'PressureUlcer') };
  const alone = memoryAdapter(ulcers);
  const options = { ...inMemory, serve: serveMemory(ulcers) };

  test('cannot be predicted by itself, which is said', async () => {
    const { checks, predicted } = await checkAdapter(alone, options);
    expect(checks.find(({ check }) => check === 'values-as-predicted')).toMatchObject({ outcome: 'not-applicable', detail: expect.stringContaining('complement') });
    expect(predicted.values).toBe(0);
  });

  test('is predicted together with mappings that give the rest', async () => {
    const { checks, predicted } = await checkAdapter(alone, { ...options, complement: nlCoreR4 });
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    // 1.1b at four locations and in the organization
    expect(predicted).toMatchObject({ values: 5, equal: 5 });
  });

  test('is caught where it is wrong', async () => {
    const blind = { ...alone, read: (request: Parameters<typeof alone.read>[0]) => alone.read({ ...request, config: { ...request.config, resources: request.config.resources.map(({ stage: _, ...rest }) => rest) } }) };
    const { checks, predicted } = await checkAdapter(blind, { ...options, complement: nlCoreR4 });
    expect(checks.filter(({ outcome }) => outcome === 'fail').map(({ check }) => check)).toEqual(['values-as-predicted']);
    expect(predicted.differences[0]).toMatchObject({ reportingYear: 2023, indicator: 'INID013307', expected: expect.any(String), got: expect.any(String) });
    expect(predicted.equal).toBe(predicted.values - predicted.differences.length);
  });
});

describe('recordings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('take the place of a server: every check but the values', async () => {
    const resources = generatePopulation({ seed: 5, reportingYear: 2023, clientsPerLocation: 20 }).resources as unknown as readonly JsonObject[];
    for (const type of new Set(resources.map(({ resourceType }) => String(resourceType)))) {
      const entry = resources.filter(({ resourceType }) => resourceType === type).map((resource) => ({ resource }));
      for (let page = 0; page * 50 < entry.length; page += 1) {
        const bundle = { resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url: 'https://ecd.example/gone' }], entry: entry.slice(page * 50, (page + 1) * 50) };
        writeFileSync(join(folder, `${type}${page === 0 ? '' : `-${page + 1}`}.json`), JSON.stringify(bundle));
      }
    }
    const passport = await checkAdapter(nlCoreR4, { recordings: folder });
    expect(passport.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([
      { check: 'values-as-predicted', outcome: 'not-applicable', detail: 'does not apply: nobody knows what recordings should come to' },
    ]);
    expect(passport).toMatchObject({ checkedOn: 'recordings', population: { reportingYears: [] }, predicted: { values: 0 } });
    expect(passport.coverage.Stay?.['start']!.filled).toBeGreaterThan(0);
  });

  test.each([['nothing', undefined], ['no FHIR', '[1]'], ['an error', '{"resourceType":"OperationOutcome","issue":[]}'], ['an empty page', '{"resourceType":"Bundle","type":"searchset"}']])('must be there: %s is refused', async (_, content) => {
    const other = mkdtempSync(join(tmpdir(), 'kit-'));
    if (content !== undefined) writeFileSync(join(other, 'x.json'), content);
    await expect(checkAdapter(nlCoreR4, { recordings: other })).rejects.toMatchObject({ code: 'recordings-missing', recovery: 'halt' });
    rmSync(other, { recursive: true });
  });
});

test('a source of which nothing could be read is told so, and not passed', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kit-'));
  writeFileSync(join(other, 'Flag.json'), '{"resourceType":"Flag","id":"1"}');
  const { checks } = await checkAdapter(nlCoreR4, { recordings: other });
  rmSync(other, { recursive: true });
  expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([
    { check: 'provides-what-it-promises', outcome: 'fail', detail: 'no record of any zib came, so nothing can be told of this source' },
  ]);
});

describe('a live endpoint', () => {
  test('is told what can be told without knowing what it holds', async () => {
    const population = generatePopulation({ seed: 9, reportingYear: 2023, clientsPerLocation: 20 });
    const ecd = await startSandboxEcd({ population, clientId: 'kit', clientSecret: 'x' });
    const config = { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'kit', clientSecret: { env: 'X' } } };
    const report = await checkEndpoint(nlCoreR4, config, { secret: async () => 'x' });
    await ecd.close();
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(report.checks.map(() => 'pass'));
    expect(report.records['Stay']).toBeGreaterThan(0);
    expect(report.rejected['risk-only']).toBeGreaterThan(0);
    for (const canary of population.canaries) expect(JSON.stringify(report)).not.toContain(canary);
  });

  const config = { baseUrl: 'http://127.0.0.1:9/fhir', auth: { type: 'bearer', token: { env: 'X' } }, limits: { retries: 0 } };
  const secret = async (): Promise<string> => 'x';

  test('that does not answer gets no report: it is said why, where, and what would be right', async () => {
    await expect(checkEndpoint(nlCoreR4, config, { secret })).rejects.toMatchObject({
      code: 'source-unavailable', recovery: 'retry', at: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/fhir\//) as string, expected: 'an answer within the time limits',
    });
  });

  test('whose configuration is wrong is not asked, and every wrong setting is named without what it holds', async () => {
    const wrong = checkEndpoint(nlCoreR4, { ...config, auth: { type: 'bearer', token: 'plain-text' }, colour: 'red' }, { secret });
    await expect(wrong).rejects.toMatchObject({ code: 'configuration-wrong', recovery: 'halt', at: 'config' });
    await expect(wrong).rejects.toThrowError(/auth\.token: \{ "env": "NAME" \} or \{ "file": "\/path" \}.*\n.*\(top\): Unrecognized key: "colour"/);
    await expect(wrong).rejects.not.toThrowError(/plain-text|red/);
  });

  test('that an adapter stumbles over is that adapter\'s failure, by the first check', async () => {
    const stumbling: typeof nlCoreR4 = { ...nlCoreR4, read: async function* () { throw new TypeError('c-0001 is not a function'); } };
    const report = await checkEndpoint(stumbling, config, { secret });
    expect(report.checks.find(({ outcome }) => outcome === 'fail')).toEqual(
      { check: 'records-match-schema', outcome: 'fail', detail: 'the read broke off: an unforeseen TypeError' });
  });
});

test('what a run needs is told first', () => {
  expect(prerequisitesOf(nlCoreR4)).toEqual([
    'Node 20.19 or newer', 'no network beyond 127.0.0.1',
    'synthetic clients: seed 20230228, reporting years 2022 and 2023, 40 clients per large location',
    'served as FHIR 4.0.1 over HTTP', '14 checks, 0 bypassed',
  ]);
});

test('an adapter that takes another configuration is told so at once', async () => {
  await expect(checkAdapter(goodAdapter, { reportingYears: [2023] })).rejects.toMatchObject({ code: 'kit-configuration-refused', recovery: 'halt' });
});
