import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { personeelssamenstellingFor } from '@meervoud/indicators-personeelssamenstelling';
import { defaultSettings } from '@meervoud/indicator';
import { generateStaff } from '@meervoud/synthetic';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const staff = generateStaff({ seed: 2, reportingYear: 2023, size: 30 });
const directory = temporaryDirectory();
const [file, sheets] = [join(directory, 'meervoud.json'), join(directory, 'csv')];
const drop = (name: string, content: string): void => writeFileSync(join(sheets, name), content);
const meervoud = (...args: readonly string[]): Promise<Ended> => run([...args, '--config', file]);

beforeAll(() => {
  mkdirSync(sheets);
  for (const [name, content] of Object.entries(staff.files)) drop(name, content);
  writeFileSync(file, JSON.stringify({
    organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data',
    campaigns: [{ set: 'personeelssamenstelling', reportingYear: 2023, locations: {} }],
    sources: [{ name: 'hr', adapter: 'csv-staff', config: { folder: sheets } }],
  }));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a folder with HR facts gives the figures of the year, each with who adds what to it', async () => {
  await meervoud('sync');
  expect((await meervoud('derive', '--set', 'personeelssamenstelling', '--year', '2023')).stdout).toContain('23 waarden over 2023');
  const { stdout } = await meervoud('values', '--set', 'personeelssamenstelling', '--year', '2023', '--json');
  const values = JSON.parse(stdout) as readonly { readonly indicator: string; readonly outcome: unknown }[];
  const truth = staff.truth(defaultSettings);
  expect(Object.fromEntries(values.filter(({ indicator }) => indicator in truth).map(({ indicator, outcome }) => [indicator, outcome]))).toEqual(truth);
  expect(values).toHaveLength(personeelssamenstellingFor(2023).indicators.length - 1);

  const explained = (await meervoud('explain', '2023/organisatie/3.1', '--set', 'personeelssamenstelling')).stdout;
  expect(explained).toMatch(/niet afgerond: [\d.]+ gedeeld door \d+/);
  expect(explained).toMatch(/hr\/ziekmeldingen\.csv#\d+/);
  expect(explained).toContain('sicknessAbsence = "days"');
});

test('a wrong cell is named by file, row and column, and what stands in it is not', async () => {
  drop('overeenkomsten-extra.csv', 'medewerker;overeenkomst;soort;zorgfunctie;niveau;uren per week;begindatum;einddatum\nm-9001;1;vast;ja;3;24;01-01-2020;\nm-9002;2;bbl;ja;3;24;05-2020;\nm-9003;3;bbl;ja;3;24;01-02-2020;01-01-2020\n');
  const { code, stdout } = await meervoud('doctor');
  expect(code).toBe(3);
  expect(stdout).toContain('overeenkomsten-extra.csv:2:soort: unknown-code');
  expect(stdout).toContain('overeenkomsten-extra.csv:3:begindatum: invalid-date');
  expect(stdout).toContain('overeenkomsten-extra.csv:4:einddatum: period-reversed');
  expect(stdout).not.toContain('m-900');
});
