import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownError } from '@meervoud/kernel';
import { describe, expect, test } from 'vitest';
import { checkFolder, csv, readAttestations } from '../src/index.ts';
import { folderOf, pseudonym, read, readStays, recordsIn, refusedIn, STAYS } from './folder.ts';

const examples = join(import.meta.dirname, '../examples');
const refusalOf = async (promise: Promise<unknown>): Promise<KnownError> =>
  promise.then(() => { throw new Error('it was not refused'); }, (thrown: KnownError) => thrown);

describe('the examples', () => {
  test('become records, with a pseudonym for the client and the place in the file as origin', async () => {
    const events = await read(examples, csv.provides);
    expect(refusedIn(events)).toEqual([]);
    const records = recordsIn(events);
    expect(records.map(({ zib, id }) => `${zib} ${id}`)).toEqual([
      'HealthcareProvider de-linde', 'HealthcareProvider linde-1', 'HealthcareProvider linde-2',
      'Stay Stay/v-001', 'Stay Stay/v-002', 'Stay Stay/v-003',
      'WlzIndicatie WlzIndicatie/w-001', 'WlzIndicatie WlzIndicatie/w-002', 'WlzIndicatie WlzIndicatie/w-003',
      'Meeting Meeting/#1', 'Meeting Meeting/#2', 'Meeting Meeting/#3', 'Meeting Meeting/#4',
    ]);
    expect(records.slice(3, 9).map(({ zib: _, id: _id, ...rest }) => rest)).toEqual([
      { origin: { source: 'admin', reference: 'verblijven.csv#2' }, subject: pseudonym('c-0001'), location: 'de-linde', ward: 'linde-1', start: '2023-05-02' },
      { origin: { source: 'admin', reference: 'verblijven.csv#3' }, subject: pseudonym('c-0002'), location: 'de-linde', ward: 'linde-2', start: '2022-11-15', end: '2024-02-28' },
      { origin: { source: 'admin', reference: 'verblijven.csv#4' }, subject: pseudonym('c-0003'), start: '2021-06-01' },
      { origin: { source: 'admin', reference: 'wlz-indicaties.csv#2' }, subject: pseudonym('c-0001'), zorgprofiel: '5VV', withTreatment: true, validFrom: '2023-04-20' },
      { origin: { source: 'admin', reference: 'wlz-indicaties.csv#3' }, subject: pseudonym('c-0002'), zorgprofiel: '4VV', withTreatment: false, validFrom: '2022-11-01' },
      { origin: { source: 'admin', reference: 'wlz-indicaties.csv#4' }, subject: pseudonym('c-0003'), zorgprofiel: '9BVV', validFrom: '2021-06-01' },
    ]);
    expect(events.at(-1)).toEqual({ type: 'checkpoint', cursor: 'csv:1:done', zibsComplete: csv.provides });
    expect(JSON.stringify(events)).not.toContain('c-000');
  });

  test('give attestations and staff figures as typed rows', async () => {
    const { rows, problems } = await readAttestations(examples);
    expect(problems).toEqual([]);
    expect(rows.map(({ indicator, location, answer }) => [indicator, location, answer.type])).toEqual([
      ['INID010008', undefined, 'url'], ['INID014317', 'de-linde', 'text'], ['INID013381', 'de-linde', 'proportion'],
      ['INID013486', undefined, 'score'], ['INID013520', undefined, 'score'], ['INID013521', undefined, 'ratio'], ['INID013526', undefined, 'score'],
    ]);
    expect(rows[0]).toMatchObject({ set: 'basisveiligheid', reportingYear: 2023, by: 'kwaliteitsmedewerker', at: '2024-02-20T12:00:00.000Z' });
    expect(rows[5]).toEqual({ set: 'personeelssamenstelling', reportingYear: 2023, indicator: 'INID013521', answer: { type: 'ratio', numerator: '61', denominator: '412' }, by: 'personeelszaken', at: '2024-02-20T12:00:00.000Z' });
  });
});

