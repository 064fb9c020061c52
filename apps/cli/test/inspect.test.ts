import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryDirectory } from './meervoud.ts';

const folder = temporaryDirectory();
const ulcer = (stage: unknown) => ({
  resourceType: 'Condition', id: 'u', code: { coding: [{ system: 'http://snomed.info/sct', code: '399912005' }] }, subject: { reference: 'Patient/1' }, stage,
});
const stage = { summary: { coding: [{ system: 'http://snomed.info/sct', code: '420324007' }] } };
writeFileSync(join(folder, 'r4.json'), JSON.stringify(ulcer([stage])));
writeFileSync(join(folder, 'stu3.json'), JSON.stringify(ulcer(stage)));

const summaryOf = async (...options: readonly string[]): Promise<unknown> => JSON.parse((await run(['inspect', folder, '--summary', '--json', ...options])).stdout);

describe('meervoud inspect', () => {
  test('reads each resource in the FHIR version its shape tells', async () => {
    expect(await summaryOf()).toMatchObject({ files: 2, records: { PressureUlcer: 2 }, rejected: {} });
  });
  test.each(['3.0.2', '4.0.1'])('reads all of it as %s when told to', async (version) => {
    expect(await summaryOf('--fhir', version)).toMatchObject({ files: 2, records: { PressureUlcer: 1 }, rejected: { 'malformed-resource': 1 } });
  });
  test('knows no other version', async () => {
    const { code, stderr } = await run(['inspect', folder, '--fhir', '5.0.0']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('3.0.2');
  });
});
