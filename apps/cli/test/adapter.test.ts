import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Passport, verifyPassport } from '@meervoud/adapter-sdk';
import { startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { passportPolicy, readPassport } from '../src/passports.ts';
import { run, temporaryDirectory } from './meervoud.ts';

const directory = temporaryDirectory();
const at = (name: string): string => join(directory, name);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('meervoud adapter list', () => {
  test('names the adapters on the shelf and what each provides', async () => {
    const { code, stdout } = await run(['adapter', 'list', '--json']);
    expect(code).toBe(0);
    const adapters = JSON.parse(stdout) as readonly { readonly id: string; readonly provides: readonly string[] }[];
    expect(adapters.find(({ id }) => id === 'nl-core-r4')).toMatchObject({ fhirVersion: '4.0.1', provides: expect.arrayContaining(['Stay', 'PressureUlcer']) });
  });
});

describe('meervoud adapter check', () => {
  test('tries an adapter on synthetic clients, tells what it needs first, and writes a passport that can be verified', async () => {
    const { code, stdout, stderr } = await run(['adapter', 'check', 'nl-core-r4', '--passport', at('out.jws'), '--key', at('key.json')]);
    expect(stderr).toMatch(/^Vooraf:\n {2}- Node 20\.19/);
    expect(stdout).toContain('elke indicatorwaarde is strikt gelijk aan de voorspelde [values-as-predicted]');
    expect(stdout).toContain('De adapter doorstaat de keuring.');
    expect(code).toBe(0);

    expect(statSync(at('key.json')).mode & 0o777).toBe(0o600);
    const passport = await verifyPassport(readFileSync(at('out.jws'), 'utf8'), passportPolicy({ requirePassport: true, passportIssuers: at('key.json.public.json') }).trusted, { adapter: 'nl-core-r4', version: '0.1.0' });
    expect(passport.predicted).toMatchObject({ differences: [], equal: passport.predicted.values });
  });

  test.each([
    ['nl-core-stu3', []],
    ['csv', ['entered-in-error-equals-deleted', 'token-not-sent-elsewhere']],
    ['csv-surveys', ['entered-in-error-equals-deleted', 'token-not-sent-elsewhere']],
    ['bulk-ndjson', []],
    ['minimal', []],
  ])('tries %s as it reads, compares what it shares in, and says what does not apply to it', async (id, absent) => {
    const { code, stdout } = await run(['adapter', 'check', id, '--json']);
    const { checks, predicted } = JSON.parse(stdout) as Passport;
    expect(code).toBe(0);
    expect(checks.filter(({ outcome }) => outcome !== 'pass').map(({ check, outcome, detail }) => [check, outcome, detail])).toEqual(
      absent.map((check) => [check, 'not-applicable', expect.stringMatching(/^does not apply: ./)]));
    expect(predicted.values).toBeGreaterThan(0);
    expect(predicted).toMatchObject({ equal: predicted.values, differences: [] });
  });

  test('tries what HR facts are read by, on which no value about clients rests', async () => {
    const { code, stdout } = await run(['adapter', 'check', 'csv-staff', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Passport).checks.filter(({ outcome }) => outcome !== 'pass').map(({ check, outcome }) => [check, outcome])).toEqual(
      ['entered-in-error-equals-deleted', 'token-not-sent-elsewhere', 'values-as-predicted'].map((check) => [check, 'not-applicable']));
  });

  test('leaves no adapter on the shelf untried', async () => {
    const { stdout } = await run(['adapter', 'list', '--json']);
    expect((JSON.parse(stdout) as readonly { readonly id: string }[]).map(({ id }) => id)).toEqual(['nl-core-r4', 'nl-core-stu3', 'csv', 'csv-surveys', 'csv-staff', 'bulk-ndjson', 'minimal']);
  });

  test('looks at a live address, also for an export, without knowing what it holds, and gives one JSON document', async () => {
    const ecd = await startSandboxEcd({ population: generatePopulation({ seed: 3, reportingYear: 2023, clientsPerLocation: 20 }), clientId: 'a', clientSecret: 'right', bulk: { polls: 0 } });
    const auth = { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'a', clientSecret: { env: 'ECD_SECRET' } };
    writeFileSync(at('source.json'), JSON.stringify({ adapter: 'nl-core-r4', config: { auth } }));
    const { code, stdout } = await run(['adapter', 'check', ecd.fhirUrl, '--config', at('source.json'), '--json'], { ECD_SECRET: 'right' });
    const refused = await run(['adapter', 'check', ecd.fhirUrl, '--config', at('source.json'), '--lang', 'en'], { ECD_SECRET: 'wrong' });
    writeFileSync(at('bulk.json'), JSON.stringify({ adapter: 'bulk-ndjson', config: { server: { auth } } }));
    const exported = await run(['adapter', 'check', ecd.fhirUrl, '--config', at('bulk.json'), '--json'], { ECD_SECRET: 'right' });
    await ecd.close();
    expect((JSON.parse(exported.stdout) as Pick<Passport, 'checks'>).checks.filter(({ outcome }) => outcome !== 'pass'))
      .toEqual([{ check: 'deterministic-order-free', outcome: 'not-applicable', detail: expect.stringContaining('takes no page size') }]);
    expect((JSON.parse(stdout) as Pick<Passport, 'checks'>).checks.map(({ outcome }) => outcome)).not.toContain('fail');
    expect(code).toBe(0);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain(`[token-refused]\n  where:    ${ecd.tokenUrl}\n  expected: a client id and secret that the token endpoint accepts`);
  });

  test('takes a bypass with its reason, and none of a check that passes, or of one that there is not', async () => {
    const checked = async (...bypasses: readonly string[]) => run(['adapter', 'check', 'csv', '--json', ...bypasses.flatMap((bypass) => ['--bypass', bypass])]);
    const { code, stdout } = await checked('stops-on-abort=our client cannot, ticket 12', 'token-not-sent-elsewhere=x=y');
    const { bypasses, checks } = JSON.parse(stdout) as Passport;
    expect(code).toBe(3);
    expect(bypasses).toEqual([{ check: 'stops-on-abort', reason: 'our client cannot, ticket 12' }, { check: 'token-not-sent-elsewhere', reason: 'x=y' }]);
    expect(checks.find(({ check }) => check === 'stops-on-abort')).toMatchObject({ outcome: 'fail', detail: expect.stringContaining('take the bypass away') });
    expect((await checked('no-such-check=x')).stderr).toContain('check-unknown');
    expect(await checked('stops-on-abort')).toMatchObject({ code: 2, stdout: '' });
  });

  test.each([
    ['an adapter that is not there', ['no-such-adapter'], 'adapter-unknown'],
    ['an address without a word on how to read it', ['http://127.0.0.1:9/fhir'], 'configuration-missing'],
    ['recordings that are not there', ['nl-core-r4', '--recordings', at('nowhere')], 'recordings-missing'],
  ])('refuses %s', async (_, args, code) => {
    const ended = await run(['adapter', 'check', ...args]);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toContain(`[${code}]`);
  });

  test.each([
    ['an address with a password in it', 'http://user:pass-9@127.0.0.1:9/fhir', '{"adapter": "nl-core-r4", "config": {"auth": {"type": "bearer", "token": {"env": "T"}}}}', 'baseUrl: an http(s) URL without credentials'],
    ['a secret where its place should be', 'http://127.0.0.1:9/fhir', '{"adapter": "nl-core-r4", "config": {"auth": {"type": "bearer", "token": "pass-9"}}}', 'auth.token: { "env": "NAME" }'],
    ['a source that is half a file', 'http://127.0.0.1:9/fhir', '{"adapter": "nl-core-r4", "config": {"pass-9": ', 'This file is not JSON.'],
    ['a file that is no source', 'http://127.0.0.1:9/fhir', '{"sources": ["pass-9"]}', 'This file is not one entry of `sources`.'],
  ])('refuses %s, says what is wrong in which file, and repeats no secret', async (_, url, content, message) => {
    writeFileSync(at('wrong.json'), content);
    const ended = await run(['adapter', 'check', url, '--config', at('wrong.json')]);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).toContain(`[configuration-wrong]\n  where:    ${at('wrong.json')}\n  expected: `);
    expect(ended.stderr).not.toContain('pass-9');
  });

  test('does not take a public key, or anything else, for the key to sign with', async () => {
    writeFileSync(at('public.json'), '{"kty":"EC","crv":"P-256","x":"x","y":"y"}');
    const { passportKey } = await import('../src/passport-key.ts');
    await expect(passportKey(at('public.json'))).rejects.toMatchObject({ code: 'passport-key-wrong' });
  });
});

