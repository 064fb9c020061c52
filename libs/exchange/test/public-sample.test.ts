import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { calendarDate, Instant } from '@meervoud/kernel';
import { percentage, type Value } from '@meervoud/value';
import { describe, expect, test } from 'vitest';
import { discloseValues } from '../src/index.ts';

/** Real rows of 2019; they lie next to the repository and are never copied into it. */
const sample = join(import.meta.dirname, '../../../../shared/samples/odb/odb-verpleeghuiszorg-2019-lang-leve-thuis.csv');
/** Client percentages by number; 3.1 counts wards, 8.1 respondents. */
const CLIENT_ROWS = /^(1\.1b|2|3\.2b|4\.1[c-j]|5\.2[abc]|6\.1[abc])$/;

type Row = Readonly<Record<string, string>>;
const rowsIn = (text: string): readonly Row[] => {
  const [head = [], ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter(Boolean)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
};

const leaves = (id: string, numerator: number, denominator: number) => {
  const indicator = { id, kind: 'proportion', basis: 'client', counts: 'yes', population: { all: [] }, numerator: { all: [] } } as unknown as IndicatorDefinition;
  const value = {
    id: 'val-1', set: 'basisveiligheid', reportingYear: 2019, location: 'a', indicator: id, referenceDate: calendarDate('2020-02-28'), derivedAt: Instant.parse('2020-03-01T00:00:00.000Z'),
    outcome: { kind: 'measured', answer: { type: 'percentage', value: percentage(numerator, denominator) }, counts: { numerator, denominator, unknown: 0 } },
    evidence: { definition: { id, set: 's', version: '1', hash: 'h', standing: 'published' }, engine: 'e', inputHash: 'i', rulings: [], settings: {} },
  } as unknown as Value;
  const set = { id: 'basisveiligheid', reportingYear: 2019, indicators: [indicator] } as unknown as IndicatorSet;
  return discloseValues(set, [value], { policy: 'odb-denominator@1', suppressBelow: 10 })[0]!.outcome;
};

describe.skipIf(!existsSync(sample))('the profile rule and the public file of 2019 (skipped without ../shared/samples)', () => {
  const rows = existsSync(sample) ? rowsIn(readFileSync(sample, 'utf8')).filter((row) => row['IndicatorsetCode'] === 'ISID000151' && CLIENT_ROWS.test(row['IndicatorNummer']!)) : [];

  test('every client percentage that is shown leaves exactly as printed, seven with fewer than ten in the numerator', () => {
    const shown = rows.filter((row) => row['Noemer'] !== '' && row['Indicator_nvt'] === '0');
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((row) => Number(row['Teller']) > 0 && Number(row['Teller']) < 10)).toHaveLength(7);
    for (const row of shown) {
      expect(leaves(row['IndicatorCode']!, Number(row['Teller']), Number(row['Noemer']))).toMatchObject({ kind: 'measured', answer: { type: 'percentage', value: row['IndicatorWaarde'] } });
    }
  });

  test('thirteen are printed as hidden, of a home with eight clients: whatever the numerator, over eight nothing leaves', () => {
    const hidden = rows.filter((row) => row['Opmerking']!.startsWith('Waarneming kleiner dan 10'));
    expect(hidden.map((row) => [row['IndicatorWaarde'], row['Teller'], row['Noemer'], row['Indicator_nvt']])).toStrictEqual(Array.from({ length: 13 }, () => ['0.00', '', '', '0']));
    for (const row of hidden) {
      for (let numerator = 0; numerator <= 8; numerator += 1) {
        expect(leaves(row['IndicatorCode']!, numerator, 8)).toStrictEqual({ kind: 'suppressed', rule: 'denominator-below-10' });
      }
    }
  });
});
