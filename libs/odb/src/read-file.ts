import { watchDuplicates } from './duplicates.ts';
import { type ReadOptions, readRows, type SheetNotice, type TextRow } from './read-rows.ts';
import type { OdbRow, RowPlace } from './row.ts';
import { type OdbTally, tallyRows } from './tally.ts';

export interface OdbFile {
  readonly rows: readonly OdbRow[];
  readonly notices: readonly SheetNotice[];
  readonly tally: OdbTally;
}

const keyOf = ({ sheet, row }: RowPlace): string => `${row}\n${sheet ?? ''}`;

/** A whole file at once, duplicates refused: for one provider's file, not for the national one. Throws as `readRows`. */
export const readOdbFile = async (rows: AsyncIterable<TextRow>, options: ReadOptions): Promise<OdbFile> => {
  const [read, notices, watch, tally] = [[] as OdbRow[], [] as SheetNotice[], watchDuplicates(), tallyRows()];
  for await (const row of readRows(rows, options)) {
    if ('kind' in row) {
      notices.push(row);
      continue;
    }
    read.push(row);
    watch.see(row);
    tally.add(row);
  }
  const duplicates = new Map(watch.found().map((duplicate) => [keyOf(duplicate.at), duplicate]));
  for (const duplicate of duplicates.values()) tally.refuse(duplicate);
  const settled = read.map((row): OdbRow => {
    const duplicate = duplicates.get(keyOf(row.at));
    return duplicate === undefined ? row : { ...row, figure: { kind: 'refused', code: duplicate.code } };
  });
  return { rows: settled, notices, tally: tally.total() };
};