describe('passports in meervoud.json', () => {
  const configuration = { organization: { id: 'org', name: 'Org' }, sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: {}, passport: 'ecd.jws' }], passportIssuers: 'issuers.json' };

  test('lie relative to that file, and are not required unless it says so', () => {
    const config = parseConfig(configuration, at('meervoud.json'), {});
    expect(config).toMatchObject({ requirePassport: false, passportIssuers: at('issuers.json'), sources: [{ passport: at('ecd.jws') }] });
    expect(parseConfig({ ...configuration, requirePassport: true }, at('meervoud.json'), {}).requirePassport).toBe(true);
  });

  test('are refused when they are not there, and so are keys that are not public', () => {
    expect(existsSync(at('ecd.jws'))).toBe(false);
    expect(() => readPassport(at('ecd.jws'))).toThrowError(expect.objectContaining({ code: 'passport-missing' }));
    writeFileSync(at('private.json'), '{"keys":[{"kty":"EC","crv":"P-256","x":"x","y":"y","d":"secret"}]}');
    for (const file of ['nowhere.json', 'private.json']) {
      expect(() => passportPolicy({ requirePassport: true, passportIssuers: at(file) })).toThrowError(expect.objectContaining({ code: 'passport-issuers-wrong' }));
    }
    expect(passportPolicy({ requirePassport: false })).toEqual({ required: false, trusted: { keys: [] } });
  });
});
