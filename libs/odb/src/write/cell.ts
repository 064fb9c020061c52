/** What is to stand in a cell: a text, or a number by its decimals. libs/worksheet writes it. */
export type OdbCell = string | { readonly number: string };

/** A sheet of the public file, for libs/worksheet to write as CSV or workbook. */
export interface OdbSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly OdbCell[])[];
}
