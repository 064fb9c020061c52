const LINE_FEED = 0x0a;

export interface Line {
  /** From 1, empty lines counted. */
  readonly number: number;
  /** Absent when the line was longer than allowed; its bytes were passed over. */
  readonly bytes?: Uint8Array;
}

/** The lines that hold something, as bytes; never more than one line of at most `maxBytes` in memory. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const take = (): Line | undefined => {
    const bytes = length > maxBytes ? undefined : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    if (bytes === undefined) return { number };
    return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d) ? undefined : { number, bytes };
  };
  const add = (piece: Uint8Array): void => {
    length += piece.byteLength;
    if (length <= maxBytes) pieces.push(piece);
    else pieces = [];
  };
  for await (const chunk of chunks) {
    let rest = chunk;
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
