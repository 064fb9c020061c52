import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { zibNames, zibs } from '@meervoud/zibs';
import { afterAll, describe, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const write = (name: string, content: unknown): string => {
  const file = join(directory, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

interface Matrix {
  readonly reportingYear: number;
  readonly basis: { readonly kind: string; readonly name: string };
  readonly rows: readonly { readonly number: string; readonly verdict: string; readonly missing: readonly unknown[] }[];
}
const matrix = async (...args: readonly string[]): Promise<Matrix> => {
  const ended = await run(['matrix', '--json', ...args], { ECD_SECRET: 'right' });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Matrix;
};
const notComputable = ({ rows }: Matrix) => rows.filter(({ verdict }) => ['not', 'partly'].includes(verdict)).map(({ number, verdict, missing }) => [number, verdict, missing]);

const elements = (zib: (typeof zibNames)[number]): readonly string[] => Object.keys(zibs[zib].unwrap().shape).filter((name) => !['zib', 'id', 'origin', 'subject'].includes(name));
/** All zibs but one, every element filled but one. */
const passport = {
  kit: { name: 'kit', version: '0.1.0' }, adapter: { name: 'my-ecd', version: '1.2.3', fhirVersion: '4.0.1' }, issuedAt: '2026-11-22T10:00:00.000Z', checkedOn: 'population',
  population: { seed: 1, reportingYears: [2023] }, checks: [], bypasses: [], predicted: { values: 0, equal: 0, differences: [] },
  coverage: Object.fromEntries(zibNames.filter((zib) => zib !== 'MedicationReview').map((zib) =>
    [zib, Object.fromEntries(elements(zib).map((element) => [element, { filled: element === 'decubitusCategory' ? 0 : 5, of: 5 }]))])),
};
const lacking = [
  ['1.1b', 'partly', [{ zib: 'PressureUlcer', element: 'decubitusCategory' }]],
  ['3.2b', 'not', [{ zib: 'MedicationReview' }]],
];

const refused = (ended: Ended, code: string): void => {
  expect(ended).toMatchObject({ code: 3, stdout: '' });
  expect(ended.stderr).toContain(`[${code}]`);
};

describe('without any configuration', () => {
  test('an adapter on the shelf is judged by what it says it gives', async () => {
    const found = await matrix('--adapter', 'nl-core-r4', '--year', '2022');
    expect([found.reportingYear, found.basis]).toStrictEqual([2022, { kind: 'claim', name: 'nl-core-r4' }]);
    expect(notComputable(found)).toStrictEqual([]);
  });

  test('an adapter is judged by its passport', async () => {
    const plain = await matrix('--passport', write('passport.json', passport));
    expect(plain.basis).toStrictEqual({ kind: 'passport', name: 'my-ecd@1.2.3' });
    expect(notComputable(plain)).toStrictEqual(lacking);
  });

  test('a person reads what to record, and for which rows; here from a signed passport', async () => {
    const jws = ['e30', Buffer.from(JSON.stringify(passport)).toString('base64url'), 'c2ln'].join('.');
    const { stdout } = await run(['matrix', '--passport', write('passport.jws', jws), '--lang', 'en']);
    expect(stdout).toContain('basisveiligheid 2023, by the passport of my-ecd@1.2.3');
    expect(stdout).toContain('  3.2b: Record every medication review as a procedure. Without this there is no figure.');
  });

  test('what is not there is refused with a stable code', async () => {
    refused(await run(['matrix', '--passport', write('passport.json', '{"no": "passport"}')]), 'passport-unreadable');
    refused(await run(['matrix', '--adapter', 'nobody', '--year', '2023']), 'adapter-unknown');
    expect(await run(['matrix', '--adapter', 'nl-core-r4', '--passport', 'x'])).toMatchObject({ code: 2, stdout: '' });
  });
});

test('of a provider it tells what the adapters claim, and after a read what the records hold', async () => {
  const population = generatePopulation({ seed: 5, reportingYear: 2023 });
  const ecd = await startSandboxEcd({ population: { resources: population.resources.filter(({ resourceType }) => resourceType !== 'Basic') }, clientId: 'meervoud', clientSecret: 'right' });
  const file = write('meervoud.json', {
    organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data', campaigns: [population.campaign],
    sources: [{
      name: 'ecd', adapter: 'nl-core-r4',
      config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } },
    }],
  });
  const before = await matrix('--config', file);
  expect([before.basis, notComputable(before)]).toStrictEqual([{ kind: 'claim', name: 'nl-core-r4' }, []]);
  expect((await run(['sync', '--config', file], { ECD_SECRET: 'right' })).code).toBe(0);
  const after = await matrix('--config', file);
  await ecd.close();
  expect(after.basis).toStrictEqual({ kind: 'records', name: 'Zorggroep Maasoever' });
  expect(notComputable(after)).toStrictEqual([['1.2b', 'partly', [{ zib: 'Meeting' }]], ['3.1', 'partly', [{ zib: 'Meeting' }]]]);
});
