import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import type { Encounter } from 'fhir/r4.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2023 });
const directory = temporaryDirectory();
const file = join(directory, 'meervoud.json');
const sheets = join(directory, 'csv');
let ecd: SandboxEcd;

const encounters = population.resources.filter((resource): resource is Encounter => resource.resourceType === 'Encounter');
const livesIn = (location: string): Encounter => encounters.find(({ status, location: places, period }) =>
  status === 'in-progress' && places?.[0]?.location.reference === `Location/${location}` && period!.start! < '2023-01-01')!;
const clientOf = ({ subject }: Encounter): string => subject!.reference!.slice('Patient/'.length);
const [here, elsewhere] = [livesIn('de-linde'), livesIn('het-anker')];

const configure = (...order: readonly ('ecd' | 'admin')[]): void => {
  const sources = {
    ecd: {
      name: 'ecd', adapter: 'nl-core-r4',
      config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } },
    },
    admin: { name: 'admin', adapter: 'csv', clients: 'ecd', zibs: ['Stay'], config: { folder: sheets } },
  };
  writeFileSync(file, JSON.stringify({
    organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data', campaigns: [population.campaign], sources: order.map((name) => sources[name]),
  }));
};
const meervoud = async (...args: readonly string[]): Promise<Ended> => {
  const ended = await run([...args, '--config', file], { ECD_SECRET: 'right' });
  expect(ended.stderr).not.toMatch(/\[[a-z]+-[a-z-]+\]/);
  return ended;
};

interface Explained {
  readonly value: { readonly evidence: { readonly memberships: readonly { readonly member: string }[] } };
  readonly shadowed: readonly { readonly about: string; readonly source: string; readonly reference: string; readonly by: string }[];
}
const explain = async (place: string): Promise<Explained> => JSON.parse((await meervoud('explain', `2023/${place}/1.1b`, '--json')).stdout) as Explained;

beforeAll(async () => {
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  mkdirSync(sheets);
  // one who left long ago, says the sheet; one who moved to De Linde; and one whom the ECD does not know
  writeFileSync(join(sheets, 'verblijven.csv'), [
    'sleutel;cliënt;locatie;begindatum;einddatum', `v-1;${clientOf(here)};de-linde;01-02-2019;01-02-2020`, `v-2;${clientOf(elsewhere)};de-linde;01-02-2021;`, 'v-3;c-9999;de-linde;01-02-2021;', '',
  ].join('\n'));
});
afterAll(async () => {
  await ecd.close();
  rmSync(directory, { recursive: true, force: true });
});

test('with one source nothing is said of others', async () => {
  configure('ecd');
  await meervoud('sync');
  expect(JSON.parse((await meervoud('status', '--json')).stdout)).not.toHaveProperty('overlap');
  expect((await meervoud('status')).stdout).not.toMatch(/telt niet mee|tellen mee/i);
});

test('what a source says that an earlier one says already is counted in the status, and told record by record at a value', async () => {
  configure('ecd', 'admin');
  await meervoud('sync');
  await meervoud('derive', '--year', '2023');

  expect(JSON.parse((await meervoud('status', '--json')).stdout)).toMatchObject({
    overlap: { sources: ['ecd', 'admin'], shadowed: [{ zib: 'Stay', source: 'admin', by: 'ecd', records: 2 }], notConfigured: 0 },
  });
  const { stdout: status } = await meervoud('status');
  expect(status).toContain('Telt niet mee, omdat een andere bron voorgaat:');
  expect(status).toMatch(/│ Stay +│ admin +│ ecd +│ +2 │/);
  expect(status).toContain('De volgorde van `sources` in meervoud.json is de rangorde: ecd, admin.');

  const { value, shadowed } = await explain('de-linde');
  const members = new Set(value.evidence.memberships.map(({ member }) => member));
  expect(shadowed).toEqual([
    { zib: 'Stay', about: expect.stringMatching(/^p-/), source: 'admin', reference: 'verblijven.csv#2', by: 'ecd', instead: [{ source: 'ecd', reference: `Encounter/${here.id}` }] },
    { zib: 'Stay', about: expect.stringMatching(/^p-/), source: 'admin', reference: 'verblijven.csv#3', by: 'ecd', instead: [{ source: 'ecd', reference: `Encounter/${elsewhere.id}` }] },
  ]);
  expect(members.has(shadowed[1]!.about)).toBe(false);

  const { stdout: text } = await meervoud('explain', '2023/de-linde/1.1b');
  expect(text).toContain('2 × Stay uit admin: ecd staat eerder in `sources` en spreekt zelf over hetzelfde, dus daarover telt alleen ecd');
  expect(text).toContain('admin/verblijven.csv#2');
  expect(text).toContain('Stay: location de-linde, start 2019-02-01, end 2020-02-01');
  expect(text).toContain(`ecd/Encounter/${here.id}`);
  expect(text).toContain('(niet meegeteld)');
  expect((await meervoud('explain', '2023/de-linde/1.1b', '--lang', 'en')).stdout).toContain('Does not count, because another source goes before');
});

test('the other way round the other source counts; and a source that is gone counts no more, which is said', async () => {
  configure('admin', 'ecd');
  await meervoud('derive', '--year', '2023');
  const { shadowed } = await explain('de-linde');
  expect(shadowed.map(({ source, reference, by }) => [source, reference, by])).toEqual([here, elsewhere].map(({ id }) => ['ecd', `Encounter/${id}`, 'admin']).toSorted());

  configure('ecd');
  const { stdout } = await meervoud('status', '--lang', 'en');
  expect(stdout).toContain('3 records of a source, or of a zib of it, that is no longer configured: they do not count.');
  expect(stdout).not.toContain('goes before');
});
