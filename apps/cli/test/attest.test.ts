import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const examples = join(import.meta.dirname, '../../../libs/adapters/csv/examples');
const directory = temporaryDirectory();
const at = (name: string): string => join(directory, name);
const attest = (path: string): Promise<Ended> => run(['attest', path, '--config', at('meervoud.json'), '--json']);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

beforeAll(() => writeFileSync(at('meervoud.json'), JSON.stringify({
  organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data', campaigns: [generatePopulation({ seed: 5, reportingYear: 2023 }).campaign],
  sources: [{ name: 'admin', adapter: 'csv', config: { folder: examples } }],
})));

test('takes in what persons state in spreadsheets', async () => {
  expect(await attest(examples)).toMatchObject({ code: 0, stdout: '{\n  "attested": 7\n}\n' });
});

test('takes in nothing from a folder in which one row is wrong, and says every mistake', async () => {
  mkdirSync(at('wrong'));
  writeFileSync(join(directory, 'wrong', 'verklaringen.csv'), 'verslagjaar;indicator;locatie;tekst;aantal;door;datum\n2023;INID014317;;a;1;Jansen;20-02-2024\n2023;INID014317;;a;;Jansen;2024\n');
  const { code, stdout, stderr } = await attest(at('wrong'));
  expect([code, stdout]).toEqual([3, '']);
  expect((JSON.parse(stderr) as { error: { message: string } }).error.message).toMatch(/verklaringen\.csv:2:tekst: one-answer-only.*\n.*verklaringen\.csv:3:datum: invalid-date/);
  expect(stderr).toContain('"csv-refused"');
  expect(stderr).not.toContain('Jansen');
});

test('a folder without statements, and a file that is none, are refused', async () => {
  mkdirSync(at('empty'));
  cpSync(join(examples, 'locaties.csv'), at('empty/locaties.csv'));
  expect((await attest(at('empty'))).stderr).toContain('verklaringen.csv: file-missing');
  expect((await attest(at('nowhere.json'))).stderr).toContain('"attestations-wrong"');
});
