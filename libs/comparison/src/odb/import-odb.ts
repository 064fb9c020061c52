import { KnownError } from '@meervoud/kernel';
import { type OdbRow, type OdbTally, readRows, type SheetNotice, tallyRows, watchDuplicates } from '@meervoud/odb';
import type { OdbImport, OdbRowWriter, Store } from '@meervoud/store';
import type { WorksheetFile } from '@meervoud/worksheet';
import { headOf, type Opened } from './head-of.ts';

/** Raised when rows come to be read otherwise: the same file is then imported anew. */
export const odbReader = '1';

export interface OdbImportRequest {
  readonly store: Pick<Store, 'odb'>;
  readonly file: WorksheetFile;
  /** Belongs beside the file of its year and does not take its place. Told by the layout for 2019. */
  readonly supplement?: boolean;
  /** Take the place of an import with over twice as many locations. */
  readonly evenIfSmaller?: boolean;
  readonly onProgress?: (rows: number) => void;
}

export interface OdbImported {
  /** False: this very file was imported before, and nothing was done. */
  readonly changed: boolean;
  readonly import: OdbImport;
  /** What it took the place of. */
  readonly before?: OdbImport;
  readonly notices: readonly SheetNotice[];
}

const BATCH = 1_000;

async function* inBatches(rows: AsyncIterable<OdbRow>): AsyncGenerator<readonly OdbRow[]> {
  let batch: OdbRow[] = [];
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const ofYear = (row: OdbRow, year: number): OdbRow =>
  (row.reportingYear === undefined || row.reportingYear === year || row.figure.kind === 'refused' ? row
    : { ...row, figure: { kind: 'refused', code: 'reporting-year-differs' } });

const write = async (rows: AsyncIterable<OdbRow>, year: number, writer: OdbRowWriter, onProgress: (rows: number) => void): Promise<OdbTally> => {
  const [watch, tally] = [watchDuplicates(), tallyRows()];
  for await (const batch of inBatches(rows)) {
    const checked = batch.map((row) => ofYear(row, year));
    for (const row of checked) {
      watch.see(row);
      tally.add(row);
    }
    await writer.put(checked);
    onProgress(tally.total().rows);
  }
  const duplicates = watch.found();
  await writer.refuse(duplicates);
  for (const duplicate of duplicates) tally.refuse(duplicate);
  return tally.total();
};

const requireSense = (file: string, tally: OdbTally, before: OdbImport | undefined, evenIfSmaller: boolean): void => {
  if (tally.refused === tally.rows) {
    throw new KnownError({
      code: 'odb-nothing-usable', recovery: 'halt', at: file,
      message: `None of the ${tally.rows} rows can be used (${Object.entries(tally.reasons).map(([code, count]) => `${code}: ${count}`).join(', ')}). Nothing was changed.`,
    });
  }
  if (before === undefined || evenIfSmaller || tally.locations * 2 >= before.tally.locations) return;
  throw new KnownError({
    code: 'odb-much-smaller', recovery: 'halt', at: file,
    message: `This file has ${tally.locations} locations, and would take the place of ${before.fileName} with ${before.tally.locations}. Nothing was changed.`,
    expected: '--supplement for a file that belongs beside it, --even-if-smaller to replace it all the same',
  });
};

/**
 * Reads a published file into the store, in one transaction: cut off at any moment, what was there before is still there. The
 * same file again changes nothing; another one of the same year and part takes its place. Memory holds the texts of the
 * workbook and a short entry per row. Throws what reading throws, `not-the-public-file`, `reporting-year-missing`,
 * `odb-nothing-usable` and `odb-much-smaller` (halt).
 */
export const importOdb = async ({ store, file, supplement = false, evenIfSmaller = false, onProgress = () => {} }: OdbImportRequest): Promise<OdbImported> => {
  const read = readRows(file.rows(), { file: file.name, dates1904: file.dates1904 });
  const opened: Opened = await headOf(read, file.name, supplement);
  let replaced: OdbImport | undefined;
  const done = await store.odb.replace(
    { reportingYear: opened.reportingYear, part: opened.part, fileName: file.name, fileHash: file.hash, reader: odbReader },
    async (writer, before) => {
      replaced = before;
      const tally = await write(opened.rows, opened.reportingYear, writer, onProgress);
      requireSense(file.name, tally, before, evenIfSmaller);
      return tally;
    },
  );
  await read.return(undefined);
  return { ...done, ...(replaced && { before: replaced }), notices: opened.notices };
};
