import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { expectedOutcome, generatePopulation } from '@meervoud/synthetic';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 16, reportingYear: 2016 });
const directory = temporaryDirectory();
const place = (name: string): string => join(directory, name);
let ecd: SandboxEcd;

const meervoud = (...args: readonly string[]): Promise<Ended> => run([...args, '--config', place('meervoud.json')], { ECD_SECRET: 'right' });
const json = async <Document>(...args: readonly string[]): Promise<Document> => {
  const ended = await meervoud(...args, '--json');
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Document;
};
interface Shown { readonly location: string | null; readonly number: string; readonly indicator: string; readonly definition: string; readonly outcome: unknown }

beforeAll(async () => {
  // a server that takes _include and does nothing with it: the products are read one by one
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right', ignoresInclude: true });
  writeFileSync(place('meervoud.json'), JSON.stringify({
    organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data', campaigns: [population.campaign],
    sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } } }],
    accounts: [{ name: 'anna', title: 'kwaliteitsmedewerker' }],
    recipients: [{ name: 'gegevensmakelaar', profile: 'databroker-odb', channel: 'fhir-endpoint',
      config: { url: 'http://127.0.0.1:9/fhir', tokenUrl: 'http://127.0.0.1:9/token', clientId: 'linde', clientSecret: { env: 'ECD_SECRET' }, issuer: 'x', recipientJwksUrl: 'http://127.0.0.1:9/keys' },
    }],
  }));
});
afterAll(async () => {
  await ecd.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('reporting year 2016, of which the set is a reconstruction', () => {
  test('is read, derived and shown, equal to what the population itself counted, and says in every output that it is reconstructed', async () => {
    const read = await meervoud('sync');
    expect(read).toMatchObject({ code: 0 });
    expect(await json('derive', '--year', '2016')).toMatchObject({ set: 'basisveiligheid', reportingYear: 2016, definition: 'reconstructed' });

    const values = await json<readonly Shown[]>('values', '--year', '2016');
    const counted = values.filter(({ number }) => /^[PV]/.test(number));
    expect(counted.length).toBe(5 * 14);
    for (const { location, indicator, definition, outcome } of counted) {
      expect([location, indicator, outcome]).toEqual([location, indicator, expectedOutcome(population.truth, location, indicator)]);
      expect(definition).toBe('reconstructed');
    }
    const { stdout } = await meervoud('values', '--year', '2016', '--lang', 'en');
    expect(stdout).toContain('definition: reconstructed (these questions are nowhere published like this');
  });

  test('a value opens down to the medicine group that decided it, and to no name of a medicine', async () => {
    const ended = await meervoud('explain', '2016/de-linde/P1');
    expect(ended).toMatchObject({ code: 0 });
    for (const words of ['definition: reconstructed', 'MV-basisveiligheid-P1', 'S10', 'MedicationStatement/', 'psychotropicGroup']) expect(ended.stdout).toContain(words);
    const document = await json<{ value: { evidence: { definition: { standing: string } } } }>('explain', '2016/de-linde/P1');
    expect(document.value.evidence.definition.standing).toBe('reconstructed');
    for (const name of ['haloperidol', 'N05AD01', 'Medication/product', 'TABLET']) expect(`${ended.stdout}${JSON.stringify(document)}`).not.toContain(name);
  });

  test('the matrix knows which adapter gives medication, and which does not', async () => {
    interface Matrix { readonly definition: string; readonly rows: readonly { readonly number: string; readonly verdict: string; readonly missing: readonly unknown[] }[] }
    const verdicts = async (adapter: string) => (JSON.parse((await run(['matrix', '--year', '2016', '--adapter', adapter, '--json'])).stdout) as Matrix).rows.filter(({ number }) => /^P/.test(number));
    for (const { verdict } of await verdicts('nl-core-stu3')) expect(verdict).toBe('computable');
    for (const { verdict, missing } of await verdicts('bulk-ndjson')) expect([verdict, missing]).toEqual(['not', [{ zib: 'MedicationUse' }]]);
    const told = await Promise.all([run(['matrix', '--year', '2016', '--adapter', 'csv']), run(['definitions', 'basisveiligheid', '2017'])]);
    for (const { stdout } of told) expect(stdout).toContain('definition: reconstructed');
    expect(told[0].stdout).toContain('MedicationUse');
  });

  test('is not delivered to the public database: the profile does not know the year', async () => {
    const ended = await meervoud('approve', '--year', '2016', '--as', 'anna');
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toContain('[not-owed-for-this-year]');
  });
});
