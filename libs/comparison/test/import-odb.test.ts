import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import type { Store } from '@meervoud/store';
import { openTestStore, reachableServices, type TestStore } from '@meervoud/store/testing';
import { openWorksheetFile } from '@meervoud/worksheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importOdb, nationalPicture, type OdbImportRequest } from '../src/index.ts';
import { header, line, writeLines, writeNational } from './national-file.ts';

const { databaseUrl } = await reachableServices(process.env);
const folder = mkdtempSync(join(tmpdir(), 'meervoud-odb-'));
const place = (name: string): string => join(folder, name);
let opened: TestStore;
const store = (): Store => opened.store;
beforeAll(async () => { opened = await openTestStore(databaseUrl === undefined ? { kind: 'embedded' } : { kind: 'postgresql', databaseUrl }); });
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const take = async (file: string, more: Partial<OdbImportRequest> = {}) => importOdb({ store: store(), file: await openWorksheetFile(place(file)), ...more });
const refusalOf = async (work: Promise<unknown>): Promise<KnownError> => {
  const thrown = await work.then(() => undefined, (error: unknown) => error);
  if (thrown instanceof KnownError) return thrown;
  throw thrown ?? new Error('it was not refused');
};
const picture = async (year = 2021, indicator = 'INID013309') => nationalPicture(await store().odb.figures(year, indicator));

describe('the national file', () => {
  test('is taken in with every row accounted for', async () => {
    await writeNational(place('2021.xlsx'), 300);
    const seen: number[] = [];
    const done = await take('2021.xlsx', { onProgress: (rows) => seen.push(rows) });
    // of 300 locations 30 are small and 100 did not choose the ulcers, 10 of them small
    expect(done.import).toMatchObject({ reportingYear: 2021, part: 'main', fileName: '2021.xlsx' });
    expect(done.import.tally).toStrictEqual({ rows: 12_000, value: 300 * 23 + 270 * 17 - 90, suppressed: 30 * 17 - 10, notApplicable: 100, refused: 0, reasons: {}, findings: {}, locations: 300, organizations: 60 });
    expect(seen).toStrictEqual(Array.from({ length: 12 }, (_, index) => (index + 1) * 1_000));
    expect(await picture()).toMatchObject({ locations: 270, suppressed: 30, notApplicable: 0, refused: 0 });
    expect(await picture(2021, 'INID013307')).toMatchObject({ locations: 180, suppressed: 20, notApplicable: 100 });
  });

  test('taken in twice changes nothing, and is not read to its end', async () => {
    const before = await store().odb.imports();
    const seen: number[] = [];
    const again = await take('2021.xlsx', { onProgress: (rows) => seen.push(rows) });
    expect([again.changed, seen, await store().odb.imports()]).toStrictEqual([false, [], before]);
  });

  test('of which a newer one comes takes its place', async () => {
    await writeNational(place('2021-b.xlsx'), 290);
    const done = await take('2021-b.xlsx');
    expect([done.changed, done.before?.fileName, done.import.tally.locations]).toStrictEqual([true, '2021.xlsx', 290]);
    expect((await picture()).locations + (await picture()).suppressed).toBe(290);
    expect((await store().odb.imports()).map(({ fileName }) => fileName)).toStrictEqual(['2021-b.xlsx']);
  });

  test('is not replaced by one with less than half the locations, unless that is meant', async () => {
    await writeNational(place('few.xlsx'), 100);
    expect(await refusalOf(take('few.xlsx'))).toMatchObject({ code: 'odb-much-smaller', recovery: 'halt' });
    expect((await store().odb.imports()).map(({ fileName }) => fileName)).toStrictEqual(['2021-b.xlsx']);
    expect((await take('few.xlsx', { supplement: true })).import.part).toBe('supplement');
    expect((await picture()).locations + (await picture()).suppressed).toBe(290);
    expect((await take('few.xlsx', { evenIfSmaller: true })).changed).toBe(true);
  });

  test.skipIf(databaseUrl === undefined)('of which the taking in is killed leaves what was there, and begins again', async () => {
    const before = await store().odb.imports();
    await writeNational(place('killed.xlsx'), 2_000);
    const own = (opened.place as { databaseUrl: string }).databaseUrl;
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'children/import-and-stop.ts'), own, place('killed.xlsx')], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      said += chunk;
      if (said.includes('20000')) break;
    }
    child.kill('SIGKILL');
    await once(child, 'close').catch(() => {});
    expect(said).not.toContain('done');
    expect(await store().odb.imports()).toStrictEqual(before);
    const done = await take('killed.xlsx');
    expect(done.import.tally).toMatchObject({ rows: 80_000, refused: 0, locations: 2_000 });
  });
});

