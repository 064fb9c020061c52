/** Far above the public national file (about 100,000 rows in some 20 MB), far below what would exhaust a machine. */
export const limits = {
  fileBytes: 512 * 2 ** 20,
  /** Excel has room for more; no layout we read is wider than a tenth of this. */
  columns: 300,
  /** Excel's own largest cell. */
  cellCharacters: 32_767,
  /** Texts of a workbook are kept together while it is read; this bounds the memory that takes. */
  sharedCharacters: 128 * 2 ** 20,
  sharedTexts: 2_000_000,
  zipEntries: 5_000,
} as const;
