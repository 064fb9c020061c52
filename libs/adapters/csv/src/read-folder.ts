import type { Attestation } from '@meervoud/indicator';
import { listFolder, openTable } from './folder.ts';
import { type Problem, refusal } from './problem.ts';
import { type ReadRow, readRows } from './read-sheet.ts';
import type { Sheet } from './sheet.ts';
import { attestationsSheet } from './sheets/attestations.ts';
import { hrFiguresSheet } from './sheets/hr-figures.ts';
import { sheets } from './sheets/index.ts';
import type { Table } from './table.ts';

/** What a sheet that is not about zibs holds: its good rows, and everything wrong with the others. */
export interface Typed<Row> { readonly rows: readonly Row[]; readonly problems: readonly Problem[] }

/** What persons state in a folder, in words (`verklaringen*.csv`) and of the staff (`personeel*.csv`). Throws `csv-refused` when it holds neither. */
export const readAttestations = async (folder: string): Promise<Typed<Attestation>> => {
  const kinds: readonly Sheet<Attestation>[] = [attestationsSheet, hrFiguresSheet];
  const { files } = await listFolder(folder, kinds);
  const there = kinds.filter((sheet) => (files.get(sheet) ?? []).length > 0);
  if (there.length === 0) throw refusal([{ file: `${attestationsSheet.name}.csv`, code: 'file-missing' }]);
  const read = await Promise.all(there.map((sheet) => readTyped(folder, sheet)));
  return { rows: read.flatMap(({ rows }) => rows), problems: read.flatMap(({ problems }) => problems) };
};

/** Everything wrong in a folder, of every kind of file at once; for a check before anything is read. Throws `folder-missing`. */
export const checkFolder = async (folder: string): Promise<readonly Problem[]> => {
  const { files, unknown } = await listFolder(folder, sheets);
  const problems: Problem[] = unknown.map((file) => ({ file, code: 'unsupported-file' }));
  for (const [sheet, names] of files) {
    const opened = await openAll(folder, sheet, names);
    problems.push(...opened.problems, ...[...rowsOf(opened, sheet)].flatMap((read) => ('problems' in read ? read.problems : [])));
  }
  return problems;
};

export interface Opened { readonly tables: readonly (readonly [file: string, table: Table])[]; readonly problems: readonly Problem[] }

/** Opens every file of one kind; what cannot be opened is a problem and no more. */
export const openAll = async (folder: string, sheet: Sheet, names: readonly string[]): Promise<Opened> => {
  const tables: [string, Table][] = [];
  const problems: Problem[] = [];
  for (const file of names) {
    const opened = await openTable(folder, file, sheet);
    if ('problems' in opened) problems.push(...opened.problems);
    else tables.push([file, opened]);
  }
  return { tables, problems };
};

export function* rowsOf<Row>({ tables }: Opened, sheet: Sheet<Row>): Generator<ReadRow<Row>> {
  const seen = new Set<string>();
  for (const [file, table] of tables) yield* readRows(table, file, sheet, seen);
}

/** Throws `csv-refused` when there is no such file or one cannot be read at all; wrong rows are in the result. */
const readTyped = async <Row>(folder: string, sheet: Sheet<Row>): Promise<Typed<Row>> => {
  const { files } = await listFolder(folder, [sheet]);
  const names = files.get(sheet) ?? [];
  if (names.length === 0) throw refusal([{ file: `${sheet.name}.csv`, code: 'file-missing' }]);
  const opened = await openAll(folder, sheet, names);
  if (opened.problems.length > 0) throw refusal(opened.problems);
  const read = [...rowsOf(opened, sheet)];
  return {
    rows: read.flatMap((result) => ('row' in result ? [result.row] : [])),
    problems: read.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
};
