import type { RejectionCode } from '@meervoud/adapter-sdk';
import type { Problem } from './problem.ts';
import { RowProblem, type Sheet } from './sheet.ts';
import type { Table } from './table.ts';

/** One row, with what it came to or everything that is wrong with it. */
export type ReadRow<Row> = { readonly file: string; readonly line: number } & ({ readonly row: Row } | { readonly problems: readonly Problem[] });

/** Reads the rows of one file, one by one. `seen` holds the keys of files of the same kind that were read before. */
export function* readRows<Row>({ names, rows }: Table, file: string, sheet: Sheet<Row>, seen: Set<string>): Generator<ReadRow<Row>> {
  for (const { line, cells } of rows) {
    const read = readCells(cells, names, sheet);
    const problem = ([column, code]: Wrong): Problem => {
      const of = sheet.columns[column];
      return { file, line, ...(of === undefined ? {} : { column: of.header, expects: of.kind.expects }), code };
    };
    if (read.wrong.length > 0) {
      yield { file, line, problems: read.wrong.map(problem) };
      continue;
    }
    const key = sheet.unique === undefined ? undefined : read.values[sheet.unique];
    if (typeof key === 'string' && seen.has(key)) {
      yield { file, line, problems: [problem([sheet.unique ?? '', 'duplicate-id'])] };
      continue;
    }
    try {
      const row = sheet.toRow(read.values);
      if (typeof key === 'string') seen.add(key);
      yield { file, line, row };
    } catch (thrown) {
      if (!(thrown instanceof RowProblem)) throw thrown;
      yield { file, line, problems: [problem([thrown.column, thrown.code])] };
    }
  }
}

type Wrong = readonly [column: string, code: RejectionCode];

const readCells = (cells: readonly string[], names: Table['names'], { columns }: Sheet): { readonly values: Readonly<Record<string, unknown>>; readonly wrong: readonly Wrong[] } => {
  const values: Record<string, unknown> = {};
  const surplus = cells.some((cell, index) => cell !== '' && names[index] === undefined);
  if (cells.length < names.length || surplus) return { values, wrong: [['', 'cells-differ']] };
  const wrong: Wrong[] = [];
  names.forEach((name, index) => {
    const column = name === undefined ? undefined : columns[name];
    if (name === undefined || column === undefined) return;
    const text = cells[index] ?? '';
    if (text === '') {
      if (column.needed === 'cell') wrong.push([name, 'element-missing']);
      return;
    }
    const parsed = column.kind.parse(text);
    if ('problem' in parsed) wrong.push([name, parsed.problem]);
    else values[name] = parsed.value;
  });
  return { values, wrong };
};