describe('what spreadsheets look like', () => {
  const row = { subject: pseudonym('0007'), location: 'de-linde', ward: 'linde-1', start: '2023-12-31' };
  const text = 'Cliënt-ID ;LOCATIE;Afdeling;Begin datum;t/m\r\n"0007" ; de-linde;"linde-1";31-12-2023;\r\n\r\n;;;;\r\n';
  const bytes = {
    'UTF-8': Buffer.from(text),
    'UTF-8 with BOM': Buffer.from(`\uFEFF${text}`),
    'Windows-1252': Buffer.from(text, 'latin1'),
    'UTF-16 with BOM': Buffer.from(`\uFEFF${text}`, 'utf16le'),
  };
  test.each(Object.entries(bytes))('%s is understood', async (_, content) => {
    const [record] = recordsIn(await readStays(content));
    expect(record).toEqual({ zib: 'Stay', id: 'Stay/#1', origin: { source: 'admin', reference: 'verblijven.csv#2' }, ...row });
  });

  test.each([',', '\t', ';', '|'])('cells may be separated by %j', async (separator) => {
    const [record] = recordsIn(await readStays(text.replaceAll(';', separator)));
    expect(record).toMatchObject(row);
  });

  test('the separator may be named, and the lines are counted all the same', async () => {
    const [record] = recordsIn(await readStays(`sep=;\r\n${text}`));
    expect(record).toMatchObject({ ...row, origin: { reference: 'verblijven.csv#3' } });
  });

  test('a quoted cell may hold separators, quotation marks and line ends', async () => {
    const content = 'code;naam;soort;onderdeel van\n"a;1";"x";locatie;\nb;"Huis ""De Linde""; oost";locatie;\nc;"twee\nregels";locatie;\nd;Huis "D";locatie;\n';
    const events = await read(folderOf({ 'locaties.csv': content }), ['HealthcareProvider']);
    expect(recordsIn(events).map(({ origin, ...record }) => [origin.reference, 'name' in record && record.name])).toEqual([
      ['locaties.csv#3', 'Huis "De Linde"; oost'], ['locaties.csv#6', 'Huis "D"'],
    ]);
    expect(refusedIn(events)).toEqual(['locaties.csv#2 invalid-text code', 'locaties.csv#4 invalid-text naam']);
  });

  test('a euro sign and curly quotes of Windows-1252 are read as they are meant', async () => {
    const content = Buffer.concat([Buffer.from('code;naam;soort;onderdeel van\na;'), Buffer.from([0x80, 0x91, 0xeb, 0x92]), Buffer.from(';locatie;\n')]);
    expect(recordsIn(await read(folderOf({ 'locaties.csv': content }), ['HealthcareProvider']))).toMatchObject([{ name: '€‘ë’' }]);
  });

  test('several files of one kind are read in order of name', async () => {
    const folder = folderOf({ 'verblijven-b.csv': `${STAYS}2;l;;2023;\n`, 'Verblijven A.csv': `${STAYS}1;l;;2023;\n`, '~$verblijven.csv': 'x', '.hidden': 'x' });
    expect(recordsIn(await read(folder, ['Stay'])).map(({ id, origin }) => `${id} ${origin.reference}`)).toEqual(['Stay/#1 Verblijven A.csv#2', 'Stay/#2 verblijven-b.csv#2']);
  });
});

