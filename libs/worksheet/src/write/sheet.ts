/** A number by its decimals, so that no float comes between: `16.67`. */
export interface NumberCell { readonly number: string }

/** What stands in a cell. Texts are made inert where they are written; a number is typed as one in a workbook. */
export type WriteCell = string | NumberCell;

export interface Sheet {
  /** At most 31 characters; shown by a workbook, absent in a CSV. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly WriteCell[])[];
}
