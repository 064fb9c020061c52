import type { RejectionCode } from '@meervoud/adapter-sdk';
import type { Bilingual } from '@meervoud/kernel';
import type { SubjectPseudonym, ZibName } from '@meervoud/zibs';
import type { CellKind } from './cells.ts';

/** `cell`: every row has it; `column`: it may be empty, but the column is there; `no`: the column may be absent. */
export type Needed = 'cell' | 'column' | 'no';

export interface Column<Value = unknown, Must extends Needed = Needed> {
  readonly header: string;
  /** Other headers that mean the same; case, accents, spaces and punctuation never matter. */
  readonly aliases: readonly string[];
  readonly kind: CellKind<Value>;
  readonly needed: Must;
  readonly about: Bilingual;
}
export type Columns = Readonly<Record<string, Column>>;

/** A row as its columns type it; an empty cell is undefined. */
export type RowOf<Set extends Columns> = {
  readonly [Name in keyof Set]: Set[Name] extends Column<infer Value, infer Must> ? (Must extends 'cell' ? Value : Value | undefined) : never;
};

const column = <const Must extends Needed>(needed: Must) =>
  <Value>([header, ...aliases]: readonly [string, ...string[]], kind: CellKind<Value>, nl: string, en: string): Column<Value, Must> =>
    ({ header, aliases, kind, needed, about: { nl, en } });
export const filled = column('cell');
export const present = column('column');
export const optional = column('no');

export interface SheetSpec<Set extends Columns, Row> {
  /** How its files begin: `verblijven`, as in `verblijven-2023.csv`. */
  readonly name: string;
  readonly about: Bilingual;
  readonly columns: Set;
  /** What the cells come to together. Throws {@link RowProblem}. */
  readonly toRow: (cells: RowOf<Set>) => Row;
  /** The column in which no two rows may say the same. */
  readonly unique?: keyof Set & string;
}

/** One kind of spreadsheet, its types checked; made by {@link defineSheet}. */
export interface Sheet<Row = unknown> extends Omit<SheetSpec<Columns, Row>, 'toRow'> {
  readonly toRow: (cells: Readonly<Record<string, unknown>>) => Row;
}

export const defineSheet = <const Set extends Columns, Row>(spec: SheetSpec<Set, Row>): Sheet<Row> => spec as unknown as Sheet<Row>;

/** A row that becomes a record: its own key if it has one, and the fields once the client has a pseudonym. */
export interface ZibRow {
  readonly id: string | undefined;
  readonly fields: (pseudonym: (client: string) => SubjectPseudonym) => object;
  /** What deserves a look, by column: the row is used all the same. */
  readonly findings?: readonly { readonly code: RejectionCode; readonly column: string }[];
}
export interface ZibSheet extends Sheet<ZibRow> { readonly zib: ZibName }

export const defineZibSheet = <const Set extends Columns>(zib: ZibName, spec: SheetSpec<Set, ZibRow>): ZibSheet => ({ ...defineSheet(spec), zib });

/** Each cell is right and the row is not. */
export class RowProblem extends Error {
  override readonly name = 'RowProblem';
  readonly code: RejectionCode;
  /** Name of the column in the schema. */
  readonly column: string;

  constructor(code: RejectionCode, column: string) {
    super(code);
    this.code = code;
    this.column = column;
  }
}
