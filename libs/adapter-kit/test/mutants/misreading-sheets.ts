import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, type CsvConfig } from '@meervoud/adapter-csv';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import type { ReadRequest, SourceEvent } from '@meervoud/adapter-sdk';
import { codeOf } from '@meervoud/kernel';
import type { KitOptions } from '../../src/index.ts';
import { type Mutant, mutant } from './mutant.ts';

/** From files, and what spreadsheets do not hold read by others. */
export const fromSheets: KitOptions = { serve: 'spreadsheets', complement: nlCoreR4, reportingYears: [2023] };

type Retell = (events: AsyncIterable<SourceEvent>, request: ReadRequest<CsvConfig>) => AsyncIterable<SourceEvent>;
const retold = (name: string, meantFor: Mutant['meantFor'], retell: Retell): Mutant =>
  mutant(name, meantFor, { ...csv, read: (request: ReadRequest<CsvConfig>) => retell(csv.read(request), request) }, fromSheets);
const changing = (change: (event: SourceEvent, request: ReadRequest<CsvConfig>) => SourceEvent) => async function* (events: AsyncIterable<SourceEvent>, request: ReadRequest<CsvConfig>) {
  for await (const event of events) yield change(event, request);
};

/** The line that a reference such as `verblijven-001.csv#2` points at; enough of it to say too much. */
const lineAt = (folder: string, reference: string): string => {
  const [file = '', line = '1'] = reference.split('#');
  return readdirSync(folder).includes(file) ? readFileSync(join(folder, file), 'utf8').split('\n')[Number(line) - 1]?.slice(0, 200) ?? '' : '';
};
const neverAborts = new AbortController().signal;

/** Wrong about spreadsheets. */
export const misreadingSheets: readonly Mutant[] = [
  retold('takes-a-broken-folder-for-nobody', 'hostile-input-survived', async function* (events, { zibs }) {
    try {
      yield* events;
    } catch (thrown) {
      if (codeOf(thrown) !== 'csv-refused') throw thrown;
      yield { type: 'checkpoint', cursor: 'csv:1:done', zibsComplete: zibs };
    }
  }),
  retold('passes-over-wrong-rows', 'rejects-are-counted', async function* (events) {
    for await (const event of events) if (event.type !== 'rejected') yield event;
  }),
  retold('logs-what-stands-in-a-wrong-row', 'no-identifier-leaks', changing((event, { config: { folder }, log }) => {
    if (event.type === 'rejected') log.warn(`a wrong row: ${lineAt(folder, event.origin.reference)}`);
    return event;
  })),
  retold('names-rows-by-their-place', 'deterministic-order-free', changing((event) =>
    (event.type === 'record' && event.record.zib === 'Stay' ? { ...event, record: { ...event.record, id: `Stay/${event.record.origin.reference}` } } : event))),
  retold('takes-an-open-end-for-the-end-of-the-year', 'values-as-predicted', changing((event) =>
    (event.type === 'record' && event.record.zib === 'Stay' ? { ...event, record: { end: '2023-12-31' as never, ...event.record } } : event))),
  mutant('begins-again-after-its-end', 'resume-without-gap', { ...csv, read: ({ after: _, ...request }: ReadRequest<CsvConfig>) => csv.read(request) }, fromSheets),
  mutant('reads-on-when-told-to-stop', 'stops-on-abort', {
    ...csv,
    read: (request: ReadRequest<CsvConfig>) => {
      request.signal.throwIfAborted();
      return csv.read({ ...request, signal: neverAborts });
    },
  }, fromSheets),
];