describe('what files look like', () => {
  const share = (location: number | string, value: string, more = {}) => line({ location, indicator: 'INID013309', value, ...more });

  test('rows that cannot be used are refused with a reason and a place, and the rest is used', async () => {
    await writeLines(place('odd.xlsx'), [
      share(1, '10.00', { year: '2020' }), share(2, 'veel', { year: '2020' }), share(3, '20.00', { year: '2021' }), line({ location: 4, indicator: 'INID000000', year: '2020' }),
      share(5, '30.00', { year: '2020' }), share(5, '30.00', { year: '2020' }), share(6, '40.00', { year: '2020' }), share(6, '41.00', { year: '2020' }),
    ]);
    const { import: { tally, reportingYear } } = await take('odd.xlsx');
    expect(tally).toMatchObject({ rows: 8, value: 2, refused: 6, reasons: { 'not-a-number': 1, 'reporting-year-differs': 1, 'indicator-unknown': 1, 'duplicate-row': 1, 'duplicate-differs': 2 } });
    expect((await store().odb.refused({ reportingYear, part: 'main' }, 10)).map(({ at, figure }) => [at.row, figure.kind === 'refused' && figure.code])).toStrictEqual([
      [3, 'not-a-number'], [4, 'reporting-year-differs'], [5, 'indicator-unknown'], [7, 'duplicate-row'], [8, 'duplicate-differs'], [9, 'duplicate-differs'],
    ]);
    expect(await picture(2020)).toStrictEqual({ locations: 2, suppressed: 0, notApplicable: 0, refused: 3, quartiles: { first: '15.00', median: '20.00', third: '25.00' } });
  });

  test('an addition of 2019 is told by its columns, and comes beside the main file', async () => {
    const main = header.map((name) => (name === 'LocatieAGBcode' ? 'AGBcode' : name === 'OrganisatieAGBCode' ? '' : name));
    const late = header.filter((name) => name !== 'OrganisatieAGBCode');
    await writeLines(place('2019.xlsx'), [share(1, '10.00', { year: '2019' }), share(2, '20.00', { year: '2019' })], main);
    await writeLines(place('2019-plus.xlsx'), [share(2, '30.00', { year: '2019' }), share(3, '50.00', { year: '2019' })].map((cells) => cells.filter((_, index) => index !== 5)), late);
    expect([(await take('2019.xlsx')).import.part, (await take('2019-plus.xlsx')).import.part]).toStrictEqual(['main', 'supplement']);
    expect((await picture(2019)).quartiles).toStrictEqual({ first: '20.00', median: '30.00', third: '40.00' });
  });

  test('a csv says the same as the workbook it was saved from', async () => {
    const lines = [share(1, '10.00', { year: '2018' }), share(2, '0.00', { year: '2018', note: 'Waarneming kleiner dan 10' })];
    await writeLines(place('same.xlsx'), lines);
    writeFileSync(place('same.csv'), [header, ...lines].map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n'));
    const workbook = await take('same.xlsx');
    const csv = await take('same.csv');
    expect(csv.import.tally).toStrictEqual(workbook.import.tally);
    expect(await picture(2018)).toMatchObject({ locations: 1, suppressed: 1 });
  });

  test.each([
    ['a table of one’s own', ['LocatieNaam', 'IndicatorCode', 'IndicatorWaarde'], [['De Linde', 'INID013309', '10']], 'not-the-public-file'],
    ['no row with a year', header, [share(1, '10.00', { year: '' })], 'reporting-year-missing'],
    ['no row that can be used', header, [share(1, 'veel', { year: '2022' })], 'odb-nothing-usable'],
    ['other columns', ['a', 'b'], [['1', '2']], 'no-header'],
  ])('%s is refused as a whole, and changes nothing', async (_, columns, lines, code) => {
    const before = await store().odb.imports();
    await writeLines(place('refused.xlsx'), lines, columns);
    expect(await refusalOf(take('refused.xlsx'))).toMatchObject({ code, recovery: 'halt' });
    expect(await store().odb.imports()).toStrictEqual(before);
  });

  test('a file that is cut off is refused, and changes nothing', async () => {
    const before = await store().odb.imports();
    const bytes = readFileSync(place('2021.xlsx'));
    writeFileSync(place('cut.xlsx'), bytes.subarray(0, bytes.length - 2_000));
    expect(await refusalOf(take('cut.xlsx'))).toMatchObject({ code: 'workbook-unreadable' });
    expect(await store().odb.imports()).toStrictEqual(before);
  });
});
