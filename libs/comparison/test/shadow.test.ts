import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '@meervoud/kernel';
import type { Store, ValuePoint } from '@meervoud/store';
import type { Value } from '@meervoud/value';
import { openWorksheetFile } from '@meervoud/worksheet';
import { afterAll, describe, expect, test } from 'vitest';
import { matchLocation, type OwnLocation, shadow, type ShadowRequest } from '../src/index.ts';
import { header, line, writeLines } from './national-file.ts';
import { indicator, measured, point, set, share, value } from './values.ts';

const folder = mkdtempSync(join(tmpdir(), 'meervoud-shadow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const locations: readonly OwnLocation[] = [{ id: 'de-linde', name: 'De Linde', vestigingsnummer: '000040313182' }, { id: 'het-anker', name: 'Het Anker' }];
const own = [share(6, 36), share(28, 36, { number: '2' }), value({ kind: 'not-chosen' }, { number: '4.1c' }), share(3, 30, { location: 'het-anker' })];

const compare = async (content: string | readonly (readonly string[])[], more: Partial<ShadowRequest> = {}, values: readonly Value[] = own, history: readonly ValuePoint[] = []) => {
  const file = join(folder, typeof content === 'string' ? 'eigen.csv' : 'sjabloon.xlsx');
  if (typeof content === 'string') writeFileSync(file, content);
  else await writeLines(file, content);
  const store = { values: { newest: async () => values, history: async () => history } } as unknown as Pick<Store, 'values'>;
  return shadow({ store, organization: { id: 'maasoever', name: 'Maasoever' }, set, locations, file: await openWorksheetFile(file), ...more });
};
const refusalOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (thrown: unknown) => (thrown instanceof KnownError ? thrown : Promise.reject(thrown)));
const code = (number: string): string => indicator(number).id;

describe('a table of one’s own', () => {
  const csv = `Locatie;IndicatorCode;IndicatorWaarde;Teller;Noemer\nDe Linde;${code('1.1b')};16,67;6;36\nDe Linde;${code('2')};80,56;29;36\nDe Linde;INID014319;;;\nDe Linde;INID013486;29;;\nHuize Elders;${code('2')};10;1;10\n`;
  test('is held against what was derived, value by value, and no row vanishes', async () => {
    const report = await compare(csv);
    expect(report.compared.map(({ location, number, verdict }) => `${location} ${number} ${verdict}`).toSorted()).toStrictEqual(['de-linde 1.1b equal', 'de-linde 2 differs', 'de-linde 4.1c neither']);
    expect(report.verdicts).toStrictEqual({ equal: 1, differs: 1, 'only-delivered': 0, 'only-derived': 0, neither: 1 });
    expect(report.causes).toStrictEqual({ definition: 0, timing: 0, registration: 0, unexplained: 1 });
    expect(report.notCompared).toStrictEqual([
      { at: { sheet: null, row: 4 }, indicator: 'INID014319', location: 'De Linde', because: 'heading' }, { at: { sheet: null, row: 5 }, indicator: 'INID013486', location: 'De Linde', because: 'other-set' },
      { at: { sheet: null, row: 6 }, indicator: code('2'), location: 'Huize Elders', because: 'location-unmatched' },
    ]);
    expect(report.compared.filter(({ delivered }) => delivered).length + report.notCompared.length).toBe(report.tally.rows);
  });

  test('of one location needs no names', async () => {
    const report = await compare(`IndicatorCode;IndicatorWaarde\n${code('1.1b')};10\n`, { location: 'het-anker' });
    expect(report.compared).toMatchObject([{ location: 'het-anker', number: '1.1b', verdict: 'equal', delivered: { at: { row: 2 } }, derived: { referenceDate: '2022-02-28' } }]);
  });

  test('looks for another date only where something differs', async () => {
    const report = await compare(`Locatie;IndicatorCode;IndicatorWaarde;Teller;Noemer\nDe Linde;${code('1.1b')};20;8;40\n`, {}, own, [point('2022-01-15', measured(8, 40))]);
    expect(report.causes).toStrictEqual({ definition: 0, timing: 1, registration: 0, unexplained: 0 });
    expect(report.compared.filter(({ verdict }) => verdict === 'only-derived').map(({ number }) => number)).toStrictEqual(['2']);
  });
});

describe('a published or late file', () => {
  const row = (location: string, more: object = {}) => line({ location, indicator: code('1.1b'), value: '16.67', numerator: '6', denominator: '36', ...more });
  test('is told apart by year', async () => {
    const report = await compare([row('De Linde').map((cell) => (cell === 'Locatie De Linde' ? 'De Linde' : cell)), row('x', { year: '2020' }).map((cell) => (cell === 'Locatie x' ? 'De Linde' : cell))]);
    expect([report.verdicts.equal, report.notCompared.map(({ because }) => because)]).toStrictEqual([1, ['other-year']]);
    expect(header).toHaveLength(29);
  });

  test('about places that are not ours is refused, and says which', async () => {
    expect(await refusalOf(compare([row('elders')]))).toMatchObject({ code: 'shadow-nothing-to-compare', message: expect.stringContaining('Locatie elders'), expected: expect.stringContaining('de-linde, het-anker') });
    expect(await refusalOf(compare([row('De Linde', { year: '2019' })]))).toMatchObject({ code: 'shadow-nothing-to-compare', expected: expect.stringContaining('--year') });
  });

  test('about several places cannot be about one of ours', async () => {
    expect(await refusalOf(compare([row('a'), row('b')], { location: 'de-linde' }))).toMatchObject({ code: 'shadow-several-places' });
  });

  test('in which two places would be one of ours, compares neither', async () => {
    const named = (name: string) => row('x').map((cell) => (cell === 'Locatie x' ? name : cell));
    const report = await compare([named('De Linde'), named('Maasoever, De Linde'), named('Het Anker')]);
    expect([report.compared.filter(({ delivered }) => delivered).map(({ location }) => location), report.notCompared.map(({ because }) => because)]).toStrictEqual([['het-anker'], ['location-unmatched', 'location-unmatched']]);
  });
});

describe('a place of the file is ours', () => {
  const named = (name: string, vestigingsnummer?: string) => matchLocation({ level: 'location', key: '', organization: { name: '' }, location: { name, ...(vestigingsnummer && { vestigingsnummer }) } }, [...locations, { id: 'x', name: 'Dubbel' }, { id: 'y', name: 'dubbel' }]);
  test.each([
    ['de  LINDE', undefined, 'de-linde'], ['het-anker', undefined, 'het-anker'], ['Zorggroep Maasoever, Het Anker', undefined, 'het-anker'], ['Heel anders', '000040313182', 'de-linde'],
    ['De Lindehof', undefined, undefined], ['Dubbel', undefined, undefined], ['Heel anders', '000000000009', undefined],
  ])('%s %s is %s', (name, number, id) => expect(named(name, number)).toBe(id));
});
