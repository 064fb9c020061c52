import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { KnownError } from '@meervoud/kernel';
import { CsvError, parse } from 'csv-parse';
import { limits } from '../limits.ts';
import type { SheetRow } from '../open-worksheet-file.ts';
import { tooLarge } from '../refusal.ts';
import type { Encoding } from '../survey.ts';
import { decodedText, withPlainLines } from './decode.ts';
import { separatorOf } from './separator.ts';

interface Parsed { readonly record: readonly string[]; readonly info: { readonly lines: number } }

const malformed = (file: string, line: number): KnownError => new KnownError({
  code: 'malformed-csv', recovery: 'halt', at: `${file}:${line}`, message: 'A quotation mark is not closed.', expected: 'every quotation mark in pairs',
});

/** The first line of a text that comes in pieces, and all of it again. */
const withFirstLine = async (pieces: AsyncGenerator<string>): Promise<{ readonly first: string; readonly all: AsyncGenerator<string> }> => {
  let begin = '';
  while (!begin.trimStart().includes('\n')) {
    const { value, done } = await pieces.next();
    if (done) break;
    begin += value;
  }
  const [first = ''] = begin.trimStart().split('\n', 1);
  return { first, all: (async function* () { yield begin; yield* pieces; })() };
};

const linesIn = (cells: readonly string[]): number => cells.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0);

/** The rows of a CSV; its separator is told by a `sep=` line, or by what splits the first line furthest. */
export async function* csvRows(file: string, encoding: Encoding): AsyncGenerator<SheetRow> {
  const { first, all } = await withFirstLine(withPlainLines(decodedText(file, encoding)));
  const named = /^"?sep=(.)"?$/i.exec(first)?.[1];
  const parser = parse({
    delimiter: named ?? separatorOf(first), info: true, relax_quotes: true, relax_column_count: true,
    max_record_size: limits.columns * limits.cellCharacters,
  });
  let begins = 1;
  const fed = pipeline(Readable.from(all), parser).catch(() => {}); // what went wrong comes out of the parser
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (record.length > limits.columns) throw tooLarge(`${file}:${info.lines}`, `more than ${limits.columns} columns`);
      const row = info.lines - linesIn(record);
      begins = info.lines + 1;
      const isSeparatorLine = named !== undefined && row === 1;
      if (!isSeparatorLine && record.some((cell) => cell.trim() !== '')) yield { sheet: null, row, cells: record };
    }
  } catch (thrown) {
    throw thrown instanceof CsvError ? malformed(file, begins) : thrown;
  } finally {
    parser.destroy();
    await fed;
  }
}
