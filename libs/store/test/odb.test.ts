import type { OdbFigure, OdbPlace, OdbRow, OdbTally } from '@meervoud/odb';
import { calendarDate } from '@meervoud/kernel';
import { expect, it } from 'vitest';
import type { OdbImportHead, OdbRowWriter, Store } from '../src/index.ts';
import { at, derived, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

const INDICATOR = 'INID013307';
const tally = (rows: number): OdbTally => ({ rows, value: rows, suppressed: 0, notApplicable: 0, refused: 0, reasons: {}, findings: {}, locations: rows, organizations: 1 });
const place = (name: string): OdbPlace => ({ level: 'location', key: `08111924 | ${name}`, organization: { name: 'Maasoever', kvk: '08111924' }, location: { name } });
const share = (value: string): OdbFigure => ({ kind: 'value', answer: { type: 'percentage', value }, counts: { numerator: '1', denominator: '10' } });
const row = (number: number, name: string, figure: OdbFigure = share('10.00')): OdbRow =>
  ({ at: { sheet: null, row: number }, indicator: INDICATOR, set: 'ISID000151', reportingYear: 2021, place: place(name), figure, findings: ['value-moved', 'note-contradicts'] });

onFootings('the public file', (opened) => {
  const store = (): Store => opened().store;
  const head = (year: number, fileHash: string, part = 'main', reader = '1'): OdbImportHead => ({ reportingYear: year, part, fileName: `${fileHash}.xlsx`, fileHash, reader });
  const put = (rows: readonly OdbRow[]) => async (writer: OdbRowWriter): Promise<OdbTally> => { await writer.put(rows); return tally(rows.length); };
  const figures = async (year: number) => (await store().odb.figures(year, INDICATOR)).map(({ place: key, part, figure }) => [key, part, figure.kind === 'value' ? figure.answer.value : figure.kind]);

  it('keeps every row, and gives those of one indicator with their places', async () => {
    const rows = [row(2, 'a'), row(3, 'b', { kind: 'suppressed' }), row(4, 'c', { kind: 'not-applicable', because: 'stated' }), { ...row(5, 'a'), indicator: 'INID013309', period: { start: calendarDate('2022-01-01'), end: calendarDate('2022-02-28') } }];
    const nobody: OdbRow = { at: { sheet: 'VHZ', row: 6 }, indicator: INDICATOR, figure: { kind: 'refused', code: 'location-missing' }, findings: [] };
    const done = await store().odb.replace(head(2021, 'one'), put([...rows, nobody]));
    expect(done).toStrictEqual({ changed: true, import: { ...head(2021, 'one'), tally: tally(5), importedAt: done.import.importedAt } });
    expect(await store().odb.figures(2021, INDICATOR)).toStrictEqual([
      { place: '08111924 | a', part: 'main', figure: share('10.00') }, { place: '08111924 | b', part: 'main', figure: { kind: 'suppressed' } },
      { place: '08111924 | c', part: 'main', figure: { kind: 'not-applicable', because: 'stated' } }, { place: null, part: 'main', figure: { kind: 'refused', code: 'location-missing' } },
    ]);
    expect(await store().odb.refused({ reportingYear: 2021, part: 'main' }, 10)).toStrictEqual([{ at: { sheet: 'VHZ', row: 6 }, indicator: INDICATOR, figure: { kind: 'refused', code: 'location-missing' } }]);
    expect(await store().odb.figures(2020, INDICATOR)).toStrictEqual([]);
    expect((await store().odb.imports()).filter(({ reportingYear }) => reportingYear === 2021)).toStrictEqual([done.import]);
  });

  it('changes nothing for the same file by the same rules, and does not ask for its rows', async () => {
    const first = await store().odb.replace(head(2001, 'same'), put([row(2, 'a')]));
    const again = await store().odb.replace(head(2001, 'same'), () => Promise.reject(new Error('was asked')));
    expect(again).toStrictEqual({ changed: false, import: first.import });
    expect((await store().odb.replace(head(2001, 'same', 'main', '2'), put([row(2, 'b')]))).changed).toBe(true);
    expect(await figures(2001)).toStrictEqual([['08111924 | b', 'main', '10.00']]);
  });

  it('puts a newer file of a year in the place of the older one, and leaves other parts and years alone', async () => {
    await store().odb.replace(head(2002, 'old'), put([row(2, 'a'), row(3, 'b')]));
    await store().odb.replace(head(2002, 'extra', 'supplement'), put([row(2, 'c')]));
    await store().odb.replace(head(2003, 'old'), put([row(2, 'z')]));
    const befores: unknown[] = [];
    const write = put([row(2, 'a', share('20.00'))]);
    await store().odb.replace(head(2002, 'new'), (writer, before) => { befores.push(before?.fileName); return write(writer); });
    expect(befores).toStrictEqual(['old.xlsx']);
    expect(await figures(2002)).toStrictEqual([['08111924 | a', 'main', '20.00'], ['08111924 | c', 'supplement', '10.00']]);
    expect(await figures(2003)).toStrictEqual([['08111924 | z', 'main', '10.00']]);
  });

  it('keeps what was there when writing stops half-way', async () => {
    await store().odb.replace(head(2004, 'old'), put([row(2, 'a')]));
    const stopped = store().odb.replace(head(2004, 'new'), async (writer) => { await writer.put([row(2, 'b')]); throw new Error('stop'); });
    await expect(stopped).rejects.toThrow('stop');
    expect(await figures(2004)).toStrictEqual([['08111924 | a', 'main', '10.00']]);
    expect((await store().odb.imports()).find(({ reportingYear }) => reportingYear === 2004)?.fileHash).toBe('old');
  });

  it('refuses rows after all, by where they stand', async () => {
    await store().odb.replace(head(2005, 'twice'), async (writer) => {
      await writer.put([row(2, 'a'), row(3, 'a'), { ...row(3, 'b'), at: { sheet: 'twee', row: 3 } }]);
      await writer.refuse([{ at: { sheet: null, row: 3 }, code: 'duplicate-row', was: 'value' }]);
      return tally(3);
    });
    expect(await figures(2005)).toStrictEqual([['08111924 | a', 'main', '10.00'], ['08111924 | a', 'main', 'refused'], ['08111924 | b', 'main', '10.00']]);
  });

  it('lets imports of one part wait for each other: the last one stands whole', async () => {
    const many = (name: string) => Array.from({ length: 1_500 }, (_, index) => row(index + 2, `${name}-${index}`));
    await Promise.all(['x', 'y', 'z'].map((name) => store().odb.replace(head(2006, name), put(many(name)))));
    const names = new Set((await figures(2006)).map(([key]) => String(key).slice(11, 12)));
    expect([names.size, (await figures(2006)).length]).toStrictEqual([1, 1_500]);
  });
});

onFootings('the history of a value', (opened) => {
  it('gives the newest version on each reference date of each year, and of no other series', async () => {
    const { values } = opened().store;
    const on = (date: string, numerator: number, year = 2023, location: string | null = 'a', indicator = INDICATOR) =>
      ({ ...derived('history', location, indicator, numerator), reportingYear: year, referenceDate: calendarDate(date) });
    for (const value of [on('2024-02-28', 1), on('2024-02-15', 2), on('2024-02-28', 3), on('2023-02-28', 4, 2022), on('2024-02-28', 5, 2023, null), on('2024-02-28', 6, 2023, 'a', 'INID000009')]) await values.put([value], NOON);
    await values.put([{ ...on('2024-02-28', 7), organization: 'other' }], at('2024-05-01T00:00:00.000Z'));
    const history = await values.history({ organization: 'history', set: 'basisveiligheid', location: 'a', indicator: INDICATOR });
    expect(history.map(({ reportingYear, referenceDate, version, outcome, definition }) => [reportingYear, referenceDate, version, 'answer' in outcome ? outcome.answer?.value : undefined, definition])).toStrictEqual([
      [2022, '2023-02-28', 1, '4.00', 'sha256:0'], [2023, '2024-02-15', 2, '2.00', 'sha256:0'], [2023, '2024-02-28', 3, '3.00', 'sha256:0'],
    ]);
    expect(await values.byId(history[1]!.id)).toMatchObject({ referenceDate: '2024-02-15' });
    expect((await values.history({ organization: 'history', set: 'basisveiligheid', location: null, indicator: INDICATOR })).map(({ version }) => version)).toStrictEqual([1]);
  });
});
