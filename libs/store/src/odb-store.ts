import { type Clock, toInstant } from '@meervoud/kernel';
import type { OdbFigure, PublishedFigure } from '@meervoud/odb';
import { sql } from 'kysely';
import { atomically, type Database } from './database.ts';
import { writerFor } from './odb-rows.ts';
import type { OdbImport, OdbImportHead, OdbImportKey, OdbStore } from './store.ts';
import { lockSeries } from './version-lock.ts';

interface ImportRow extends Omit<OdbImport, 'importedAt'> { readonly number: string; readonly importedAt: Date }

const readImports = (db: Database, { reportingYear, part }: Partial<OdbImportKey> = {}) => sql<ImportRow>`
  select number, reporting_year as "reportingYear", part, file_name as "fileName", file_hash as "fileHash", reader, tally, imported_at as "importedAt"
  from odb_import
  where ${reportingYear === undefined ? sql`true` : sql`reporting_year = ${reportingYear}`} and ${part === undefined ? sql`true` : sql`part = ${part}`}
  order by reporting_year, part`.execute(db).then(({ rows }) => rows);

const toImport = ({ number: _, importedAt, ...row }: ImportRow): OdbImport => ({ ...row, importedAt: toInstant(importedAt.getTime()) });

const drop = async (db: Database, number: string): Promise<void> => {
  await sql`delete from odb_row where import_number = ${number}`.execute(db);
  await sql`delete from odb_place where import_number = ${number}`.execute(db);
  await sql`delete from odb_import where number = ${number}`.execute(db);
};

const begin = async (db: Database, head: OdbImportHead, at: string): Promise<string> => {
  const { rows: [begun] } = await sql<{ number: string }>`
    insert into odb_import (reporting_year, part, file_name, file_hash, reader, tally, imported_at)
    values (${head.reportingYear}, ${head.part}, ${head.fileName}, ${head.fileHash}, ${head.reader}, '{}', ${at}) returning number`.execute(db);
  return begun?.number ?? '';
};

/** The public file in PostgreSQL. */
export const createOdbStore = (db: Database, clock: Clock): OdbStore => ({
  imports: async () => (await readImports(db)).map(toImport),
  replace: (head, write) => atomically(db, async (transaction) => {
    await lockSeries(transaction, [['odb', head.reportingYear, head.part]]);
    const [before] = await readImports(transaction, head);
    if (before?.fileHash === head.fileHash && before.reader === head.reader) return { changed: false, import: toImport(before) };
    if (before) await drop(transaction, before.number);
    const importedAt = clock.now();
    const number = await begin(transaction, head, importedAt);
    const tally = await write(writerFor(transaction, number), before && toImport(before));
    await sql`update odb_import set tally = ${JSON.stringify(tally)}::text::json where number = ${number}`.execute(transaction);
    return { changed: true, import: { ...head, tally, importedAt } };
  }),
  figures: async (reportingYear, indicator) => (await sql<PublishedFigure>`
    select odb_place.key as place, part, figure
    from odb_row join odb_import on odb_import.number = import_number
      left join odb_place on odb_place.import_number = odb_row.import_number and odb_place.number = place
    where reporting_year = ${reportingYear} and indicator = ${indicator}
    order by part, sheet, row_number`.execute(db)).rows,
  refused: async ({ reportingYear, part }, limit) => {
    const { rows } = await sql<{ sheet: string; row: number; indicator: string | null; figure: OdbFigure }>`
      select sheet, row_number as row, indicator, figure from odb_row join odb_import on odb_import.number = import_number
      where reporting_year = ${reportingYear} and part = ${part} and kind = 'refused' order by sheet, row_number limit ${limit}`.execute(db);
    return rows.map(({ sheet, row, indicator, figure }) => ({ at: { sheet: sheet === '' ? null : sheet, row }, ...(indicator !== null && { indicator }), figure }));
  },
});
