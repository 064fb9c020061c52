import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, run, start, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2023 });
const directory = temporaryDirectory();
const file = join(directory, 'meervoud.json');
let ecd: SandboxEcd;

const configuration = (change: { baseUrl?: string; secret?: string; limits?: { retries: number } } = {}) => ({
  organization: { id: 'maasoever', name: 'Zorggroep Maasoever' },
  directory: 'data',
  sources: [{
    name: 'ecd', adapter: 'nl-core-r4',
    config: {
      baseUrl: change.baseUrl ?? ecd.fhirUrl,
      ...(change.limits && { limits: change.limits }),
      auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: change.secret ?? 'ECD_SECRET' } },
    },
  }],
  recipients: [{ name: 'gegevensmakelaar', profile: 'databroker-odb', channel: 'fhir-endpoint',
    config: { url: 'http://127.0.0.1:9/fhir', tokenUrl: 'http://127.0.0.1:9/token', clientId: 'linde', clientSecret: { env: 'ECD_SECRET' }, issuer: 'x', recipientJwksUrl: 'http://127.0.0.1:9/keys' },
  }],
  accounts: [{ name: 'anna', title: 'kwaliteitsmedewerker' }],
  campaigns: [population.campaign],
});
const configure = (content: unknown): void => writeFileSync(file, JSON.stringify(content));
const meervoud = (...args: readonly string[]): Promise<Ended> =>
  run([...args, '--config', file], { ECD_SECRET: 'right', WRONG_SECRET: 'wrong' });

beforeAll(async () => { ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' }); });
afterAll(async () => {
  await ecd.close();
  rmSync(directory, { recursive: true, force: true });
});

const refused = (ended: Ended, code: string, exit: number): void => {
  expect(ended.stderr).toContain(`[${code}]`);
  expect(ended).toMatchObject({ code: exit, stdout: '' });
  expect(ended.stderr).not.toMatch(/\n\s+at .*\.ts/); // a message, not a stack
};

describe('bad input gets a clear error with a stable code', () => {
  test('no configuration', async () => refused(await run(['values', '--config', join(directory, 'absent.json')]), 'configuration-missing', 3));

  test('a configuration with several mistakes names them all', async () => {
    configure({ organization: { id: 'Not A Name', name: '' }, sources: [], colour: 'red' });
    const ended = await meervoud('values');
    refused(ended, 'configuration-wrong', 3);
    for (const at of ['organization.id', 'organization.name', 'sources', 'colour']) expect(ended.stderr).toContain(at);
  });

  test('a wrong token', async () => {
    configure(configuration({ secret: 'WRONG_SECRET' }));
    const ended = await meervoud('sync');
    refused(ended, 'token-refused', 3);
    expect(ended.stderr).not.toContain('wrong\n');
  });

  test('a secret that is nowhere', async () => {
    configure(configuration({ secret: 'NO_SUCH_SECRET' }));
    refused(await meervoud('sync'), 'secret-missing', 3);
  });

  test('an ECD that cannot be reached', async () => {
    configure(configuration({ baseUrl: 'http://127.0.0.1:9/fhir', limits: { retries: 0 } }));
    refused(await meervoud('sync'), 'source-unavailable', 4);
  });

  test('a malformed bundle', async () => {
    const liar = createServer((request, response) => {
      response.setHeader('content-type', 'application/fhir+json');
      response.end(request.url?.includes('metadata') ? '{"resourceType":"CapabilityStatement"}' : '{"resourceType":"Patient"}');
    });
    await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
    configure(configuration({ baseUrl: `http://127.0.0.1:${(liar.address() as AddressInfo).port}/fhir` }));
    refused(await meervoud('sync'), 'malformed-bundle', 3);
    liar.close();
  });

  test('figures before anything was read', async () => {
    configure(configuration());
    refused(await meervoud('derive', '--year', '2023'), 'load-incomplete', 3);
  });

  test('a reporting year nobody knows', async () => refused(await meervoud('derive', '--year', '1999'), 'unknown-reporting-year', 3));

  test('an ODB delivery of 2024: none is owed, and it says what is', async () => {
    const ended = await meervoud('approve', '--year', '2024', '--as', 'anna');
    refused(ended, 'not-owed-for-this-year', 3);
    expect(ended.stderr).toMatch(/kwaliteitsbeeld/);
  });

  test('a value that does not exist', async () => refused(await meervoud('explain', '2023/nergens/1.1b'), 'value-unknown', 3));
  test('an account that does not exist', async () => refused(await meervoud('approve', '--as', 'niemand'), 'account-unknown', 3));
  test('sending what nobody approved', async () => refused(await meervoud('submit', '--year', '2023'), 'not-released', 3));
  test('an option that does not exist', async () => expect(await meervoud('values', '--colour')).toMatchObject({ code: 2 }));

  test('errors as JSON where JSON was asked', async () => {
    const ended = await meervoud('explain', '2023/nergens/1.1b', '--json');
    expect(JSON.parse(ended.stderr)).toMatchObject({ error: { code: 'value-unknown', recovery: 'halt' } });
  });
});

describe('nothing is lost by it', () => {
  test('after a failed read the records and values of the one before are still there', async () => {
    configure(configuration());
    expect(await meervoud('sync')).toMatchObject({ code: 0 });
    expect(await meervoud('derive', '--year', '2023')).toMatchObject({ code: 0 });
    const before = await meervoud('values', '--json');
    configure(configuration({ secret: 'WRONG_SECRET' }));
    refused(await meervoud('sync'), 'token-refused', 3);
    expect((await meervoud('values', '--json')).stdout).toBe(before.stdout);
    expect(JSON.parse(before.stdout)).toHaveLength(151);
  });

  test('a second service on the same embedded directory is refused, and the first goes on', async () => {
    configure(configuration());
    const first = start(['up', '--config', file], { ECD_SECRET: 'right' });
    await first.until('gateway:');
    refused(await meervoud('worker'), 'embedded-directory-in-use', 3);
    first.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(await meervoud('values')).toMatchObject({ code: 0 });
  });
});

test('no secret is written to the configuration, the log or the terminal', async () => {
  configure(configuration());
  const ended = await run(['sync', '--config', file], { ECD_SECRET: 'right' });
  const log = readFileSync(join(directory, 'data', 'meervoud.log'), 'utf8');
  for (const text of [ended.stdout, ended.stderr, log]) expect(text).not.toMatch(/Bearer|access_token|"right"/);
});
