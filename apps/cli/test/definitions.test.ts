import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../../../libs/measure/test/r4/validate.ts';
import { run, temporaryDirectory } from './meervoud.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface Definitions {
  readonly sets: readonly { readonly id: string; readonly reportingYear: number; readonly standing: string; readonly rows: readonly { readonly id: string; readonly number: string; readonly hash: string }[] }[];
  readonly written?: readonly { readonly folder: string; readonly files: number }[];
}
const definitions = async (...args: readonly string[]): Promise<Definitions> => {
  const ended = await run(['definitions', '--json', ...args]);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Definitions;
};

describe('without any configuration', () => {
  test('every set of every year is listed, in a table or as one document', async () => {
    const { sets } = await definitions();
    expect(sets.filter(({ id }) => id === 'basisveiligheid').map(({ reportingYear }) => reportingYear)).toStrictEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]);
    expect(new Set(sets.map(({ id }) => id)).size).toBeGreaterThan(3);
    const { stdout } = await run(['definitions', '--lang', 'en']);
    for (const { id, reportingYear } of sets) expect(stdout).toMatch(new RegExp(`${id} .*${reportingYear}`));
  });

  test('a year of a set is told row by row, with what it is and for whom', async () => {
    const { sets: [set, ...others] } = await definitions('basisveiligheid', '2022');
    expect([others, set!.rows.find(({ number }) => number === '1.1b')]).toMatchObject([[], { id: 'INID013307', hash: expect.stringMatching(/^sha256:/) }]);
    const { stdout } = await run(['definitions', 'basisveiligheid', '2022']);
    expect(stdout).toContain('Cliënten met decubitus categorie 2 of hoger');
    expect(stdout).toContain('Dit geldt alleen voor locaties die onderwerp 1.1 kozen.');
  });

  test('as FHIR R4 a set lies in a folder of its own, a file for each resource, every one valid', async () => {
    const { written, sets } = await definitions('basisveiligheid', '2023', '--fhir', join(directory, 'fhir'));
    const folder = join(directory, 'fhir', 'basisveiligheid-2023');
    const files = readdirSync(folder);
    expect(written).toStrictEqual([{ folder, files: files.length }]);
    expect(files.filter((name) => name.startsWith('Measure-'))).toHaveLength(35);
    expect(sets[0]!.rows.length).toBeGreaterThan(35);
    for (const name of files) {
      const resource = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly resourceType: string; readonly id: string };
      expect([name, faultsOf(resource)]).toStrictEqual([`${resource.resourceType}-${resource.id}.json`, []]);
    }
  });

  test('what is not there is refused with a stable code', async () => {
    for (const [args, code] of [[['nothing'], 'set-unknown'], [['basisveiligheid', '2025'], 'no-odb-from-2024'], [['basisveiligheid', '2010'], 'unknown-reporting-year']] as const) {
      const ended = await run(['definitions', ...args]);
      expect(ended).toMatchObject({ code: 3, stdout: '' });
      expect(ended.stderr).toContain(`[${code}]`);
    }
    expect(await run(['definitions', 'basisveiligheid', 'soon'])).toMatchObject({ code: 2, stdout: '' });
  });
});
