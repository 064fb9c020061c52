import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Sheet, writeCsv, writeXlsx } from '../src/index.ts';
import { payload } from '../src/testing/index.ts';

const hasProgram = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'meervoud-soffice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens each file in LibreOffice Calc, which saves what it made of it, formulas included. `separator` is that of its CSV files. */
const opened = async (files: Readonly<Record<string, Uint8Array | string>>, separator: ',' | ';' = ','): Promise<readonly string[]> => {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', `--infilter=CSV:${separator.charCodeAt(0)},34,76`, '--convert-to', 'fods', '--outdir', folder,
    ...Object.keys(files).map((name) => join(folder, name)),
  ], { timeout: 280_000 });
  return Object.keys(files).map((name) => readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8'));
};
const formulasIn = (text: string): number => text.match(/table:formula=/g)?.length ?? 0;

const payloads = fc.sample(payload, { numRuns: 10_000, seed: 20_261_122 });
const sheet: Sheet = { name: 'Blad', header: ['a', 'b', 'c'], rows: payloads.map((text) => ['rij', text, 'einde']) };

describe.skipIf(!hasProgram)('opened in LibreOffice (skipped where there is no soffice)', () => {
  test('of 10,000 payloads none is a formula, in CSV and in a workbook; a formula that was left as it is is one', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('Blad').addRow([{ formula: '1+1', result: 0 }]);
    const [csv, xlsx, asIs, formula] = await opened({
      'payloads-csv.csv': writeCsv(sheet), 'payloads-xlsx.xlsx': await writeXlsx(sheet),
      'as-is.csv': 'a,b\r\n=1+1,+2\r\n', 'formula.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()),
    });
    expect([asIs, formula].map((text) => formulasIn(text!) > 0)).toStrictEqual([true, true]);
    expect([csv, xlsx].map((text) => [formulasIn(text!), (text!.match(/>einde</g) ?? []).length])).toStrictEqual([[0, 10_000], [0, 10_000]]);
  });

  test('nor where the program takes a semicolon for the separator, as in Dutch', async () => {
    const [csv, asIs] = await opened({ 'semicolon.csv': writeCsv(sheet), 'semicolon-as-is.csv': 'a,"b;=1+1;c"\r\n' }, ';');
    expect(formulasIn(asIs!)).toBe(1);
    expect(formulasIn(csv!)).toBe(0);
  });

  test('a workbook shows what the CSV says: 100.00 is no 100, and no number or date is made of a text', async () => {
    const shown: Sheet = {
      name: 'Blad', header: ['Waarde', 'Teller', 'Nummer', 'Code', 'Datum', 'Opmerking'],
      rows: [
        [{ number: '100.00' }, { number: '21' }, '2.1.8.', '08111924', '2019-01-01 00:00:00.000', 'ja'], [{ number: '0.00' }, '', '1.1', '0', '1-2', ''],
        [{ number: '5.56' }, { number: '2646858' }, '7', '000040313182', '2019-12-31 23:59:59.000', "'t is 12,5%"], [{ number: '88.89' }, { number: '0' }, '3E5', 'TRUE', '=', '-'],
      ],
    };
    writeFileSync(join(folder, 'shown.xlsx'), await writeXlsx(shown));
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true', '--outdir', folder, join(folder, 'shown.xlsx'),
    ], { timeout: 280_000 });
    expect(readFileSync(join(folder, 'shown.csv'), 'utf8').trim().split(/\r?\n/)).toStrictEqual(new TextDecoder().decode(writeCsv(shown)).trim().split('\r\n'));
  });
});
