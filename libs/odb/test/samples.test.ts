import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWorksheetFile } from '@meervoud/worksheet';
import { describe, expect, test } from 'vitest';
import { type OdbFile, readOdbFile } from '../src/index.ts';

/** Real rows; they lie next to the repository and are never copied into it. */
const samples = join(import.meta.dirname, '../../../../shared/samples/odb');
const read = async (name: string): Promise<OdbFile> => {
  const file = await openWorksheetFile(join(samples, name));
  return readOdbFile(file.rows(), { file: file.name, dates1904: file.dates1904 });
};

describe.skipIf(!existsSync(samples))('real files (skipped without ../shared/samples)', () => {
  test('rows of the public file of 2019: every one accounted for, thirteen hidden and never zero', async () => {
    const { rows, tally } = await read('odb-verpleeghuiszorg-2019-lang-leve-thuis.csv');
    expect(tally).toStrictEqual({ rows: 248, value: 160, suppressed: 13, notApplicable: 75, refused: 0, reasons: {}, findings: { 'text-for-yes-no': 2 }, locations: 5, organizations: 1 });
    const names = (kind: string) => new Set(rows.filter(({ figure }) => figure.kind === kind).map(({ place }) => place?.location.name));
    expect([...names('suppressed')]).toStrictEqual(['Lang Leve Thuis, Villa Verde']);
    // every percentage of the basic safety set is exactly what its counts give
    expect(rows.filter(({ findings }) => findings.includes('value-not-from-counts'))).toStrictEqual([]);
  });

  test('a late delivery over 2021, filled in with mistakes: what was meant is read, what may mean two things is refused', async () => {
    const { rows, tally, notices } = await read('nalevering-2021-herbergier-steenwijkerwold.xlsx');
    expect(tally).toStrictEqual({
      rows: 73, value: 16, suppressed: 0, notApplicable: 31, refused: 26, reasons: { 'not-filled-in': 6, 'ambiguous-column': 18, 'header-has-value': 2 },
      findings: { 'value-moved': 16, 'not-applicable-in-note': 31, 'note-contradicts': 2, 'unit-differs': 3, 'set-code-differs': 2, 'identifier-unusable': 24 },
      locations: 1, organizations: 1,
    });
    expect(notices.map((notice) => [notice.kind, notice.sheet])).toStrictEqual([['header', 'Basisveiligheid vj2021'], ['header', 'Personeelssamenstelling vj2021']]);
    const figureAt = (sheet: string, number: number) => rows.find(({ at }) => at.sheet?.startsWith(sheet) && at.row === number)?.figure;
    expect(figureAt('Basis', 2)).toStrictEqual({ kind: 'value', answer: { type: 'yes-no', value: false } });
    expect(figureAt('Basis', 6)).toStrictEqual({ kind: 'refused', code: 'ambiguous-column', column: 'Teller', written: { numerator: '100' } });
    expect(figureAt('Personeel', 2)).toStrictEqual({ kind: 'value', answer: { type: 'number', value: '29' } });
    expect(rows[0]?.period).toStrictEqual({ start: '2022-06-01', end: '2022-06-01' });
  });
});
