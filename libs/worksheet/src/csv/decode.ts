import { createReadStream } from 'node:fs';
import { notText } from '../refusal.ts';
import type { Encoding } from '../survey.ts';

/** What Windows-1252 has at 0x80–0x9F (WHATWG index); a space where it has nothing. Node's own decoder differs by version. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

const fromWindows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (char) => {
    const meant = WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? ' ';
    return meant === ' ' ? char : meant;
  });

/** One kind of line end, so that lines can be counted; a return at the end of a piece waits for what follows it. */
export async function* withPlainLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of pieces) {
    const text = held + piece;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

/** The text of a file, piece by piece; a character is never cut in two. Throws `not-text` (halt). */
export async function* decodedText(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding, { fatal: true });
  const checked = (text: string): string => {
    if (NO_TEXT.test(text)) throw notText(file);
    return text;
  };
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      yield checked(decoder === undefined ? fromWindows1252(chunk) : decoder.decode(chunk, { stream: true }));
    }
    yield checked(decoder?.decode() ?? '');
  } catch (thrown) {
    throw thrown instanceof TypeError ? notText(file) : thrown;
  }
}
