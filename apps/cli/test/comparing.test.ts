import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxEcd, startSandboxEcd } from '@meervoud/sandbox';
import { generatePopulation } from '@meervoud/synthetic';
import { writeWorkbook } from '@meervoud/worksheet/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, run, temporaryDirectory } from './meervoud.ts';

const population = generatePopulation({ seed: 5, reportingYear: 2021 });
const directory = temporaryDirectory();
const place = (name: string): string => join(directory, name);
let ecd: SandboxEcd;

type Campaign = typeof population.campaign;
const configure = (campaign: Campaign): void => writeFileSync(place('meervoud.json'), JSON.stringify({
  organization: { id: 'maasoever', name: 'Zorggroep Maasoever' }, directory: 'data', campaigns: [campaign],
  sources: [{ name: 'ecd', adapter: 'nl-core-r4', config: { baseUrl: ecd.fhirUrl, auth: { type: 'oauth2-client-credentials', tokenUrl: ecd.tokenUrl, clientId: 'meervoud', clientSecret: { env: 'ECD_SECRET' } } } }],
}));
const meervoud = (...args: readonly string[]): Promise<Ended> => run([...args, '--config', place('meervoud.json')], { ECD_SECRET: 'right' });
const json = async <Document>(...args: readonly string[]): Promise<Document> => {
  const ended = await meervoud(...args, '--json');
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Document;
};
const refused = (ended: Ended, code: string): void => {
  expect(ended).toMatchObject({ code: 3, stdout: '' });
  expect(ended.stderr).toContain(`[${code}]`);
};

interface Shown { readonly location: string | null; readonly number: string; readonly indicator: string; readonly referenceDate: string; readonly outcome: { readonly kind: string; readonly answer?: { readonly type: string; readonly value: string | boolean }; readonly counts?: { readonly numerator: number; readonly denominator: number } } }
const values = (): Promise<readonly Shown[]> => json('values', '--year', '2021');
const before: { values: readonly Shown[] } = { values: [] };

const header = ['IndicatorsetCode', 'Verslagjaar', 'OrganisatieNaam', 'KvkNummer', 'OrganisatieAGBCode', 'LocatieNaam', 'IndicatorCode', 'IndicatorWaarde', 'Teller', 'Noemer', 'Indicator_nvt', 'Opmerking'];
const published = (location: number, value: string, note = ''): readonly string[] => ['ISID000151', '2020', 'Ander', '12345678', '0', `Locatie ${location}`, 'INID013309', value, '', '', '0', note];

beforeAll(async () => {
  ecd = await startSandboxEcd({ population, clientId: 'meervoud', clientSecret: 'right' });
  configure(population.campaign);
  expect(await meervoud('sync')).toMatchObject({ code: 0 });
  expect(await meervoud('derive', '--year', '2021')).toMatchObject({ code: 0 });
  before.values = await values();
  await writeWorkbook(place('odb.xlsx'), [{ name: 'verpleeghuiszorg VJ2020', rows: [header, ...[10, 20, 30, 40, 50].map((value, index) => published(index, `${value}.00`)), published(8, '0.00', 'Waarneming kleiner dan 10'), published(9, 'veel')] }]);
});
afterAll(async () => {
  await ecd.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the public file and the mirror', () => {
  test('without a public file there is no mirror, and it says how to get one', async () => refused(await meervoud('mirror', '--year', '2021'), 'odb-missing'));

  test('a file is taken in, and every row is accounted for in Dutch', async () => {
    const ended = await meervoud('import-odb', place('odb.xlsx'));
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('Verslagjaar 2020, hoofdbestand: odb.xlsx\n7 rijen, 7 locaties, 1 organisaties');
    expect(ended.stdout).toMatch(/ 5 {2}met een waarde\n +1 {2}verborgen.*\n +0 {2}niet van toepassing.*\n +1 {2}niet bruikbaar\n +1 {2}Geen getal\. \[not-a-number\]/);
    expect(ended.stdout).toContain('verpleeghuiszorg VJ2020 rij 8  INID013309  not-a-number');
  });

  test('taken in again it changes nothing', async () => {
    expect(await json('import-odb', place('odb.xlsx'))).toMatchObject({ changed: false, import: { reportingYear: 2020, tally: { rows: 7, value: 5, suppressed: 1, refused: 1 } }, refused: [{ at: { row: 8 } }] });
  });

  test('own values stand beside the country, of the year that is there, which is said', async () => {
    const own = before.values.find(({ location, number }) => location === 'de-linde' && number === '2');
    const document = await json<{ nationalYear: number; rows: unknown[] }>('mirror', '--year', '2021', '--indicator', '2', '--location', 'de-linde');
    expect(document).toMatchObject({
      reportingYear: 2021, nationalYear: 2020,
      rows: [{ number: '2', national: { locations: 5, suppressed: 1, refused: 1, quartiles: { first: '20.00', median: '30.00', third: '40.00' } }, own: [{ location: 'de-linde', outcome: own?.outcome, position: 'highest-quarter' }] }],
    });
    const { stdout } = await meervoud('mirror', '--year', '2021', '--indicator', '2');
    for (const words of ['Let op: over 2021 is geen openbaar bestand ingelezen; vergeleken wordt met 2020.', 'Hyndman & Fan 1996, definitie 7', '30,00%', 'hoogste kwart', 'De Linde']) expect(stdout).toContain(words);
  });

  test('what is not there is refused with a stable code', async () => {
    refused(await meervoud('mirror', '--year', '2021', '--location', 'nergens'), 'location-unknown');
    refused(await meervoud('import-odb', place('nergens.xlsx')), 'file-unreadable');
  });
});

