import { isAbsolute } from 'node:path';
import type { Adapter, ReadRequest, SourceEvent } from '@meervoud/adapter-sdk';
import { type ZibName, zibs as schemas } from '@meervoud/zibs';
import { z } from 'zod';
import { listFolder } from './folder.ts';
import { type Problem, refusal } from './problem.ts';
import { type Opened, openAll, rowsOf } from './read-folder.ts';
import type { ReadRow } from './read-sheet.ts';
import type { ZibRow, ZibSheet } from './sheet.ts';
import { sheets, staffSheets, surveySheets, zibSheets } from './sheets/index.ts';

export const CsvConfig = z.strictObject({
  folder: z.string().refine(isAbsolute, 'an absolute path').describe('Absolute path of the folder with the spreadsheets; subfolders are not looked into.'),
}).readonly();
export type CsvConfig = z.infer<typeof CsvConfig>;

const ROWS_PER_CHECKPOINT = 1_000;
/** Files may have been replaced meanwhile, so what was interrupted is read from the beginning; what came to its end is not. */
const cursors = { underWay: 'csv:1', done: 'csv:1:done' } as const;

/**
 * What no ECD exposes, from spreadsheets: docs/vendors/csv.md says which. Every header is looked at before the first row
 * counts; a wrong header refuses all (`csv-refused`, halt), a wrong row is rejected once per wrong cell.
 */
const ofSheets = (name: string, own: readonly ZibSheet[]): Adapter<CsvConfig> =>
  ({ name, version: '0.1.0', config: CsvConfig, provides: own.map(({ zib }) => zib), read: (request) => readFolder(own, request) });

export const csv = ofSheets('csv', zibSheets);
/** The same for filled-in questionnaires (`ervaringen*.csv`). */
export const csvSurveys = ofSheets('csv-surveys', surveySheets);
/** The same for HR facts (`overeenkomsten*.csv`, `gewerkte-uren*.csv`, `ziekmeldingen*.csv`). */
export const csvStaff = ofSheets('csv-staff', staffSheets);

async function* readFolder(own: readonly ZibSheet[], request: ReadRequest<CsvConfig>): AsyncGenerator<SourceEvent> {
  const { config: { folder }, zibs, source, signal, after } = request;
  signal.throwIfAborted();
  const wanted = own.filter(({ zib }) => zibs.includes(zib));
  const done: SourceEvent = { type: 'checkpoint', cursor: cursors.done, zibsComplete: wanted.map(({ zib }) => zib) };
  if (after === cursors.done) return yield done;

  const { files, unknown } = await listFolder(folder, sheets);
  const opened = new Map<ZibSheet, Opened>();
  const problems: Problem[] = [];
  for (const sheet of wanted) {
    signal.throwIfAborted();
    const names = files.get(sheet) ?? [];
    // an absent file is not "none": nobody may vanish because a folder was mounted late
    if (names.length === 0) problems.push({ file: `${sheet.name}.csv`, code: 'file-missing' });
    const all = await openAll(folder, sheet, names);
    problems.push(...all.problems);
    opened.set(sheet, all);
  }
  if (problems.length > 0) throw refusal(problems);

  for (const file of unknown) yield { type: 'rejected', origin: { source, reference: file }, code: 'unsupported-file', path: '' };
  const complete: ZibName[] = [];
  for (const [sheet, tables] of opened) {
    let place = 0;
    for (const read of rowsOf(tables, sheet)) {
      signal.throwIfAborted();
      yield* eventsOf(read, (place += 1), sheet, request);
      if (place % ROWS_PER_CHECKPOINT === 0) yield { type: 'checkpoint', cursor: cursors.underWay, zibsComplete: [...complete] };
    }
    complete.push(sheet.zib);
    yield { type: 'checkpoint', cursor: cursors.underWay, zibsComplete: [...complete] };
  }
  yield done;
}

/** `place` counts rows over all files of the sheet: the row's key where it has none of its own, and `#` is in no key. */
function* eventsOf(read: ReadRow<ZibRow>, place: number, { zib, columns }: ZibSheet, { source, pseudonym }: ReadRequest<CsvConfig>): Generator<SourceEvent> {
  const origin = { source, reference: `${read.file}#${read.line}` };
  if ('problems' in read) {
    for (const { code, column = '' } of read.problems) yield { type: 'rejected', origin, code, path: column, zib };
    return;
  }
  const { id = `#${place}`, fields, findings = [] } = read.row;
  const present = Object.fromEntries(Object.entries(fields(pseudonym)).filter(([, value]) => value !== undefined));
  const record = schemas[zib].safeParse({ zib, id: zib === 'HealthcareProvider' ? id : `${zib}/${id}`, origin, ...present });
  if (!record.success) return yield { type: 'rejected', origin, code: 'record-breaks-schema', path: '', zib };
  yield { type: 'record', record: record.data };
  for (const { code, column } of findings) yield { type: 'finding', origin, code, path: columns[column]?.header ?? '' };
}
