import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discloseValues } from '@meervoud/exchange';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import type { OdbProvider } from '@meervoud/odb';
import type { Outcome } from '@meervoud/value';
import { openWorksheetFile } from '@meervoud/worksheet';
import { payload as injection } from '@meervoud/worksheet/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderSubmission, type RenderRequest, toMeasureReportBundle, toPayload } from '../src/index.ts';
import { attestedText, key, measured, profile, value } from './example.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-injection-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const set = indicatorSetFor(2021);
const row = (id: string) => set.indicators.find((indicator) => indicator.id === id)!;
const [text, report, withheld, overridden] = [row('INID014315'), row('INID010008'), row('INID013309'), row('INID014310')];

/** The same text wherever a person, or a hostile store, can put one; `number` keeps the keys of places apart. */
const submissionWith = (words: readonly string[]): RenderRequest => {
  const said = (at: number): string => words[at % words.length]!;
  const organization = { id: 'zorggroep', name: said(0) };
  const provider: OdbProvider = {
    organization: { ...organization, kvk: said(1), agb: said(2) },
    locations: [0, 1].map((at) => ({ id: `l${at}`, name: said(3 + at), vestigingsnummer: said(4), agb: said(5), postcode: said(6), houseNumber: said(7), city: said(8) })),
  };
  const values = provider.locations.flatMap(({ id }, at) => [
    value(id, text, attestedText(said(9 + at))), value(id, report, attestedText(said(10 + at))),
    value(id, withheld, { kind: 'withheld', explanation: said(11 + at), url: 'https://zorg.example/v' }),
    value(id, overridden, { ...measured(6, 12), kind: 'overridden', computed: measured(6, 12), reason: said(12 + at), by: 'a', at: value(id, text, { kind: 'not-chosen' }).derivedAt } as Outcome),
  ]).map((one) => ({ ...one, reportingYear: 2021 }));
  const bytes = toPayload(toMeasureReportBundle({ organization, locations: provider.locations, set, profile, key, values: discloseValues(set, values, profile.disclosure) })).bytes;
  return { key, payload: bytes, set, provider, names: new Map(set.indicators.map(({ id }, at) => [id as string, said(at)])) };
};
/** What a payload of ours can carry: the assembly refuses lone surrogates, and an answer is not empty. */
const carried = injection.map((given) => given.replace(/\p{Surrogate}/gu, '') || '=1');
const words = fc.array(carried, { minLength: 13, maxLength: 13 });
const FORMULA = /^[\s"]*(?:[=@\uff1d\uff0b\uff0d\uff20\u2212]|[+-](?!\d+(?:\.\d+)?$))/;

test.each(['odb-csv', 'odb-xlsx'] as const)('in %s no cell of any column begins a formula, whatever was written in whichever field', async (form) => {
  await fc.assert(fc.asyncProperty(words, async (given) => {
    const name = join(folder, `cells.${form.slice(4)}`);
    writeFileSync(name, await renderSubmission(form, submissionWith(given)));
    const file = await openWorksheetFile(name);
    for await (const { cells, row: at } of file.rows()) if (at > 1) expect(cells.filter((cell) => FORMULA.test(cell))).toStrictEqual([]);
  }), { numRuns: form === 'odb-csv' ? 80 : 15 });
});

test('json carries the text as it was, as text', async () => {
  await fc.assert(fc.asyncProperty(words, async (given) => {
    const said = JSON.parse(new TextDecoder().decode(await renderSubmission('json', submissionWith(given)))) as { organization: { name: string } };
    expect(said.organization.name).toBe(given[0]);
  }), { numRuns: 50 });
});

const hasProgram = spawnSync('soffice', ['--version']).status === 0;
describe.skipIf(!hasProgram)('opened in LibreOffice (skipped where there is no soffice)', () => {
  test('a submission with a payload in every text field holds no formula', async () => {
    const [given] = fc.sample(fc.array(carried, { minLength: 100, maxLength: 100 }), { numRuns: 1, seed: 20_261_122 });
    const names: string[] = [];
    for (let at = 0; at < 10; at += 1) {
      for (const form of ['odb-csv', 'odb-xlsx'] as const) {
        names.push(`${form}-${at}.${form.slice(4)}`);
        writeFileSync(join(folder, names.at(-1)!), await renderSubmission(form, submissionWith(given!.slice(at * 10, at * 10 + 10))));
      }
    }
    execFileSync('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--infilter=CSV:44,34,76', '--convert-to', 'fods', '--outdir', folder, ...names.map((name) => join(folder, name)),
    ], { timeout: 280_000, stdio: 'ignore' });
    const opened = names.map((name) => readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8'));
    expect(opened.map((one) => one.match(/table:formula=/g)?.length ?? 0)).toStrictEqual(names.map(() => 0));
    expect(opened.every((one) => one.includes('INID013309'))).toBe(true);
  });
});
