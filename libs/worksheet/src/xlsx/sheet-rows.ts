import { limits } from '../limits.ts';
import { tooLarge, unreadable } from '../refusal.ts';
import { textOf } from './text.ts';
import { openXml } from './xml.ts';

export interface NumberedRow { readonly row: number; readonly cells: readonly string[] }

/** `AC12` stands in column 28, from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const char of reference) {
    if (char < 'A' || char > 'Z') break;
    column = column * 26 + char.charCodeAt(0) - 64;
  }
  return column - 1;
};

/** Puts the cells of a worksheet in rows; `taken` empties what is complete. */
const collector = (shared: readonly string[], at: string) => {
  const text = textOf();
  const rows: NumberedRow[] = [];
  let [row, column, type, cells] = [0, -1, '', [] as string[]];

  const valueOf = (raw: string): string => {
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
    if (type !== 's' || raw === '') return raw;
    const referred = shared[Number(raw)];
    if (referred === undefined) throw unreadable(`${at}:${row}`, 'a cell refers to a text that is not there');
    return referred;
  };
  const put = (value: string): void => {
    if (column >= limits.columns) throw tooLarge(`${at}:${row}`, `more than ${limits.columns} columns`);
    if (value.length > limits.cellCharacters) throw tooLarge(`${at}:${row}`, `a cell of over ${limits.cellCharacters} characters`);
    while (cells.length < column) cells.push('');
    cells[column] = value;
  };
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'row') [row, column, cells] = [attributes['r'] === undefined ? row + 1 : Number(attributes['r']), -1, []];
      if (name === 'c') [column, type] = [attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']), attributes['t'] ?? ''];
      text.open(name);
    },
    text: text.add,
    close: (name: string): void => {
      text.close(name);
      if (name === 'c') {
        const value = valueOf(text.take());
        if (value !== '') put(value);
      }
      if (name === 'row' && cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    },
    taken: (): readonly NumberedRow[] => rows.splice(0),
  };
};

/** The rows of one worksheet, while its bytes come in. A formula gives what the file last computed. */
export async function* sheetRows(chunks: AsyncIterable<Uint8Array>, shared: readonly string[], at: string): AsyncGenerator<NumberedRow> {
  const collected = collector(shared, at);
  const xml = openXml(collected);
  for await (const chunk of chunks) {
    xml.write(chunk);
    yield* collected.taken();
  }
  xml.end();
  yield* collected.taken();
}
