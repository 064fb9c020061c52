import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '@meervoud/kernel';
import { openStore } from '@meervoud/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, temporaryDirectory } from './meervoud.ts';

const directory = temporaryDirectory();
const file = join(directory, 'meervoud.json');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const STAYS = ['sleutel;cliënt;locatie;begindatum;einddatum', 'v-1;c-0001;de-linde;01-02-2021;', 'v-2;c-0002;de-linde;45291;31-02-2023', 'v-3;c-0003;de-li', ''].join('\n');

beforeAll(async () => {
  mkdirSync(join(directory, 'csv'));
  writeFileSync(join(directory, 'csv', 'verblijven.csv'), STAYS);
  const source = { name: 'admin', adapter: 'csv', zibs: ['Stay'], config: { folder: join(directory, 'csv') } };
  writeFileSync(file, JSON.stringify({ organization: { id: 'org', name: 'Org' }, directory: 'data', sources: [source] }));
  const synced = await run(['sync', '--config', file, '--json']);
  expect(JSON.parse(synced.stdout)).toEqual({ records: { Stay: 1 }, rejected: { 'cells-differ': 1, 'excel-date': 1, 'invalid-date': 1 }, findings: {} });
});

test('of rows that were not used the status tells file, line, column and reason, when asked, and nothing that stands in them', async () => {
  const { code, stdout } = await run(['status', '--refused', '--as', 'anna', '--lang', 'en', '--config', file]);
  expect(code).toBe(0);
  expect(stdout).toContain([
    'Not used:',
    '  admin  verblijven.csv#3  begindatum  excel-date: This looks like the number by which Excel keeps a day; make the column a date column and save again.',
    '  admin  verblijven.csv#3  einddatum  invalid-date: Not an existing date, or a time without a zone.',
    '  admin  verblijven.csv#4  cells-differ: The row does not have as many cells as the header.', '',
  ].join('\n'));
  expect(stdout).not.toMatch(/45291|31-02-2023|c-000\d/);
});

test('who looked stands in the access log; without being asked the status names none, and logs nobody', async () => {
  const { stdout } = await run(['status', '--config', file, '--json']);
  expect(JSON.parse(stdout)).not.toHaveProperty('notices');
  const { store, close } = await openStore({ directory: join(directory, 'data') }, { log: silentLogger });
  const entries = await store.access.list('org', 10);
  await close();
  expect(entries).toMatchObject([{ who: 'anna', action: 'refused', object: 'org', purpose: 'quality', at: expect.any(String) as string }]);
});
