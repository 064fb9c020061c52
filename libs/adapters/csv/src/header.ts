import type { Problem } from './problem.ts';
import type { Sheet } from './sheet.ts';

export interface MatchedHeader {
  /** Name of the schema's column, per place; undefined for a column without header. */
  readonly names: readonly (string | undefined)[];
  /** How many headers are ours. */
  readonly found: number;
}

/** `Cliënt-ID ` and `client id` are the same header. */
export const plain = (header: string): string =>
  header.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '');

/**
 * Which column is which. An unknown header refuses the file, because a mistyped `einddatum` that is passed over would
 * leave people living where they no longer do; its text is not repeated, because it may be a first row of data.
 */
export const matchHeader = (
  cells: readonly string[], file: string, line: number, { columns }: Sheet,
): MatchedHeader | (MatchedHeader & { readonly problems: readonly Problem[] }) => {
  const byHeader = new Map(Object.entries(columns).flatMap(([name, { header, aliases }]) => [header, ...aliases].map((text) => [plain(text), name])));
  const problems: Problem[] = [];
  const names = cells.map((cell, index) => {
    if (cell === '') return undefined;
    const name = byHeader.get(plain(cell));
    if (name === undefined) problems.push({ file, line, column: `kolom ${index + 1}`, code: 'header-unknown' });
    return name;
  });
  for (const [name, { header, needed }] of Object.entries(columns)) {
    const times = names.filter((candidate) => candidate === name).length;
    if (times > 1) problems.push({ file, line, column: header, code: 'header-twice' });
    if (times === 0 && needed !== 'no') problems.push({ file, line, column: header, code: 'header-missing' });
  }
  const found = names.filter((name) => name !== undefined).length;
  return problems.length > 0 ? { names, found, problems } : { names, found };
};
