import { KnownError } from '@meervoud/kernel';
import { type Header, readHeader } from '../header.ts';
import { cellReader } from '../read-row.ts';
import type { TextRow } from '../read-rows.ts';

/**
 * IndicatorNaam by IndicatorCode, from any file in a layout of ours: a published one, or the template of a recipient. The first name
 * of a code counts. Throws a KnownError `no-header` (halt).
 */
export const publishedNames = async (rows: AsyncIterable<TextRow>, file: string): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  let [header, sheet, headers]: [Header | undefined, string | null | undefined, number] = [undefined, undefined, 0];
  for await (const row of rows) {
    if (row.sheet !== sheet) [header, sheet] = [undefined, row.sheet];
    const found: ReturnType<typeof readHeader> = header === undefined ? readHeader(row.cells) : undefined;
    if (found !== undefined && !('code' in found)) {
      [header, headers] = [found, headers + 1];
      continue;
    }
    if (header === undefined) continue;
    const cell = cellReader(header, row.cells);
    const [code, name] = [cell('indicator').toUpperCase(), cell('name')];
    if (code !== '' && name !== '' && !names.has(code)) names.set(code, name);
  }
  if (headers > 0) return names;
  throw new KnownError({ code: 'no-header', recovery: 'halt', at: file, message: 'No sheet has a row with the names of the columns.', expected: 'IndicatorCode, IndicatorNaam and the other columns of the public file' });
};