describe('the trend and the shadow year', () => {
  beforeAll(async () => {
    // the same records, looked at on an earlier day
    const { locations, ...rest } = population.campaign;
    configure({ ...rest, locations: { ...locations, 'de-linde': { ...locations['de-linde']!, referenceDate: '2022-01-15' as never } } });
    expect(await meervoud('derive', '--year', '2021')).toMatchObject({ code: 0 });
  });

  test('a trend shows each reference date with its uncertainty, and what a difference says', async () => {
    const { trends, number } = await json<{ number: string; trends: { points: { referenceDate: string; change?: object; interval?: object }[] }[] }>('trend', '2', '--location', 'de-linde');
    expect([number, trends.map(({ points }) => points.map(({ referenceDate }) => referenceDate))]).toStrictEqual(['2', [['2022-01-15', '2022-02-28']]]);
    expect(trends[0]?.points.map(({ interval, change }) => [interval !== undefined, change !== undefined])).toStrictEqual([[true, false], [true, true]]);
    const { stdout } = await meervoud('trend', '2');
    for (const words of ['Wilson-interval van 95 procent', 'De Linde', 'hele organisatie', 'procentpunt']) expect(stdout).toContain(words);
    refused(await meervoud('trend', '99'), 'indicator-unknown');
  });

  test('what was delivered by hand is held against it: equal, equal on another date, or not explained', async () => {
    const now = await values();
    const at = (list: readonly Shown[], number: string): Shown => list.find((value) => value.location === 'de-linde' && value.number === number)!;
    const written = (value: Shown): string => `De Linde;${value.indicator};${String(value.outcome.answer?.value)};${value.outcome.counts?.numerator};${value.outcome.counts?.denominator}`;
    const then = before.values.filter((value) => value.location === 'de-linde' && value.outcome.answer?.type === 'percentage' && value.outcome.counts);
    const moved = then.find((value) => JSON.stringify(at(now, value.number).outcome) !== JSON.stringify(value.outcome))!;
    const still = then.find((value) => value.number !== moved.number && at(now, value.number).outcome.answer?.value === value.outcome.answer?.value && value.outcome.counts?.denominator === at(now, value.number).outcome.counts?.denominator);
    const odd = at(now, then.find(({ number }) => number !== moved.number && number !== still?.number)!.number);
    const lines = ['Locatie;IndicatorCode;IndicatorWaarde;Teller;Noemer', written(moved), ...(still ? [written(at(now, still.number))] : []), `De Linde;${odd.indicator};99,99;;`, 'De Linde;INID000000;1;;'];
    writeFileSync(place('met de hand.csv'), lines.join('\r\n'));

    const report = await json<{ verdicts: Record<string, number>; causes: Record<string, number>; compared: { number: string; verdict: string; causes: { kind: string }[] }[]; notCompared: unknown[] }>('shadow', place('met de hand.csv'), '--year', '2021');
    const judged = (number: string) => report.compared.find((one) => one.number === number);
    expect(judged(moved.number)).toMatchObject({ verdict: 'differs', causes: expect.arrayContaining([expect.objectContaining({ kind: 'timing', referenceDate: '2022-02-28' })]) });
    if (still) expect(judged(still.number)).toMatchObject({ verdict: 'equal', causes: [] });
    expect(judged(odd.number)).toMatchObject({ verdict: 'differs', causes: [{ kind: 'unexplained' }] });
    expect(report.notCompared).toStrictEqual([{ at: { sheet: null, row: lines.length }, because: 'indicator-unknown' }]);
    expect(report.verdicts['differs']).toBe(2);

    const { stdout, code } = await meervoud('shadow', place('met de hand.csv'), '--year', '2021');
    expect(code).toBe(0);
    for (const words of ['Schaduwjaar 2021: met de hand.csv', 'moment: gelijk op een andere peildatum: 2022-02-28', 'geen van onze verklaringen past', 'Niet vergeleken:', '[indicator-unknown]']) expect(stdout).toContain(words);
  });
});
