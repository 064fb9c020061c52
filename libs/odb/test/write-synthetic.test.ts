import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DisclosedOutcome, discloseValues } from '@meervoud/exchange';
import { type IndicatorSet, periodOf } from '@meervoud/indicator';
import { indicatorSetFor } from '@meervoud/indicators-basisveiligheid';
import { toInstant } from '@meervoud/kernel';
import { generatePopulation } from '@meervoud/synthetic';
import type { Value } from '@meervoud/value';
import { openWorksheetFile, writeCsv, writeXlsx } from '@meervoud/worksheet';
import { afterAll, describe, expect, test } from 'vitest';
import { type OdbFigure, type OdbFile, type OdbProvider, readOdbFile, toOdbSheet } from '../src/index.ts';
import { headers } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-odb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = toInstant(Date.UTC(2024, 2, 1));
const valuesOf = ({ organization, truth }: ReturnType<typeof generatePopulation>, set: IndicatorSet): readonly Value[] =>
  truth.filter(({ location }) => location !== null).map(({ location, indicator, referenceDate, outcome }) => ({
    id: `val-${location}-${indicator}`, version: 1, contentHash: 'sha256:0', derivedAt: at, organization: organization.id, set: set.id, reportingYear: set.reportingYear, location, indicator, referenceDate, outcome,
    evidence: {
      definition: { id: indicator, set: set.id, version: set.version, hash: 'sha256:1', standing: 'published' }, engine: 'e', referenceDate, settings: {}, rulings: [],
      inputCounts: {}, inputHash: 'sha256:2', undecided: 0, memberships: [],
    },
  }));

/** What a reader must find for an outcome, written without the writer's own rules. */
const expected = (outcome: DisclosedOutcome, indicator: string): OdbFigure => {
  if (outcome.kind === 'suppressed') return { kind: 'suppressed' };
  if (['not-chosen', 'no-eligible', 'withheld'].includes(outcome.kind)) return { kind: 'not-applicable', because: 'stated' };
  if (!('answer' in outcome) || outcome.answer === undefined) return { kind: 'refused', code: 'value-missing', column: 'IndicatorWaarde' };
  const { answer, counts } = outcome;
  // 5.3e is text by its unit, and says yes or no
  if (indicator === 'INID014329' && answer.type === 'yes-no') return { kind: 'value', answer: { type: 'text', value: answer.value ? 'ja' : 'nee' } };
  return {
    kind: 'value', answer: answer.type === 'number' ? { ...answer, value: String(Number(answer.value)) } : answer,
    ...(counts && { counts: { numerator: String(counts.numerator), denominator: String(counts.denominator) } }),
  };
};

const read = async (name: string, bytes: Uint8Array): Promise<OdbFile> => {
  writeFileSync(join(folder, name), bytes);
  const file = await openWorksheetFile(join(folder, name));
  return readOdbFile(file.rows(), { file: name, dates1904: false });
};

describe.each([2019, 2020, 2021, 2022, 2023])('the synthetic organization over %i, in the form of the public file', (reportingYear) => {
  const set = indicatorSetFor(reportingYear);
  const population = generatePopulation({ seed: 7, reportingYear, clientsPerLocation: 20 });
  const provider: OdbProvider = {
    organization: { name: population.organization.name, kvk: '08111924', agb: '75750742' },
    locations: population.organization.locations.map(({ id, name }, index) => ({ id, name, postcode: '7604 be', houseNumber: '31-b', city: "'s-Gravenhage", ...(index === 1 && { vestigingsnummer: '000040313182', agb: '75752746' }) })),
  };
  const values = discloseValues(set, valuesOf(population, set), { policy: 'odb-denominator@1', suppressBelow: 10 });
  const sheet = toOdbSheet({ set, provider, values });

  test('has the columns of its year, and every row of every place', () => {
    expect(sheet.header).toStrictEqual(headers[reportingYear === 2019 ? 'odb-2019-supplement' : 'odb-2020']);
    expect(sheet.rows.length).toBe(provider.locations.length * ({ 2019: 45, 2020: 44, 2021: 45, 2022: 35, 2023: 35 }[reportingYear]!));
    expect(sheet.name).toBe(reportingYear === 2020 ? 'verpleeghuiszorg VJ2020' : `VHZ VJ${reportingYear}`);
    for (const layout of ['odb-2019', 'odb-2019-supplement', 'odb-2020'] as const) expect(toOdbSheet({ set, provider, values, layout }).header).toStrictEqual(headers[layout]);
  });

  test.each(['csv', 'xlsx'] as const)('read back from %s by our own reader gives every value back', async (kind) => {
    const { rows, tally } = await read(`odb-${reportingYear}.${kind}`, kind === 'csv' ? writeCsv(sheet) : await writeXlsx(sheet));
    const found = new Map(rows.map((row) => [`${row.place?.location.name} ${row.indicator}`, row]));
    const nameOf = new Map(provider.locations.map(({ id, name }) => [id, name]));
    expect(found.size).toBe(sheet.rows.length);
    for (const { location, indicator, outcome } of values) expect([indicator, found.get(`${nameOf.get(location!)} ${indicator}`)?.figure]).toStrictEqual([indicator, expected(outcome, indicator)]);
    expect(tally.suppressed).toBe(values.filter(({ outcome }) => outcome.kind === 'suppressed').length);
    expect(tally.suppressed).toBeGreaterThan(0);
    expect(rows.flatMap(({ findings }) => findings)).toStrictEqual([]);
    const [first] = rows;
    expect(first).toMatchObject({ reportingYear, set: 'ISID000151' });
    expect(first!.place!.organization).toStrictEqual({ name: provider.organization.name, kvk: provider.organization.kvk, ...(reportingYear > 2019 && { agb: '75750742' }) });
    expect(found.get(`${provider.locations[1]!.name} INID013309`)!.place!.location).toMatchObject({ vestigingsnummer: '000040313182', agb: '75752746', postcode: '7604BE', city: "'s-Gravenhage" });
    for (const row of rows) {
      const days = reportingYear < 2021 ? { start: `${reportingYear}-01-01`, end: `${reportingYear}-12-31` } : periodOf(set, set.indicators.find(({ id }) => id === row.indicator)!);
      expect(row.period).toStrictEqual(days);
    }
  });
});
