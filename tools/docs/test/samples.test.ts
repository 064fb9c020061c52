import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarise } from '@meervoud/adapter-sdk';
import { describe, expect, test } from 'vitest';
import { type Folder, folders, inspectSamples, page, samples, writePage } from '../samples.ts';

const names = Object.keys(folders) as Folder[];
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

describe.skipIf(!names.every((folder) => existsSync(join(samples, folder))))('the public instances of R4 and STU3 (skipped without ../shared/samples)', () => {
  test('are in the documentation as they are read now: run `npx tsx tools/docs/samples.ts` when this fails', async () => {
    expect(readFileSync(page, 'utf8')).toBe(await writePage());
  });

  test.each(names)('%s: every file has an outcome, and no other', async (folder) => {
    const inspected = await inspectSamples(folder);
    const files = readdirSync(join(samples, folder), { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    expect(inspected.map(({ file }) => file)).toEqual(files.map(({ name }) => name).sort());
    for (const { outcomes } of inspected) expect(outcomes.length).toBeGreaterThan(0);
  });

  test.each([
    ['r4-zib2020', 168, { AdvanceDirective: 2, FreedomRestrictingIntervention: 1, PressureUlcer: 1, TreatmentDirective2: 2 }, { 'element-missing': 6, 'subject-missing': 1 }, 155, {}],
    ['stu3-zib2017', 127, { AdvanceDirective: 3, FreedomRestrictingIntervention: 2, HealthcareProvider: 2, MedicationUse: 1, PressureUlcer: 1, Stay: 2, TreatmentDirective2: 2 }, {}, 114, { 'referred-not-read': 1 }],
    ['stu3-iwlz', 22, {}, { 'empty-bundle': 2, unrecognised: 6 }, 14, {}],
  ] as const)('%s: %i resources, counted as predicted', async (folder, items, records, rejected, notNeeded, findings) => {
    const summary = await summarise(await inspectSamples(folder));
    expect({ ...summary, notNeeded: sum(summary.notNeeded) }).toEqual({ files: items, items, records, rejected, notNeeded, findings });
    expect(sum(records) + sum(rejected) + notNeeded).toBe(items);
  });

  test('what only one version can be read as, is read as that: the ulcer of zib2017 and that of zib2020', async () => {
    const outcomeOf = async (folder: Folder, file: string) => (await inspectSamples(folder)).find((one) => one.file === file)?.outcomes;
    expect(await outcomeOf('stu3-zib2017', 'zib-PressureUlcer-01.json')).toEqual([{ kind: 'record', zib: 'PressureUlcer' }]);
    expect(await outcomeOf('r4-zib2020', 'nl-core-PressureUlcer-01.json')).toEqual([{ kind: 'record', zib: 'PressureUlcer' }]);
  });
});
