import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;

export interface Line {
  readonly number: number;
  /** Absent when the line was longer than allowed; its bytes were passed over. */
  readonly bytes?: Uint8Array;
}

/** The lines of a file that hold something, as bytes, whatever the size of the file. */
export async function* linesOf(path: string, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Buffer[] = [];
  let length = 0;
  const take = (): Line | undefined => {
    const tooLong = length > maxBytes;
    const bytes = tooLong ? undefined : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    if (bytes === undefined) return { number };
    return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ? undefined : { number, bytes };
  };
  const add = (piece: Buffer): void => {
    length += piece.byteLength;
    if (length <= maxBytes) pieces.push(piece);
  };
  for await (const chunk of createReadStream(path)) {
    let rest = chunk as Buffer;
    for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
      add(rest.subarray(0, end));
      const line = take();
      if (line !== undefined) yield line;
      number += 1;
      rest = rest.subarray(end + 1);
    }
    add(rest);
  }
  const line = take();
  if (line !== undefined) yield line;
}
