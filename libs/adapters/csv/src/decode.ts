/** Why a file cannot be read as text; listed in `docs/errors.md`. */
export type NotText = 'workbook' | 'not-text';

/** What Windows-1252 has at 0x80–0x9F (WHATWG index); a space where it has nothing. Node's own decoder differs by version. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const FIRST = 0x80;

/**
 * The text of a spreadsheet export: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), and otherwise
 * Windows-1252. Anything with control characters is none of these.
 */
export const decodeSheet = (bytes: Uint8Array): { readonly text: string } | { readonly problem: NotText } => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return { problem: 'workbook' };
  const text = decodeAs(encodingOf(bytes), bytes) ?? fromWindows1252(bytes);
  return text === undefined || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/.test(text)
    ? { problem: 'not-text' } : { text: text.replace(/^\uFEFF/, '') };
};

const encodingOf = ([first, second]: Uint8Array): string =>
  (first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');

const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const fromWindows1252 = (bytes: Uint8Array): string | undefined => {
  // What claims to be Unicode and is not, is broken; and a UTF-8 file with a few bad bytes would come out as "Ã«".
  if (encodingOf(bytes) !== 'utf-8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (char) => {
    const meant = WINDOWS_1252[char.charCodeAt(0) - FIRST] ?? ' ';
    return meant === ' ' ? char : meant;
  });
};
