import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Inspected, summarise } from '@meervoud/adapter-sdk';
import { describe, expect, test } from 'vitest';
import { inspectFolder, nlCoreR4 } from './mapping.ts';

/** Public nl-core instances written by others; they lie next to the repository and are never copied into it. */
const samples = join(import.meta.dirname, '../../../../../shared/samples');
const inspectAll = async (set: string): Promise<Inspected[]> => {
  const found: Inspected[] = [];
  for await (const inspected of inspectFolder(join(samples, set), nlCoreR4)) found.push(inspected);
  return found;
};

describe.skipIf(!existsSync(join(samples, 'r4-zib2020')))('the public R4 instances (skipped without ../shared/samples)', () => {
  test('each get an outcome, none unrecognised, and are counted as predicted', async () => {
    const summary = await summarise(await inspectAll('r4-zib2020'));
    expect(summary).toMatchObject({
      files: 168, items: 168, findings: {},
      records: { AdvanceDirective: 2, FreedomRestrictingIntervention: 1, PressureUlcer: 1, TreatmentDirective2: 2 },
      rejected: { 'element-missing': 6, 'subject-missing': 1 },
    });
    expect(summary.rejected).not.toHaveProperty('unrecognised');
    const notNeeded = Object.values(summary.notNeeded).reduce((sum, count) => sum + count, 0);
    expect(6 + 7 + notNeeded).toBe(168);
    expect(summary.notNeeded).toMatchObject({ Problem: 17, LegalSituation: 3, BowelFunction: 9, Wound: 1, Burnwound: 2, MUSTScore: 1, BodyWeight: 1, BarthelADLIndex: 1, Patient: 3 });
  });

  test.each([
    ['nl-core-PressureUlcer-01.json', 'record PressureUlcer'],
    ['nl-core-TreatmentDirective2-01.json', 'record TreatmentDirective2'],
    ['nl-core-TreatmentDirective2-02.json', 'record TreatmentDirective2'],
    ['nl-core-AdvanceDirective-01.json', 'record AdvanceDirective'],
    ['nl-core-TreatmentDirective2-01-Consent-01.json', 'record AdvanceDirective'],
    ['nl-core-Encounter-01.json', 'subject-missing Encounter.subject Stay'],
    ['nl-core-HealthcareProvider-01.json', 'element-missing Location.name HealthcareProvider'],
    ['nl-core-LegalSituation-LegalStatus-01.json', 'not-needed Condition LegalSituation'],
    ['nl-core-FreedomRestrictingIntervention-01.json', 'record FreedomRestrictingIntervention'],
    ['nl-core-Wound-01.json', 'not-needed Condition Wound'],
    ['nl-core-SkinDisorder-01-Condition-01.json', 'not-needed Condition Problem'],
    ['nl-core-Payer.InsuranceCompany-02.json', 'not-needed Coverage Payer'],
    ['nl-core-HelpFromOthers-01.json', 'not-needed CarePlan HelpFromOthers'],
    ['nl-core-Patient-01.json', 'not-needed Patient Patient'],
  ])('%s becomes %s', async (file, expected) => {
    const found = (await inspectAll('r4-zib2020')).filter((inspected) => inspected.file === file);
    expect(found.flatMap(({ outcomes }) => outcomes.map((outcome) =>
      (outcome.kind === 'record' ? `record ${outcome.zib}` : `${outcome.code} ${outcome.path} ${outcome.kind === 'rejected' ? outcome.recognised : ''}`)))).toEqual([expected]);
  });
});

describe.skipIf(!existsSync(join(samples, 'stu3-zib2017')))('the public STU3 instances (skipped without ../shared/samples)', () => {
  test.each(['stu3-zib2017', 'stu3-iwlz'])('%s: this adapter is not made for them, and still drops none and crashes on none', async (set) => {
    const files = readdirSync(join(samples, set), { recursive: true }).filter((name) => String(name).endsWith('.json'));
    const found = await inspectAll(set);
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set(files));
    expect(found.every(({ outcomes }) => outcomes.length > 0)).toBe(true);
  });
});
