import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from './doctor-places.ts';
import { run, type Running, start, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 41, reportingYear: 2023, clientsPerLocation: 20 });
const folder = temporaryDirectory();
const file = join(folder, 'meervoud.json');
const told = async (...args: readonly string[]) => run([...args, '--config', file], { ECD_SECRET: 'right' });
let [ecd, service]: [SandboxEcd, Running] = [] as never;

beforeAll(async () => {
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  writeFileSync(file, JSON.stringify({
    organization: { id: 'beside', name: 'Zorggroep Maasoever' }, directory: '.', campaigns: [population.campaign], gateway: { port: await freePort() },
    accounts: [{ name: 'anna', title: 'kwaliteitsmedewerker' }],
    sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } } }],
  }));
  service = start(['up', '--config', file], { ECD_SECRET: 'right' });
  await service.until('Ctrl-C');
});
afterAll(async () => {
  service?.kill('SIGKILL');
  await service?.ended;
  await ecd?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('commands may be given beside a service on the embedded database: the service does what they ask for, and goes on', async () => {
  const read = await told('sync', '--json');
  expect([read.code, read.stderr.includes('De dienst die al draait doet dit')]).toEqual([0, true]);
  expect((JSON.parse(read.stdout) as { records: { Stay: number } }).records.Stay).toBeGreaterThan(20);
  const derived = await told('derive', '--year', '2023', '--json');
  expect([derived.code, (JSON.parse(derived.stdout) as { values: number }).values > 100]).toEqual([0, true]);
  const status = await told('status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ runs: [{ source: 'ecd', status: 'complete' }], alarms: [] });

  const log = readFileSync(join(folder, 'meervoud.log'), 'utf8');
  expect(log).not.toContain('database-unavailable');
  const second = await told('up');
  expect([second.code, second.stderr.includes('[embedded-directory-in-use]')]).toEqual([3, true]);
  service.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0 });
});

test('what the service cannot do fails where it was asked for, with its code', async () => {
  service = start(['up', '--config', file], { ECD_SECRET: 'wrong' });
  await service.until('Ctrl-C');
  const read = await told('sync', '--json');
  expect([read.code, (JSON.parse(read.stderr.slice(read.stderr.indexOf('{'))) as { error: { code: string } }).error.code]).toEqual([3, 'token-refused']);
});
