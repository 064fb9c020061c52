import { KnownError } from '@meervoud/kernel';
import type { SheetRow } from '../open-worksheet-file.ts';
import { unreadable } from '../refusal.ts';
import { contentsOf } from './contents.ts';
import { openPackage } from './package.ts';
import { sharedStringsOf } from './shared-strings.ts';
import { sheetRows } from './sheet-rows.ts';

/** What the unzipper and the XML parser throw quotes the file; it becomes `workbook-unreadable`. */
const translated = (file: string, thrown: unknown): unknown =>
  (thrown instanceof KnownError ? thrown : unreadable(file, 'a part of it is damaged', thrown));

/** Throws `workbook-unreadable` and `file-too-large` (halt). */
export const openWorkbook = async (file: string) => {
  const contents = await (async () => {
    await using parts = await openPackage(file);
    return await contentsOf(parts);
  })().catch((thrown: unknown) => { throw translated(file, thrown); });
  if (contents === undefined) throw unreadable(file, 'there is no workbook in it');

  async function* rows(): AsyncGenerator<SheetRow> {
    const { sheets, sharedStrings } = contents as NonNullable<typeof contents>;
    try {
      await using parts = await openPackage(file);
      const shared = sharedStrings === undefined ? [] : await sharedStringsOf(parts.read(sharedStrings), file);
      for (const { name, path } of sheets.filter(({ hidden }) => !hidden)) {
        if (!parts.has(path)) throw unreadable(file, `worksheet ${name} is not in it`);
        for await (const { row, cells } of sheetRows(parts.read(path), shared, `${file}:${name}`)) yield { sheet: name, row, cells };
      }
    } catch (thrown) {
      throw translated(file, thrown);
    }
  }
  const hiddenSheets = contents.sheets.filter(({ hidden }) => hidden).map(({ name }) => name);
  return { dates1904: contents.dates1904, hiddenSheets, rows };
};
