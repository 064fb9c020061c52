import { createReadStream } from 'node:fs';
import { type Line, splitLines } from '../bulk/split-lines.ts';

/** The lines of a file that hold something, as bytes, whatever the size of the file. */
export const linesOf = (path: string, maxBytes: number): AsyncGenerator<Line> => splitLines(createReadStream(path), maxBytes);