describe('wrong rows', () => {
  test('are rejected with every wrong cell, by file, line and column, and the rest is read', async () => {
    const content = `${STAYS}1;l;;45291;31-02-2024\n;l;;01-02-2023;\n2;l;;1-2-2023;\n3;l\n4;l;;1-2-2023;;x\n5;l;;1-2-23;12/31/2023\n`;
    const events = await readStays(content);
    expect(refusedIn(events)).toEqual([
      'verblijven.csv#2 excel-date begindatum', 'verblijven.csv#2 invalid-date einddatum', 'verblijven.csv#3 element-missing cliënt',
      'verblijven.csv#5 cells-differ', 'verblijven.csv#6 cells-differ', 'verblijven.csv#7 invalid-date begindatum', 'verblijven.csv#7 invalid-date einddatum',
    ]);
    expect(recordsIn(events)).toMatchObject([{ id: 'Stay/#3', start: '2023-02-01' }]);
  });

  test('with days in the wrong order are used as they are, and told', async () => {
    const indications = 'cliënt;zorgprofiel;met behandeling;geldig vanaf;geldig t/m\n1;5VV;ja;2024;31-12-2023\n1;5VV;ja;2024;01-2024\n';
    const events = [
      ...await readStays(`${STAYS}1;l;;02-03-2023;01-03-2023\n2;l;;02-03-2023;02-03-2023\n3;l;;;01-03-2023\n`),
      ...await read(folderOf({ 'wlz-indicaties.csv': indications }), ['WlzIndicatie']),
    ];
    expect(recordsIn(events)).toHaveLength(5);
    expect(events.flatMap((event) => (event.type === 'finding' ? [`${event.origin.reference} ${event.code} ${event.path}`] : []))).toEqual([
      'verblijven.csv#2 period-reversed einddatum', 'wlz-indicaties.csv#2 period-reversed geldig tot en met',
    ]);
  });

  test('with a key that was there before are rejected, across files', async () => {
    const header = 'sleutel;cliënt;locatie;begindatum;einddatum\n';
    const events = await read(folderOf({ 'verblijven-1.csv': `${header}a;1;l;2023;\n`, 'verblijven-2.csv': `${header}a;2;l;2023;\nb;2;l;2023;\n` }), ['Stay']);
    expect(refusedIn(events)).toEqual(['verblijven-2.csv#2 duplicate-id sleutel']);
    expect(recordsIn(events).map(({ id }) => id)).toEqual(['Stay/a', 'Stay/b']);
  });

  test('keep what stands in them to themselves', async () => {
    const content = `${STAYS}Mevrouw Jansen;l;;geboren 1931;\n`;
    expect(JSON.stringify(await readStays(content))).not.toMatch(/Jansen|1931/);
    expect(JSON.stringify(await checkFolder(folderOf({ 'verblijven.csv': content })))).not.toMatch(/Jansen|1931/);
  });

  test('of attestations and staff figures say what was expected', async () => {
    const folder = folderOf({
      'verklaringen.csv': 'verslagjaar;indicator;locatie;tekst;aantal;door;datum\n2023;INID014317;;a;1;x;20-02-2024\n2023;14317;;a;;x;20-02-2024\n2023;INID014317;;a;;x;2024\n',
      'personeel.csv': 'verslagjaar;nummer;waarde;teller;noemer;door;datum\n2023;1.3;5;;;x;20-02-2024\n2023;2.1;1;;;x;20-02-2024\n2023;1.1;1.234;;;x;20-02-2024\n2023;1.1;1.234.567,5;;;x;20-02-2024\n2023;1.4;;1;0;x;20-02-2024\n2023;1.6;0,8;;;x;20-02-2024\n',
    });
    const { rows, problems } = await readAttestations(folder);
    expect(problems.map(({ file, line, column, code }) => [file, line, column, code])).toEqual([
      ['verklaringen.csv', 2, 'tekst', 'one-answer-only'], ['verklaringen.csv', 3, 'indicator', 'record-breaks-schema'], ['verklaringen.csv', 4, 'datum', 'invalid-date'],
      ['personeel.csv', 2, 'teller', 'one-answer-only'], ['personeel.csv', 3, 'nummer', 'unknown-code'], ['personeel.csv', 4, 'waarde', 'ambiguous-number'],
      ['personeel.csv', 6, 'noemer', 'not-a-number'], ['personeel.csv', 7, 'teller', 'one-answer-only'],
    ]);
    expect(problems[5]?.expects?.nl).toMatch(/een getal als 12,5/);
    expect(rows.map(({ indicator, answer }) => [indicator, answer])).toEqual([['INID013486', { type: 'score', score: '1234567.5' }]]);
  });
});

test('a line number stays true after a cell of several lines', async () => {
  const folder = folderOf({ 'verklaringen.csv': 'verslagjaar;indicator;locatie;tekst;door;datum\r\n2023;INID014317;;"een\r\ntwee\r\ndrie";x;20-02-2024\r\n2023;INID014317;;a;x;2024\r\n' });
  expect((await readAttestations(folder)).problems.map(({ line, code }) => [line, code])).toEqual([[5, 'invalid-date']]);
});

describe('wrong files', () => {
  test('refuse everything, with all mistakes of all files at once and no word of their content', async () => {
    const folder = folderOf({
      'verblijven.csv': 'Jansen;locatie;Locatiecode;begindatum;einddatm\n',
      'wlz-indicaties.csv': readFileSync(join(examples, 'wlz-indicaties.csv')),
      'overleggen.csv': new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]),
    });
    const error = await refusalOf(read(folder, csv.provides));
    expect(error).toMatchObject({ code: 'csv-refused', recovery: 'halt' });
    expect(error.message.split('\n').slice(1).map((line) => line.split('. ')[0])).toEqual([
      '  - locaties.csv: file-missing',
      '  - verblijven.csv:1:kolom 1: header-unknown', '  - verblijven.csv:1:kolom 5: header-unknown',
      '  - verblijven.csv:1:cliënt: header-missing', '  - verblijven.csv:1:locatie: header-twice', '  - verblijven.csv:1:einddatum: header-missing',
      '  - overleggen.csv: workbook',
    ]);
    expect(error.message).not.toMatch(/Jansen|einddatm/);
  });

  test.each([
    ['an empty file', '', 'no-header'],
    ['control characters', 'cliënt\u0000', 'not-text'],
    ['bytes that Windows-1252 does not have', new Uint8Array([0x63, 0x81, 0x8d]), 'not-text'],
    ['UTF-8 with BOM and broken', new Uint8Array([0xef, 0xbb, 0xbf, 0x63, 0xeb, 0x3b]), 'not-text'],
    ['a quotation mark that is not closed', `${STAYS}"1;l;;2023;\n2;l;;2023;\n`, 'malformed-csv'],
  ])('%s are refused by name', async (_, content, code) => {
    expect((await refusalOf(readStays(content))).message).toContain(`: ${code}.`);
  });

  test('that are missing do not count as nobody, and only those asked for need be there', async () => {
    const folder = folderOf({ 'verblijven.csv': STAYS, 'notities.csv': 'a;b' });
    expect((await refusalOf(read(folder, ['Stay', 'Meeting']))).message).toContain('overleggen.csv: file-missing');
    const events = await read(folder, ['Stay']);
    expect(refusedIn(events)).toEqual(['notities.csv unsupported-file']);
    expect(events.at(-1)).toMatchObject({ zibsComplete: ['Stay'] });
    await expect(read(join(folder, 'nowhere'), ['Stay'])).rejects.toMatchObject({ code: 'folder-missing' });
  });
});

test('the folder is an absolute path and there are no other settings', () => {
  expect(csv.config.safeParse({ folder: 'here' }).success).toBe(false);
  expect(csv.config.safeParse({ folder: '/here', password: 'x' }).success).toBe(false);
});

test('reading stops at once when it is aborted', async () => {
  const controller = new AbortController();
  controller.abort(new Error('stop'));
  await expect(read(examples, ['Stay'], controller.signal)).rejects.toThrow('stop');
});

test('what came to its end is not read again, and what was interrupted is read from the beginning', async () => {
  const folder = folderOf({ 'verblijven.csv': `${STAYS}1;l;;2023;\n` });
  const resumed = async (after: string): Promise<readonly string[]> => (await read(folder, ['Stay'], undefined, after)).map(({ type }) => type);
  const cursors = (await read(folder, ['Stay'])).flatMap((event) => (event.type === 'checkpoint' ? [event.cursor] : []));
  expect(await resumed(cursors.at(-1)!)).toEqual(['checkpoint']);
  expect(await resumed(cursors[0]!)).toEqual(['record', 'checkpoint', 'checkpoint']);
});
